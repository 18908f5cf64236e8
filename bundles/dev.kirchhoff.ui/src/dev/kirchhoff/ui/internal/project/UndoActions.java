// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.ui.IActionBars;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;
import org.eclipse.ui.operations.UndoRedoActionGroup;

import dev.kirchhoff.ui.internal.document.Documents;

/** Undo in the tree of projects goes back through everything, files and elements alike. A provider, because the tree clears its action bars with every selection. */
public final class UndoActions extends CommonActionProvider {
	private UndoRedoActionGroup undo;

	@Override
	public void init(ICommonActionExtensionSite site) {
		super.init(site);
		if (site.getViewSite() instanceof ICommonViewerWorkbenchSite workbench) {
			undo = new UndoRedoActionGroup(workbench.getSite(), Documents.get().undoContext(), true);
		}
	}

	@Override
	public void fillActionBars(IActionBars bars) {
		if (undo != null) {
			undo.fillActionBars(bars);
		}
	}

	@Override
	public void dispose() {
		if (undo != null) {
			undo.dispose();
		}
		super.dispose();
	}
}
