// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.DiagramSpec;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.Operation;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec.Variable;
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
	private final DiagramSpec spec;
	private final Supplier<List<LayerSpec>> layers;
	private final Book book;
	private final Supplier<Evaluation> evaluations;
	private final Function<String, Optional<ExternalAction>> actions;
	private final Map<String, Mapping> byName;

	/** @param layers those that are switched on */
	public DiagramTools(DiagramSpec spec, Supplier<List<LayerSpec>> layers, Map<String, Mapping> byName, Book book, Supplier<Evaluation> evaluations, Function<String, Optional<ExternalAction>> actions) {
		this.spec = spec;
		this.layers = layers;
		this.byName = byName;
		this.book = book;
		this.evaluations = evaluations;
		this.actions = actions;
	}

	@Override
	public List<PaletteSection> palette() {
		var sections = new LinkedHashMap<String, PaletteSection>();
		for (var layer : layers.get()) {
			for (var section : layer.sections()) {
				var tools = all(section).stream().flatMap(tool -> entry(tool).stream()).toList();
				if (!tools.isEmpty()) {
					sections.put(section.key(), new PaletteSection(section.name(), section.label(), section.icon(), tools));
				}
			}
		}
		return List.copyOf(sections.values());
	}

	private List<ToolSpec> all(LayerSpec.Section section) {
		var all = new ArrayList<>(section.tools());
		section.reused().stream().map(book.tools()::get).filter(Objects::nonNull).forEach(all::add);
		return all;
	}

	private static Optional<PaletteTool> entry(ToolSpec tool) {
		var kind = switch (tool) {
			case ToolSpec.Creation creation -> creation.container() ? PaletteTool.Kind.CREATE_CONTAINER : PaletteTool.Kind.CREATE_NODE;
			case ToolSpec.EdgeCreation _ -> PaletteTool.Kind.CREATE_EDGE;
			case ToolSpec.Action action when action.inPalette() -> PaletteTool.Kind.ACTION;
			default -> null;
		};
		var basics = tool.basics();
		return Optional.ofNullable(kind).map(one -> new PaletteTool(basics.key(), basics.label(), basics.documentation(), basics.icon(), one));
	}

	private Optional<Mapping> mapping(View view) {
		return Optional.ofNullable(switch (view) {
			case DiagramView _ -> null;
			case NodeView node -> byName.get(node.mapping());
			case EdgeView edge -> byName.get(edge.mapping());
		});
	}

	private String mappingKey(View view) {
		return mapping(view).map(Mapping::key).orElse("");
	}

	private static Scope scope(DiagramView diagram, Object self) {
		return Scope.of(self).with("diagram", diagram).with("viewpoint", diagram);
	}

	private Scope bind(Scope scope, Variable variable, String standard, Object value) {
		var all = scope.with(standard, value).with(variable.name(), value);
		for (var sub : variable.sub()) {
			all = all.with(sub.name(), evaluations.get().value(sub.value(), all.on(value)));
		}
		return all;
	}

	private boolean allows(ToolSpec tool, Scope scope) {
		return evaluations.get().truth(tool.basics().precondition(), scope, true);
	}

	private Change change(ToolSpec tool, EObject within, Scope scope) {
		return change(tool.basics().label(), within, isExternal(tool.operations()), executor -> {
			executor.run(tool.operations(), scope);
			var select = tool.basics().elementsToSelect();
			return select.isBlank() ? executor.created() : evaluations.get().elements(select, scope);
		});
	}

	private Change change(String label, EObject within, boolean external, Function<Executor, List<EObject>> body) {
		return new ToolChange(label, within, external, () -> body.apply(new Executor(evaluations.get(), actions)));
	}

	/** Whether all that operations do is to call others. */
	private static boolean isExternal(List<Operation> operations) {
		return !operations.isEmpty() && operations.stream().allMatch(one -> switch (one) {
			case Operation.External external -> external.then().isEmpty();
			case Operation.ChangeContext change -> isExternal(change.then());
			case Operation.If choice -> isExternal(choice.then());
			case Operation.For loop -> isExternal(loop.then());
			case Operation.Let let -> isExternal(let.then());
			default -> false;
		});
	}

	@Override
	public Optional<Change> create(PaletteTool tool, DiagramView diagram, View container) {
		if (!(book.tools().get(tool.id()) instanceof ToolSpec.Creation creation) || container instanceof EdgeView || !hasPlace(creation, container)) {
			return Optional.empty();
		}
		var target = container.target();
		var scope = bind(bind(scope(diagram, target), creation.element(), "container", target), creation.view(), "containerView", container);
		return allows(creation, scope) ? Optional.of(change(creation, target, scope)) : Optional.empty();
	}

	private boolean hasPlace(ToolSpec.Creation tool, View container) {
		var places = switch (container) {
			case DiagramView _ -> layers.get().stream().flatMap(layer -> Stream.concat(layer.boxes().stream().map(Mapping::key), layer.reused().stream())).toList();
			default -> mapping(container).map(DiagramTools::inside).orElse(List.of());
		};
		return tool.mappings().stream().anyMatch(places::contains) || tool.extraMappings().contains(mappingKey(container));
	}

	private static List<String> inside(Mapping mapping) {
		var keys = new ArrayList<String>();
		if (mapping instanceof Mapping.Box box) {
			box.inside().forEach(one -> keys.add(one.key()));
			box.ports().forEach(one -> keys.add(one.key()));
			keys.addAll(box.reusedInside());
			keys.addAll(box.reusedPorts());
		}
		return keys;
	}

	private List<Mapping.Edge> edges(ToolSpec.EdgeCreation tool) {
		return tool.mappings().stream().map(book.mappings()::get).filter(Mapping.Edge.class::isInstance).map(Mapping.Edge.class::cast).toList();
	}

	@Override
	public boolean canStart(PaletteTool tool, DiagramView diagram, View source) {
		if (!(book.tools().get(tool.id()) instanceof ToolSpec.EdgeCreation creation) || source instanceof DiagramView) {
			return false;
		}
		var key = mappingKey(source);
		var scope = scope(diagram, source.target()).with("preSource", source.target()).with("preSourceView", source).with("container", diagram.target());
		return (edges(creation).stream().anyMatch(edge -> edge.sources().contains(key)) || creation.extraSources().contains(key))
				&& evaluations.get().truth(creation.startPrecondition(), scope, true);
	}

	@Override
	public Optional<Change> connect(PaletteTool tool, DiagramView diagram, View source, View target) {
		if (!canStart(tool, diagram, source) || target instanceof DiagramView || !(book.tools().get(tool.id()) instanceof ToolSpec.EdgeCreation creation)) {
			return Optional.empty();
		}
		var from = mappingKey(source);
		var to = mappingKey(target);
		var fits = edges(creation).stream().anyMatch(edge -> (edge.sources().contains(from) || creation.extraSources().contains(from)) && edge.targets().contains(to))
				|| creation.extraTargets().contains(to);
		if (!fits || !allows(creation, scope(diagram, source.target()).with("preSource", source.target()).with("preTarget", target.target()).with("preSourceView", source)
				.with("preTargetView", target).with("container", diagram.target()))) {
			return Optional.empty();
		}
		var scope = bind(scope(diagram, source.target()), creation.source(), "source", source.target());
		scope = bind(scope, creation.target(), "target", target.target());
		scope = bind(bind(scope, creation.sourceView(), "sourceView", source), creation.targetView(), "targetView", target);
		return Optional.of(change(creation, source.target(), scope));
	}

	@Override
	public Optional<Change> reconnect(DiagramView diagram, EdgeView edge, boolean atSource, View end) {
		if (!(byName.get(edge.mapping()) instanceof Mapping.Edge mapping) || !(end instanceof NodeView) || !(atSource ? mapping.sources() : mapping.targets()).contains(mappingKey(end))) {
			return Optional.empty();
		}
		var nodes = diagram.allNodes();
		var before = nodes.get(atSource ? edge.sourceKey() : edge.targetKey());
		var other = nodes.get(atSource ? edge.targetKey() : edge.sourceKey());
		if (before == null || other == null || before.key().equals(end.key())) {
			return Optional.empty();
		}
		for (var key : mapping.reconnections()) {
			if (book.tools().get(key) instanceof ToolSpec.Reconnect tool && (atSource ? tool.ofSource() : tool.ofTarget())) {
				var scope = bind(scope(diagram, edge.target()), tool.source(), "source", before.target());
				scope = bind(scope, tool.target(), "target", end.target());
				scope = bind(bind(scope, tool.sourceView(), "sourceView", before), tool.targetView(), "targetView", end);
				scope = bind(bind(scope, tool.element(), "element", edge.target()), tool.edgeView(), "edgeView", edge).with("otherEnd", other.target());
				if (allows(tool, scope)) {
					return Optional.of(change(tool, edge.target(), scope));
				}
			}
		}
		return Optional.empty();
	}

	private Optional<ToolSpec.DirectEdit> directEdit(View view) {
		return mapping(view).flatMap(mapping -> mapping.basics().directEdit()).map(book.tools()::get).filter(ToolSpec.DirectEdit.class::isInstance).map(ToolSpec.DirectEdit.class::cast);
	}

	@Override
	public Optional<String> editedText(DiagramView diagram, View view) {
		var scope = scope(diagram, view.target()).with("view", view).with("container", view.target());
		return directEdit(view).filter(tool -> allows(tool, scope)).map(tool -> tool.input().isBlank() ? label(view) : evaluations.get().text(tool.input(), scope));
	}

	private static String label(View view) {
		return switch (view) {
			case DiagramView diagram -> diagram.title();
			case NodeView node -> node.label().text();
			case EdgeView edge -> edge.center().text();
		};
	}

	@Override
	public Optional<Change> edit(DiagramView diagram, View view, String text) {
		return directEdit(view).filter(tool -> allows(tool, scope(diagram, view.target()).with("view", view).with("container", view.target())))
				.flatMap(tool -> arguments(tool.mask(), text, scope(diagram, view.target()).with("view", view)).map(scope -> change(tool, view.target(), scope)));
	}

	/** The parts of a text that a mask tells apart: {0} is all of it. Empty if it does not match. */
	public static Optional<Scope> arguments(String mask, String text, Scope scope) {
		var parts = mask.equals("{0}") ? new Object[] {text} : new MessageFormat(mask).parse(text, new ParsePosition(0));
		if (parts == null) {
			return Optional.empty();
		}
		var all = scope;
		for (int k = 0; k < parts.length; k++) {
			all = all.with("arg" + k, parts[k]).with(Integer.toString(k), parts[k]);
		}
		return Optional.of(all);
	}

	@Override
	public Optional<Change> delete(DiagramView diagram, List<View> views) {
		var steps = new ArrayList<Function<Executor, List<EObject>>>();
		var chosen = topmost(views);
		for (var view : chosen) {
			deletion(diagram, view).ifPresent(steps::add);
		}
		if (steps.isEmpty() || steps.size() < chosen.size()) {
			return Optional.empty();
		}
		return Optional.of(change(chosen.size() == 1 ? "Delete" : "Delete " + chosen.size() + " elements", diagram.target(), false, executor -> {
			steps.forEach(step -> step.apply(executor));
			return List.of();
		}));
	}

	/** Views whose elements go with the element of another are left to it. */
	private static List<View> topmost(List<View> views) {
		var targets = views.stream().filter(NodeView.class::isInstance).map(View::target).toList();
		return views.stream().filter(view -> !(view instanceof DiagramView)).filter(view -> targets.stream().noneMatch(other -> other != view.target() && EcoreUtil.isAncestor(other, view.target()))).toList();
	}

	private Optional<Function<Executor, List<EObject>>> deletion(DiagramView diagram, View view) {
		var mapping = mapping(view).orElse(null);
		if (mapping == null) {
			return Optional.empty();
		}
		var tool = mapping.basics().deletion().map(book.tools()::get).filter(ToolSpec.Delete.class::isInstance).map(ToolSpec.Delete.class::cast);
		if (tool.isEmpty()) {
			if (mapping instanceof Mapping.Edge edge && !edge.elementBased()) {
				return Optional.empty(); // it only shows a relation; its element is that of its source
			}
			var scope = scope(diagram, view.target());
			var elements = new ArrayList<EObject>(List.of(view.target()));
			elements.addAll(evaluations.get().elements(mapping.basics().semanticElements(), scope));
			return Optional.of(_ -> {
				elements.stream().distinct().filter(element -> element.eContainer() != null).forEach(element -> EcoreUtil.delete(element, true));
				return List.of();
			});
		}
		var container = diagram.around(view);
		var scope = bind(bind(bind(scope(diagram, view.target()), tool.get().element(), "element", view.target()), tool.get().elementView(), "elementView", view), tool.get().containerView(),
				"containerView", container).with("view", view).with("container", container.target());
		if (!allows(tool.get(), scope)) {
			return Optional.empty();
		}
		return Optional.of(executor -> {
			executor.run(tool.get().operations(), scope);
			return List.of();
		});
	}

	private List<ToolSpec.Drop> drops(View container) {
		var keys = container instanceof DiagramView ? spec.drops() : mapping(container).filter(Mapping.Box.class::isInstance).map(one -> ((Mapping.Box) one).drops()).orElse(List.of());
		return keys.stream().map(book.tools()::get).filter(ToolSpec.Drop.class::isInstance).map(ToolSpec.Drop.class::cast).toList();
	}

	@Override
	public Optional<Change> drop(DiagramView diagram, List<NodeView> views, View container) {
		var steps = new ArrayList<Function<Executor, List<EObject>>>();
		var label = "";
		for (var view : views) {
			var step = drops(container).stream().filter(tool -> tool.fromDiagram() && (tool.mappings().isEmpty() || tool.mappings().contains(mappingKey(view))))
					.filter(tool -> allows(tool, dropped(diagram, tool, view.target(), diagram.around(view).target(), container))).findFirst();
			if (step.isEmpty() || EcoreUtil.isAncestor(view.target(), container.target())) {
				return Optional.empty();
			}
			var tool = step.get();
			label = tool.basics().label();
			steps.add(executor -> {
				executor.run(tool.operations(), dropped(diagram, tool, view.target(), diagram.around(view).target(), container));
				return List.of(view.target());
			});
		}
		return steps(label, container.target(), steps);
	}

	private Optional<Change> steps(String label, EObject within, Collection<Function<Executor, List<EObject>>> steps) {
		return steps.isEmpty() ? Optional.empty() : Optional.of(change(label, within, false, executor -> {
			var selected = new ArrayList<EObject>();
			steps.forEach(step -> selected.addAll(step.apply(executor)));
			return selected;
		}));
	}

	private Scope dropped(DiagramView diagram, ToolSpec.Drop tool, EObject element, EObject from, View to) {
		var scope = bind(scope(diagram, to.target()), tool.element(), "element", element);
		scope = bind(bind(scope, tool.oldContainer(), "oldContainer", from), tool.newContainer(), "newContainer", to.target());
		return bind(scope, tool.newView(), "newViewContainer", to);
	}

	@Override
	public Optional<Change> dropElements(DiagramView diagram, List<EObject> elements, View container) {
		var steps = new ArrayList<Function<Executor, List<EObject>>>();
		var label = "";
		for (var element : elements) {
			var chosen = drops(container).stream().filter(ToolSpec.Drop::fromOutside).filter(tool -> takes(tool, element))
					.filter(tool -> allows(tool, dropped(diagram, tool, element, element.eContainer(), container))).findFirst();
			if (chosen.isEmpty() || EcoreUtil.isAncestor(element, container.target())) {
				return Optional.empty();
			}
			var tool = chosen.get();
			label = tool.basics().label();
			steps.add(executor -> {
				executor.run(tool.operations(), dropped(diagram, tool, element, element.eContainer(), container));
				return List.of(element);
			});
		}
		return steps(label, container.target(), steps);
	}

	private boolean takes(ToolSpec.Drop tool, EObject element) {
		return tool.mappings().isEmpty()
				|| tool.mappings().stream().map(book.mappings()::get).anyMatch(mapping -> mapping != null && evaluations.get().types().isInstance(mapping.basics().domainClass(), element));
	}

	@Override
	public Optional<Change> doubleClick(DiagramView diagram, View view) {
		return mapping(view).flatMap(mapping -> mapping.basics().doubleClick()).map(book.tools()::get).filter(ToolSpec.DoubleClick.class::isInstance).map(ToolSpec.DoubleClick.class::cast)
				.flatMap(tool -> {
					var scope = bind(bind(scope(diagram, view), tool.element(), "element", view.target()), tool.elementView(), "elementView", view);
					return allows(tool, scope.on(view.target())) ? Optional.of(change(tool, view.target(), scope)) : Optional.empty();
				});
	}

	@Override
	public List<MenuEntry> menu(DiagramView diagram, View view) {
		var entries = new ArrayList<MenuEntry>();
		for (var layer : layers.get()) {
			for (var section : layer.sections()) {
				for (var tool : all(section)) {
					if (tool instanceof ToolSpec.Action action && !action.inPalette() && allows(action, acting(action, diagram, view))) {
						entries.add(new MenuEntry(action.basics().key(), action.basics().label(), action.basics().icon()));
					}
				}
			}
		}
		return entries;
	}

	private Scope acting(ToolSpec.Action tool, DiagramView diagram, View view) {
		var scope = scope(diagram, view.target()).with("container", view.target()).with("containerView", view);
		return bind(bind(scope, tool.element(), "element", view.target()), tool.view(), "elementView", view).with("view", view);
	}

	@Override
	public Optional<Change> act(String id, DiagramView diagram, View view) {
		if (!(book.tools().get(id) instanceof ToolSpec.Action action)) {
			return Optional.empty();
		}
		var scope = acting(action, diagram, view);
		return allows(action, scope) ? Optional.of(change(action, view.target(), scope)) : Optional.empty();
	}

	/** Operations on an element that are no tool of the palette: a fix of a rule, a cell of a table. */
	public static Change change(String label, EObject element, List<Operation> operations, Scope scope, Supplier<Evaluation> evaluations) {
		return new ToolChange(label, element, false, () -> {
			new Executor(evaluations.get(), _ -> Optional.empty()).run(operations, scope);
			return List.of(element);
		});
	}
}
