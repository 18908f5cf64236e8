// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.NotationFile.LatticeHint;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.DiagramSpec;
import dev.kirchhoff.diagram.internal.odesign.Expression;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Lattice;
import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.Side;
import dev.kirchhoff.diagram.view.View;

/** One evaluation of a diagram: views for the elements as they are now, as Sirius' refresh makes them. */
public final class Refresh {
	/** Containers in containers; only a notation that contains itself gets there. */
	private static final int DEEPEST = 40;

	private static final NodeStyle NO_STYLE = new NodeStyle(NodeStyle.Shape.RECTANGLE, Color.WHITE, Color.WHITE, NodeStyle.Gradient.LEFT_TO_RIGHT, Color.BLACK, 0, LineStyle.SOLID, 0, NodeStyle.AUTO,
			NodeStyle.AUTO, NodeStyle.Resize.NONE, true, Set.of(Side.values()), "", List.of());
	private static final EdgeStyle NO_LINE = new EdgeStyle(Color.BLACK, 1, LineStyle.SOLID, EdgeStyle.Arrow.NONE, EdgeStyle.Arrow.NONE, EdgeStyle.Routing.STRAIGHT);

	private final DiagramSpec spec;
	private final List<LayerSpec> layers;
	private final Book book;
	private final Map<String, List<LatticeHint>> hints;
	private final Evaluation evaluation;
	private final Appearance appearance;
	private final EObject root;
	private final Keys keys = new Keys();
	private final Set<String> used = new HashSet<>();
	/** Views by mapping and by element. */
	private final Map<String, Map<EObject, List<NodeView>>> views = new HashMap<>();
	/** The same by mapping, in the order of drawing. */
	private final Map<String, List<NodeView>> ordered = new HashMap<>();
	private List<EObject> everything;
	private DiagramView diagram;

	/**
	 * @param layers those that are switched on, the default one first
	 * @param hints  of lattices, by file
	 */
	public Refresh(DiagramSpec spec, List<LayerSpec> layers, Book book, Map<String, List<LatticeHint>> hints, Evaluation evaluation, EObject root) {
		this.spec = spec;
		this.layers = layers;
		this.book = book;
		this.hints = hints;
		this.evaluation = evaluation;
		this.root = root;
		appearance = new Appearance(evaluation);
	}

	public DiagramView run() {
		var scope = Scope.of(root);
		var title = spec.title().isBlank() ? spec.label() : evaluation.text(spec.title(), scope);
		var background = spec.background().map(color -> appearance.color(color, scope)).orElse(Color.WHITE);
		diagram = new DiagramView(spec.name(), title, root, background, spec.flow(), List.of(), List.of(), List.of());
		var nodes = boxes(boxMappings(), root, diagram, "", false, Optional.empty(), 0);
		var edges = new ArrayList<EdgeView>();
		edgeMappings().forEach(mapping -> edges.addAll(mapping.elementBased() ? elementEdges(mapping) : relationEdges(mapping)));
		return new DiagramView(spec.name(), title, root, background, spec.flow(), nodes, edges, evaluation.faults());
	}

	private List<Mapping.Box> boxMappings() {
		var all = new LinkedHashMap<String, Mapping.Box>();
		for (var layer : layers) {
			layer.boxes().forEach(box -> all.putIfAbsent(box.key(), box));
			reused(layer.reused()).forEach(box -> all.putIfAbsent(box.key(), box));
		}
		return List.copyOf(all.values());
	}

	private List<Mapping.Edge> edgeMappings() {
		var all = new LinkedHashMap<String, Mapping.Edge>();
		for (var layer : layers) {
			layer.edges().forEach(edge -> all.putIfAbsent(edge.key(), edge));
			for (var key : layer.reused()) {
				if (book.mappings().get(key) instanceof Mapping.Edge edge) {
					all.putIfAbsent(key, edge);
				}
			}
		}
		return List.copyOf(all.values());
	}

	private List<Mapping.Box> reused(List<String> mappingKeys) {
		return mappingKeys.stream().map(book.mappings()::get).filter(Mapping.Box.class::isInstance).map(Mapping.Box.class::cast).toList();
	}

	private Scope scope(EObject self, Object containerView, EObject container) {
		return Scope.of(self).with("diagram", diagram).with("viewpoint", diagram).with("containerView", containerView).with("container", container);
	}

	private List<NodeView> boxes(List<Mapping.Box> mappings, EObject container, View containerView, String parentKey, boolean inList, Optional<LatticeHint> lattice, int depth) {
		var all = new ArrayList<NodeView>();
		for (var mapping : mappings) {
			if (mapping.basics().createElements()) {
				for (var element : candidates(mapping.basics(), container, containerView)) {
					box(mapping, element, container, containerView, parentKey, inList, lattice, depth).ifPresent(all::add);
				}
			}
		}
		return all;
	}

	/** The elements that a mapping shows in a context. */
	private List<EObject> candidates(Mapping.Basics mapping, EObject context, View contextView) {
		var scope = scope(context, contextView, context);
		var all = mapping.candidates().isBlank() ? everything() : evaluation.elements(mapping.candidates(), scope);
		var chosen = new ArrayList<EObject>();
		var seen = Collections.newSetFromMap(new IdentityHashMap<EObject, Boolean>());
		for (var element : all) {
			if (evaluation.types().isInstance(mapping.domainClass(), element) && seen.add(element)
					&& evaluation.truth(mapping.precondition(), scope(element, contextView, context), true)) {
				chosen.add(element);
			}
		}
		return chosen;
	}

	private List<EObject> everything() {
		if (everything == null) {
			everything = new ArrayList<>();
			var top = EcoreUtil.getRootContainer(root);
			everything.add(top);
			top.eAllContents().forEachRemaining(everything::add);
		}
		return everything;
	}

	private Optional<NodeView> box(Mapping.Box mapping, EObject element, EObject container, View containerView, String parentKey, boolean inList, Optional<LatticeHint> parentLattice, int depth) {
		var key = unique((parentKey.isEmpty() ? "" : parentKey + "/") + mapping.name() + ":" + id(mapping.basics(), element));
		var kind = inList ? NodeView.Kind.ITEM : mapping.kind();
		var bare = new NodeView(key, mapping.name(), element, kind, NO_STYLE, Label.NONE, "", List.of(), List.of(), Optional.empty(), Optional.empty());
		var scope = scope(element, containerView, container).with("view", bare);
		var style = appearance.choose(mapping.conditional(), mapping.style().orElse(null), scope);
		if (style == null) {
			return Optional.empty();
		}
		if (depth > DEEPEST) {
			evaluation.fault(mapping.basics().candidates(), "puts elements into each other without end");
			return Optional.empty();
		}
		var hint = hint(mapping);
		var lattice = hint.map(one -> new Lattice(Math.max(1, number(one.rows(), mapping, scope)), Math.max(1, number(one.columns(), mapping, scope))));
		var inside = new ArrayList<>(mapping.inside());
		inside.addAll(reused(mapping.reusedInside()));
		var around = new ArrayList<>(mapping.ports());
		around.addAll(reused(mapping.reusedPorts()));
		var children = boxes(inside, element, bare, key, kind == NodeView.Kind.LIST, hint, depth + 1);
		var ports = boxes(around, element, bare, key, false, Optional.empty(), depth + 1);
		var view = new NodeView(key, mapping.name(), element, kind, appearance.box(style, scope), appearance.label(style.label(), scope), evaluation.text(style.tooltip(), scope), children, ports,
				lattice, region(parentLattice, mapping, scope));
		views.computeIfAbsent(mapping.key(), _ -> new IdentityHashMap<>()).computeIfAbsent(element, _ -> new ArrayList<>()).add(view);
		ordered.computeIfAbsent(mapping.key(), _ -> new ArrayList<>()).add(view);
		return Optional.of(view);
	}

	/** An element without an id goes by the first of what belongs to it that has one. */
	private String id(Mapping.Basics mapping, EObject element) {
		if (EcoreUtil.getID(element) == null && !mapping.semanticElements().isBlank()) {
			for (var other : evaluation.elements(mapping.semanticElements(), scope(element, diagram, element.eContainer()))) {
				var id = EcoreUtil.getID(other);
				if (id != null) {
					return id;
				}
			}
		}
		return keys.of(element);
	}

	private String unique(String key) {
		if (used.add(key)) {
			return key;
		}
		int number = 2;
		while (!used.add(key + "#" + number)) {
			number++;
		}
		return key + "#" + number;
	}

	private Optional<LatticeHint> hint(Mapping.Box mapping) {
		var file = mapping.key().substring(0, mapping.key().indexOf('#'));
		return hints.getOrDefault(file, List.of()).stream().filter(hint -> hint.diagram().equals(spec.name()) && hint.mapping().equals(mapping.name())).findFirst();
	}

	private Optional<Lattice.Region> region(Optional<LatticeHint> lattice, Mapping.Box mapping, Scope scope) {
		return lattice.flatMap(hint -> hint.regions().stream().filter(one -> one.mapping().equals(mapping.name())).findFirst())
				.map(one -> new Lattice.Region(number(one.row(), mapping, scope), number(one.column(), mapping, scope), Math.max(1, number(one.rows(), mapping, scope)),
						Math.max(1, number(one.columns(), mapping, scope))));
	}

	private int number(String expression, Mapping.Box mapping, Scope scope) {
		var file = mapping.key().substring(0, mapping.key().indexOf('#'));
		return evaluation.integer(new Expression(expression, file, "lattice of " + mapping.name()), scope);
	}

	private List<NodeView> views(List<String> mappingKeys) {
		var all = new ArrayList<NodeView>();
		mappingKeys.forEach(key -> all.addAll(ordered.getOrDefault(key, List.of())));
		return all;
	}

	private List<NodeView> views(List<String> mappingKeys, EObject element) {
		var all = new ArrayList<NodeView>();
		mappingKeys.forEach(key -> all.addAll(views.getOrDefault(key, Map.of()).getOrDefault(element, List.of())));
		return all;
	}

	private List<EdgeView> relationEdges(Mapping.Edge mapping) {
		var edges = new ArrayList<EdgeView>();
		for (var source : views(mapping.sources())) {
			var scope = scope(source.target(), source, source.target()).with("view", source);
			for (var found : evaluation.elements(mapping.targetFinder(), scope)) {
				for (var target : views(mapping.targets(), found)) {
					var element = mapping.target().isBlank() ? source.target() : evaluation.element(mapping.target(), scope);
					edge(mapping, element == null ? source.target() : element, source, target).ifPresent(edges::add);
				}
			}
		}
		return edges;
	}

	private List<EdgeView> elementEdges(Mapping.Edge mapping) {
		var edges = new ArrayList<EdgeView>();
		for (var element : candidates(withoutPrecondition(mapping.basics()), root, diagram)) {
			var scope = scope(element, diagram, root);
			var sources = evaluation.elements(mapping.sourceFinder(), scope);
			var targets = evaluation.elements(mapping.targetFinder(), scope);
			for (var from : sources) {
				for (var source : views(mapping.sources(), from)) {
					for (var to : targets) {
						for (var target : views(mapping.targets(), to)) {
							edge(mapping, element, source, target).ifPresent(edges::add);
						}
					}
				}
			}
		}
		return edges;
	}

	/** It is evaluated for each pair of ends. */
	private static Mapping.Basics withoutPrecondition(Mapping.Basics basics) {
		return new Mapping.Basics(basics.key(), basics.name(), basics.domainClass(), basics.candidates(), new Expression("", "", ""), basics.semanticElements(), basics.createElements(),
				basics.deletion(), basics.directEdit(), basics.doubleClick());
	}

	private Optional<EdgeView> edge(Mapping.Edge mapping, EObject element, NodeView source, NodeView target) {
		var ends = scope(element, diagram, root).with("source", source.target()).with("target", target.target()).with("sourceView", source).with("targetView", target);
		if (!mapping.basics().createElements() || !evaluation.truth(mapping.basics().precondition(), ends, true)) {
			return Optional.empty();
		}
		var key = mapping.name() + ":" + source.key() + "->" + target.key();
		var bare = new EdgeView(key, mapping.name(), element, source.key(), target.key(), NO_LINE, Label.NONE, Label.NONE, Label.NONE);
		var scope = ends.with("view", bare);
		var style = appearance.choose(mapping.conditional(), mapping.style().orElse(null), scope);
		if (style == null) {
			return Optional.empty();
		}
		return Optional.of(new EdgeView(unique(key), mapping.name(), element, source.key(), target.key(), appearance.edge(style, scope), style.begin().map(one -> appearance.label(one, scope)).orElse(Label.NONE),
				style.center().map(one -> appearance.label(one, scope)).orElse(Label.NONE), style.end().map(one -> appearance.label(one, scope)).orElse(Label.NONE)));
	}
}
