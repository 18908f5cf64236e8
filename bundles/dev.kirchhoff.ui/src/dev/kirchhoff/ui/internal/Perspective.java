// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import dev.kirchhoff.ui.internal.project.Projects;

/** The project tree, and the properties of what is selected in it. No editor area, as there is no editor. */
public final class Perspective implements IPerspectiveFactory {
	static final String ID = "dev.kirchhoff.ui.perspective";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		layout.addView(Projects.VIEW, IPageLayout.LEFT, 0.45f, layout.getEditorArea());
		layout.addView(IPageLayout.ID_PROP_SHEET, IPageLayout.RIGHT, 0.45f, Projects.VIEW);
		layout.addShowViewShortcut(Projects.VIEW);
		layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
	}
}
