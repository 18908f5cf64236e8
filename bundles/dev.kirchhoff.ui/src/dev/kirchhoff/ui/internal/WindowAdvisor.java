// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

import dev.kirchhoff.ui.internal.preferences.UiPreferences;

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
		window.setShowCoolBar(true);
		window.setShowPerspectiveBar(true);
		window.setShowStatusLine(true);
		window.setShowProgressIndicator(true);
	}

	@Override
	public void postWindowOpen() {
		PartNames.in(getWindowConfigurer().getWindow().getActivePage());
	}

	/** Welcome comes up where there is nothing to go back to, and where it is wanted. */
	@Override
	public void openIntro() {
		if (UiPreferences.WELCOME.get() || ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 0) {
			var window = getWindowConfigurer().getWindow();
			window.getWorkbench().getIntroManager().showIntro(window, false);
		}
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		return new MenuBar(configurer);
	}
}
