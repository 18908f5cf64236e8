// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.UnexecutableCommand;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.tool.Change;

/**
 * What GEF takes for a command: a description of what is to be done. {@link Steps} makes one step of the workbench's history of all that
 * a gesture brings together.
 */
public final class Step extends Command {
	private final Change change;
	private final Landing landing;
	private final Map<String, Bounds> moves;
	private final Map<String, List<Point>> bends;

	private Step(String label, Change change, Landing landing, Map<String, Bounds> moves, Map<String, List<Point>> bends) {
		super(label);
		this.change = change;
		this.landing = landing;
		this.moves = moves;
		this.bends = bends;
	}

	/** A change of the model; GEF shows that it is impossible if there is none. */
	static Command of(String label, Optional<Change> change, Landing landing) {
		return change.<Command>map(some -> new Step(label, some, landing, Map.of(), Map.of())).orElse(UnexecutableCommand.INSTANCE);
	}

	static Step move(String label, String key, Bounds to) {
		return new Step(label, null, Landing.NONE, Map.of(key, to), Map.of());
	}

	static Step bends(String label, String key, List<Point> points) {
		return new Step(label, null, Landing.NONE, Map.of(), Map.of(key, points));
	}

	/** Null if only the layout changes. */
	Change change() {
		return change;
	}

	Landing landing() {
		return landing;
	}

	Map<String, Bounds> moves() {
		return moves;
	}

	Map<String, List<Point>> bends() {
		return bends;
	}

	@Override
	public boolean canExecute() {
		return change == null || change.canExecute();
	}

	@Override
	public void execute() {
		throw new IllegalStateException("steps are made by the stack, all of a gesture together");
	}
}
