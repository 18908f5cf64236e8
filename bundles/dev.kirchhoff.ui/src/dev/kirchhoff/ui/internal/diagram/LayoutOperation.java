// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

import dev.kirchhoff.diagram.layout.Layout;

/** Boxes that were moved by hand: a step of the same history as changes of the model. */
final class LayoutOperation extends AbstractOperation {
	private final Layouts layouts;
	private final String key;
	private final Layout before;
	private final Layout after;

	LayoutOperation(String label, Layouts layouts, String key, Layout before, Layout after, IUndoContext... contexts) {
		super(label);
		this.layouts = layouts;
		this.key = key;
		this.before = before;
		this.after = after;
		for (var context : contexts) {
			addContext(context);
		}
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
		return show(after);
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
		return show(before);
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
		return show(after);
	}

	private IStatus show(Layout layout) {
		layouts.show(key, layout);
		return Status.OK_STATUS;
	}
}
