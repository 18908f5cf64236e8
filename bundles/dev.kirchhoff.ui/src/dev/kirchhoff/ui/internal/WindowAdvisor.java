// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The look of a window before it has opened. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
	WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public void preWindowOpen() {
		var window = getWindowConfigurer();
		window.setTitle("Kirchhoff");
		window.setInitialSize(new Point(1500, 940));
		// its only buttons would be those of text editors, which there are none of
		window.setShowCoolBar(false);
		window.setShowStatusLine(true);
		window.setShowProgressIndicator(true);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		return new MenuBar(configurer);
	}
}
