// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/** Windows whose content changes while they are open. */
public final class Shells {
	private Shells() {
	}

	/** Makes a window as high as its content needs, as far as the screen is; it never becomes smaller under the mouse. */
	public static void grow(Shell shell) {
		if (shell == null || !shell.isVisible()) {
			return;
		}
		shell.layout(true, true);
		var size = shell.getSize();
		var screen = shell.getMonitor().getClientArea();
		int wanted = Math.min(shell.computeSize(size.x, SWT.DEFAULT).y, screen.height);
		if (wanted > size.y) {
			int top = Math.max(screen.y, Math.min(shell.getLocation().y, screen.y + screen.height - wanted));
			shell.setBounds(shell.getLocation().x, top, size.x, wanted);
		}
	}
}
