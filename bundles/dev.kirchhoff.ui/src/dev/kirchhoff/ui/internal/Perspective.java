// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Projects on the left, what is open in the middle, the properties of what is selected below it. */
public final class Perspective implements IPerspectiveFactory {
	static final String ID = "dev.kirchhoff.ui.perspective";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.addView(IPageLayout.ID_PROP_SHEET, IPageLayout.BOTTOM, 0.6f, layout.getEditorArea());
	}
}
