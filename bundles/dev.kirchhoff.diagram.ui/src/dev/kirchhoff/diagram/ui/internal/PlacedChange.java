// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.Collection;

import org.eclipse.emf.common.command.AbstractCommand;

import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.ui.DiagramHost;

/** A change of the model together with where its boxes come to stand, so that one undo takes both back. */
final class PlacedChange extends AbstractCommand {
	private final DiagramHost host;
	private final Change change;
	private final Landing landing;
	private final Layout before;
	private final Layout stored;
	private Layout after;

	/** @param before what is shown, complete */
	PlacedChange(DiagramHost host, Change change, Landing landing, Layout before) {
		this.host = host;
		this.change = change;
		this.landing = landing;
		this.before = before;
		stored = host.layout();
	}

	@Override
	protected boolean prepare() {
		return change.canExecute();
	}

	@Override
	public void execute() {
		change.execute();
		after = landing == Landing.NONE ? before : landing.after(before, host.diagram().refresh(), change.toSelect());
		host.setLayout(after);
	}

	@Override
	public boolean canUndo() {
		return change.canUndo();
	}

	@Override
	public void undo() {
		change.undo();
		host.setLayout(stored);
	}

	@Override
	public void redo() {
		change.redo();
		host.setLayout(after);
	}

	@Override
	public Collection<?> getResult() {
		return change.getResult();
	}

	@Override
	public Collection<?> getAffectedObjects() {
		return change.getAffectedObjects();
	}

	@Override
	public void dispose() {
		change.dispose();
	}
}
