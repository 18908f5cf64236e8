// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.common.command.Command;

/** A change of one or more documents, as the workbench's history keeps it. Knows the state of each before and after, so that an undo back to what was saved is clean. */
final class ModelOperation extends AbstractOperation {
	private record Change(Object before, Object after) {
	}

	private final Command command;
	private final Documents documents;
	private final Map<ProjectDocument, Change> changes = new LinkedHashMap<>();

	ModelOperation(Command command, Documents documents, IUndoContext workspace) {
		super(command.getLabel() == null || command.getLabel().isBlank() ? "Change" : command.getLabel());
		this.command = command;
		this.documents = documents;
		addContext(workspace);
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
		return run(command::execute, (document, _) -> {
			var change = new Change(document.state(), new Object());
			changes.put(document, change);
			addContext(document.undoContext());
			return change.after;
		});
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
		return run(command::undo, (_, change) -> change == null ? new Object() : change.before);
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
		return run(command::redo, (_, change) -> change == null ? new Object() : change.after);
	}

	private IStatus run(Runnable step, BiFunction<ProjectDocument, Change, Object> state) throws ExecutionException {
		try {
			for (var document : documents.changedBy(step)) {
				document.state(state.apply(document, changes.get(document)));
			}
			documents.settle(changes.keySet());
			return Status.OK_STATUS;
		} catch (RuntimeException e) {
			throw new ExecutionException(getLabel() + " failed", e);
		}
	}

	@Override
	public boolean canUndo() {
		return command.canUndo();
	}

	@Override
	public void dispose() {
		command.dispose();
	}
}
