// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens a project file in its editor, as somebody who has just made or chosen it wants to see it. */
final class Shown {
	private Shown() {
	}

	/** @param file may be null: then what went wrong has been said already */
	static void inEditor(IWorkbenchWindow window, IFile file) {
		if (file == null) {
			return;
		}
		try {
			IDE.openEditor(window.getActivePage(), file);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
