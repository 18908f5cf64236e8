// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;

/**
 * EMF's command stack on the workbench's history of operations, so that one undo goes through changes of models and of files
 * alike, in the order in which they were made.
 */
final class HistoryStack extends BasicCommandStack {
	private final IOperationHistory history;
	private final IUndoContext workspace;
	private final Documents documents;

	HistoryStack(IOperationHistory history, IUndoContext workspace, Documents documents) {
		this.history = history;
		this.workspace = workspace;
		this.documents = documents;
	}

	@Override
	public void execute(Command command) {
		if (command == null) {
			return;
		}
		if (!command.canExecute()) {
			command.dispose();
			return;
		}
		run(() -> history.execute(new ModelOperation(command, documents, workspace), null, null));
		mostRecentCommand = command;
		notifyListeners();
	}

	@Override
	public boolean canUndo() {
		return history.canUndo(workspace);
	}

	@Override
	public boolean canRedo() {
		return history.canRedo(workspace);
	}

	@Override
	public void undo() {
		run(() -> history.undo(workspace, null, null));
		notifyListeners();
	}

	@Override
	public void redo() {
		run(() -> history.redo(workspace, null, null));
		notifyListeners();
	}

	private interface Step {
		void run() throws ExecutionException;
	}

	private void run(Step step) {
		try {
			step.run();
		} catch (ExecutionException e) {
			handleError(e);
		}
	}

	@Override
	protected void handleError(Exception e) {
		documents.report("the change could not be made", e);
	}
}
