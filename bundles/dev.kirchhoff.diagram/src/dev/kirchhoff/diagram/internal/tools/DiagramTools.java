// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.DiagramSpec;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.Operation;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.MenuEntry;
import dev.kirchhoff.diagram.tool.PaletteSection;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/** The tools that a notation describes for a diagram: where each applies, with which variables, and what it runs. */
public final class DiagramTools implements Tools {
	private final Palette palette;
	private final Creating creating;
	private final Connecting connecting;
	private final Labelling labelling;
	private final Deleting deleting;
	private final Dropping dropping;
	private final Acting acting;

	/** @param layers those that are switched on */
	public DiagramTools(DiagramSpec spec, Supplier<List<LayerSpec>> layers, Map<String, Mapping> byName, Book book, Supplier<Evaluation> evaluations, Function<String, Optional<ExternalAction>> actions) {
		var box = new Toolbox(layers, byName, book, evaluations, actions);
		palette = new Palette(box);
		creating = new Creating(box);
		connecting = new Connecting(box);
		labelling = new Labelling(box);
		deleting = new Deleting(box);
		dropping = new Dropping(box, spec.drops());
		acting = new Acting(box);
	}

	@Override
	public List<PaletteSection> palette() {
		return palette.sections();
	}

	@Override
	public Optional<Change> create(PaletteTool tool, DiagramView diagram, View container) {
		return creating.create(tool, diagram, container);
	}

	@Override
	public boolean canStart(PaletteTool tool, DiagramView diagram, View source) {
		return connecting.canStart(tool, diagram, source);
	}

	@Override
	public Optional<Change> connect(PaletteTool tool, DiagramView diagram, View source, View target) {
		return connecting.connect(tool, diagram, source, target);
	}

	@Override
	public Optional<Change> reconnect(DiagramView diagram, EdgeView edge, boolean atSource, View end) {
		return connecting.reconnect(diagram, edge, atSource, end);
	}

	@Override
	public Optional<String> editedText(DiagramView diagram, View view) {
		return labelling.editedText(diagram, view);
	}

	@Override
	public Optional<Change> edit(DiagramView diagram, View view, String text) {
		return labelling.edit(diagram, view, text);
	}

	@Override
	public Optional<Change> delete(DiagramView diagram, List<View> views) {
		return deleting.delete(diagram, views);
	}

	@Override
	public Optional<Change> drop(DiagramView diagram, List<NodeView> views, View container) {
		return dropping.drop(diagram, views, container);
	}

	@Override
	public Optional<Change> dropElements(DiagramView diagram, List<EObject> elements, View container) {
		return dropping.dropElements(diagram, elements, container);
	}

	@Override
	public Optional<Change> doubleClick(DiagramView diagram, View view) {
		return acting.doubleClick(diagram, view);
	}

	@Override
	public List<MenuEntry> menu(DiagramView diagram, View view) {
		return acting.menu(diagram, view);
	}

	@Override
	public Optional<Change> act(String id, DiagramView diagram, View view) {
		return acting.act(id, diagram, view);
	}

	/** Operations on an element that are no tool of the palette: a fix of a rule, a cell of a table. */
	public static Change change(String label, EObject element, List<Operation> operations, Scope scope, Supplier<Evaluation> evaluations) {
		return new ToolChange(label, element, false, () -> {
			new Executor(evaluations.get(), _ -> Optional.empty()).run(operations, scope);
			return List.of(element);
		});
	}
}
