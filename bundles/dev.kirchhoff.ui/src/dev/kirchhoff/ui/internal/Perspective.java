// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;

import dev.kirchhoff.results.ui.HistoryView;
import dev.kirchhoff.ui.internal.palette.PaletteView;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.run.RunsView;

/** Design: the projects at the left, what is edited in the middle, its outline and what plug-ins offer at the right, properties and problems below. */
public final class Perspective implements IPerspectiveFactory {
	static final String ID = "dev.kirchhoff.ui.perspective";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		var left = layout.createFolder("left", IPageLayout.LEFT, 0.22f, IPageLayout.ID_EDITOR_AREA);
		left.addView(Projects.VIEW);
		var right = layout.createFolder("right", IPageLayout.RIGHT, 0.78f, IPageLayout.ID_EDITOR_AREA);
		right.addView(IPageLayout.ID_OUTLINE);
		right.addView(PaletteView.ID);
		var below = layout.createFolder("below", IPageLayout.BOTTOM, 0.8f, IPageLayout.ID_EDITOR_AREA);
		below.addView(IPageLayout.ID_PROBLEM_VIEW);
		below.addView(IPageLayout.ID_PROP_SHEET);
		below.addPlaceholder(RunsView.ID);
		below.addPlaceholder(HistoryView.ID);
		below.addPlaceholder(IConsoleConstants.ID_CONSOLE_VIEW);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		for (var view : new String[] {Projects.VIEW, IPageLayout.ID_OUTLINE, PaletteView.ID, IPageLayout.ID_PROBLEM_VIEW, IPageLayout.ID_PROP_SHEET}) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(ID);
	}
}
