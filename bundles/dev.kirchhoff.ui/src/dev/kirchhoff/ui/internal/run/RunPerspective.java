// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;

import dev.kirchhoff.results.ui.HistoryView;
import dev.kirchhoff.ui.internal.project.Projects;

/** For running and comparing: projects at the left, results in the middle, what runs now and what has run below. */
public final class RunPerspective implements IPerspectiveFactory {
	/** Its id. */
	public static final String ID = "dev.kirchhoff.ui.run";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		RunLog.get(); // so that the console is not empty
		var left = layout.createFolder("left", IPageLayout.LEFT, 0.25f, layout.getEditorArea());
		left.addView(Projects.VIEW);
		var below = layout.createFolder("below", IPageLayout.BOTTOM, 0.5f, layout.getEditorArea());
		below.addView(RunsView.ID);
		below.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		below.addView(HistoryView.ID);
		layout.addShowViewShortcut(Projects.VIEW);
		layout.addShowViewShortcut(RunsView.ID);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addShowViewShortcut(HistoryView.ID);
		layout.addPerspectiveShortcut(ID);
	}
}
