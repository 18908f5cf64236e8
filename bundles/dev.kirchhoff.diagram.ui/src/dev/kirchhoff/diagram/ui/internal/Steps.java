// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.gef.commands.CompoundCommand;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.ui.DiagramHost;

/** GEF's command stack without a memory: what GEF executes becomes one step of the workbench's history, which alone can undo it. */
public final class Steps extends CommandStack {
	private final DiagramHost host;
	private final Supplier<Drawing> drawing;
	private final Consumer<List<EObject>> select;

	/** @param select is told of what to select when the diagram has been refreshed */
	public Steps(DiagramHost host, Supplier<Drawing> drawing, Consumer<List<EObject>> select) {
		this.host = host;
		this.drawing = drawing;
		this.select = select;
	}

	@Override
	public void execute(Command command) {
		if (command == null || !command.canExecute() || host.isReadOnly()) {
			return;
		}
		notifyListeners(command, PRE_EXECUTE);
		var steps = new ArrayList<Step>();
		collect(command, steps);
		perform(steps);
		notifyListeners(command, POST_EXECUTE);
		notifyListeners();
	}

	private static void collect(Command command, List<Step> steps) {
		switch (command) {
			case Step step -> steps.add(step);
			case CompoundCommand many -> many.getCommands().forEach(one -> collect((Command) one, steps));
			default -> throw new IllegalArgumentException("not a step: " + command.getLabel());
		}
	}

	private void perform(List<Step> steps) {
		if (steps.isEmpty()) {
			return;
		}
		var moves = new HashMap<String, Bounds>();
		var bends = new HashMap<String, List<Point>>();
		var changes = new ArrayList<Step>();
		for (var step : steps) {
			moves.putAll(step.moves());
			bends.putAll(step.bends());
			if (step.change() != null) {
				changes.add(step);
			}
		}
		var before = drawing.get().layout();
		var label = steps.size() == 1 || changes.isEmpty() ? steps.getFirst().getLabel() : changes.getFirst().getLabel();
		if (!moves.isEmpty() || !bends.isEmpty()) {
			layout(steps.size() > 1 ? label + " " + steps.size() + " Elements" : label, Arrange.apply(drawing.get(), moves, bends));
		}
		for (var step : changes) {
			change(step.getLabel(), step.change(), step.landing(), before);
		}
	}

	/** Another layout, as a step. */
	public void layout(String label, Layout after) {
		if (!after.equals(drawing.get().layout())) {
			host.executeLayout(label, host.layout(), after); // undone, what had no place of its own has none again
		}
	}

	/** A change of the model, as a step. */
	public void change(String label, Change change) {
		change(label, change, Landing.NONE, drawing.get().layout());
	}

	private void change(String label, Change change, Landing landing, Layout before) {
		if (change.external().isPresent()) {
			change.external().get().run();
		} else if (change.canExecute() && !host.isReadOnly()) {
			var placed = new PlacedChange(host, change, landing, before);
			placed.setLabel(change.getLabel() == null || change.getLabel().isBlank() ? label : change.getLabel());
			host.execute(placed.getLabel(), placed);
			select.accept(change.toSelect());
		}
	}

	@Override
	public boolean isDirty() {
		return false;
	}
}
