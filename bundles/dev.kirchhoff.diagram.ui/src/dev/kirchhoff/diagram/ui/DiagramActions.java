// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui;

import java.util.List;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.part.EditorActionBarContributor;

/**
 * Puts a menu "Diagram" on the menu bar while a diagram is edited. To be named in {@code contributorClass} of an editor, or created by the
 * contributor of an editor that has a diagram on one of its pages, which then calls {@link #setActiveEditor} with the page.
 */
public class DiagramActions extends EditorActionBarContributor {
	/** Of the menu. */
	public static final String MENU = "dev.kirchhoff.diagram.ui.diagram";

	public static final String ZOOM_IN = "dev.kirchhoff.diagram.ui.zoomIn";
	public static final String ZOOM_OUT = "dev.kirchhoff.diagram.ui.zoomOut";
	public static final String ZOOM_ORIGINAL = "dev.kirchhoff.diagram.ui.zoomOriginal";
	public static final String FIT_PAGE = "dev.kirchhoff.diagram.ui.fitPage";
	public static final String FIT_WIDTH = "dev.kirchhoff.diagram.ui.fitWidth";
	public static final String ARRANGE = "dev.kirchhoff.diagram.ui.arrange";
	public static final String GRID = "dev.kirchhoff.diagram.ui.grid";
	public static final String SNAP = "dev.kirchhoff.diagram.ui.snap";
	public static final String PALETTE = "dev.kirchhoff.diagram.ui.palette";
	public static final String EXPORT_SVG = "dev.kirchhoff.diagram.ui.exportSvg";
	public static final String EXPORT_PNG = "dev.kirchhoff.diagram.ui.exportPng";
	public static final String COPY_PICTURE = "dev.kirchhoff.diagram.ui.copyPicture";
	/** With the name of an alignment behind it: {@code dev.kirchhoff.diagram.ui.align.LEFT}. */
	public static final String ALIGN = "dev.kirchhoff.diagram.ui.align.";

	/** All that have a command of their own. */
	public static final List<String> COMMANDS = List.of(ZOOM_IN, ZOOM_OUT, ZOOM_ORIGINAL, FIT_PAGE, FIT_WIDTH, ARRANGE, GRID, SNAP, PALETTE, EXPORT_SVG, EXPORT_PNG, COPY_PICTURE);

	private DiagramPart part;
	private MenuManager menu;

	@Override
	public void contributeToMenu(IMenuManager bar) {
		menu = new MenuManager("&Diagram", MENU);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> {
			if (part != null && part.actions() != null) {
				part.actions().fillBar(shown);
			}
		});
		if (bar.find(IWorkbenchActionConstants.MB_ADDITIONS) != null) {
			bar.insertAfter(IWorkbenchActionConstants.MB_ADDITIONS, menu);
		} else {
			bar.add(menu);
		}
	}

	@Override
	public void setActiveEditor(IEditorPart editor) {
		part = editor instanceof DiagramPart diagram ? diagram : null;
		if (menu != null) {
			menu.setVisible(part != null);
			getActionBars().getMenuManager().update(true);
		}
	}
}
