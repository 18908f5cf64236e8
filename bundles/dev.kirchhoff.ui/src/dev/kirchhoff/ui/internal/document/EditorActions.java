// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.operations.UndoRedoActionGroup;

/**
 * Undo, Redo and Revert of the menu bar for an editor of a document. Editors of one kind share what the menu bar calls, so the active one
 * has to say that it is meant: {@link #fill()}.
 */
public final class EditorActions {
	private final IEditorPart editor;
	private final UndoRedoActionGroup history;
	private final Action revert;

	/** @param editor has its site and no listener of its own for this */
	public EditorActions(IEditorPart editor, ProjectDocument document) {
		this.editor = editor;
		history = new UndoRedoActionGroup(editor.getEditorSite(), document.undoContext(), true);
		revert = new Action("Revert") {
			@Override
			public void run() {
				if (MessageDialog.openConfirm(editor.getSite().getShell(), "Revert", "All changes of " + document.file().getName() + " and of its diagrams that are not saved are lost.")) {
					document.revert();
				}
			}
		};
		revert.setActionDefinitionId(ActionFactory.REVERT.getCommandId());
		revert.setEnabled(false);
		editor.addPropertyListener((_, property) -> {
			if (property == IEditorPart.PROP_DIRTY) {
				revert.setEnabled(editor.isDirty());
			}
		});
		fill();
	}

	/** To be called whenever the editor becomes the active one. */
	public void fill() {
		var bars = editor.getEditorSite().getActionBars();
		history.fillActionBars(bars);
		bars.setGlobalActionHandler(ActionFactory.REVERT.getId(), revert);
		bars.updateActionBars();
		revert.setEnabled(editor.isDirty());
	}

	public void dispose() {
		history.dispose();
	}
}
