// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Geometry;
import dev.kirchhoff.diagram.layout.Geometry.Place;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/**
 * What the canvas shows now: views and places, joined by key. An update says what is different, so that only that is drawn anew
 * when one of thousands of elements has changed.
 */
public final class Drawing {
	/**
	 * What an update changed.
	 *
	 * @param boxes  that look different or are elsewhere
	 * @param family that have other children or ports; the diagram itself is in {@code roots}
	 * @param ends   whose edges are others
	 * @param lines  that look different or take another way
	 */
	public record Difference(boolean roots, Set<Box> boxes, Set<Box> family, Set<Box> ends, Set<Line> lines) {
		Difference() {
			this(false, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
		}

		Difference withRoots() {
			return new Difference(true, boxes, family, ends, lines);
		}
	}

	private static final Bounds NOWHERE = new Bounds(0, 0, 40, 40);

	private DiagramView view;
	private Layout layout = Layout.EMPTY;
	private Geometry geometry;
	private List<Box> roots = List.of();
	private Map<String, Box> boxes = new HashMap<>();
	private Map<String, Line> lines = new LinkedHashMap<>();
	private Map<EObject, List<Object>> byTarget = new HashMap<>();

	public Drawing(DiagramView view) {
		this.view = view;
	}

	public DiagramView view() {
		return view;
	}

	/** Never null once something is shown. */
	public Geometry geometry() {
		return geometry;
	}

	public Layout layout() {
		return layout;
	}

	public List<Box> roots() {
		return roots;
	}

	public Map<String, Box> boxes() {
		return boxes;
	}

	public Map<String, Line> lines() {
		return lines;
	}

	/** The boxes that stand for an element; if there are none, the lines. */
	public List<Object> of(EObject target) {
		return byTarget.getOrDefault(target, List.of());
	}

	/** The view that a box or a line or the drawing itself shows. */
	public static Optional<View> view(Object model) {
		return switch (model) {
			case Box box -> Optional.of(box.view);
			case Line line -> Optional.of(line.view);
			case Drawing drawing -> Optional.of(drawing.view);
			case null, default -> Optional.empty();
		};
	}

	public Difference show(DiagramView newView, Layout newLayout) {
		var before = boxes;
		var linesBefore = lines;
		view = newView;
		layout = newLayout;
		geometry = Geometry.of(newView, newLayout);
		boxes = new HashMap<>();
		lines = new LinkedHashMap<>();
		var difference = new Difference();
		var newRoots = nodes(newView.nodes(), null, false, before, difference);
		var changed = !newRoots.equals(roots);
		roots = newRoots;
		edges(linesBefore, difference);
		index();
		return changed ? difference.withRoots() : difference;
	}

	private List<Box> nodes(List<NodeView> views, Box parent, boolean port, Map<String, Box> before, Difference difference) {
		var list = new ArrayList<Box>(views.size());
		for (var node : views) {
			if (boxes.containsKey(node.key())) {
				continue;
			}
			var box = before.get(node.key());
			if (box == null || box.port != port) {
				box = new Box(node.key());
				box.port = port;
			}
			boxes.put(node.key(), box);
			box.parent = parent;
			var bounds = layout.boxes().getOrDefault(node.key(), NOWHERE);
			var beside = beside(node);
			if (box.view == null || !looksLike(box.view, node) || !bounds.equals(box.bounds) || !Objects.equals(beside, box.beside)) {
				difference.boxes.add(box);
			}
			box.view = node;
			box.bounds = bounds;
			box.beside = beside;
			var children = nodes(node.children(), box, false, before, difference);
			var ports = nodes(node.ports(), box, true, before, difference);
			if (!children.equals(box.children) || !ports.equals(box.ports)) {
				difference.family.add(box);
			}
			if (!ports.isEmpty() && ports.stream().anyMatch(difference.boxes::contains)) {
				difference.boxes.add(box);
			}
			box.children = children;
			box.ports = ports;
			list.add(box);
		}
		return list;
	}

	private Bounds beside(NodeView node) {
		var box = geometry.box(node.key());
		var label = geometry.outsideLabel(node);
		return box.isEmpty() || label.isEmpty() ? null
				: new Bounds(label.get().x() - box.get().x(), label.get().y() - box.get().y(), label.get().width(), label.get().height());
	}

	/** Without children and ports, which are boxes of their own. */
	private static boolean looksLike(NodeView one, NodeView other) {
		return one.target() == other.target() && one.kind() == other.kind() && one.style().equals(other.style()) && one.label().equals(other.label())
				&& Objects.equals(one.tooltip(), other.tooltip()) && one.lattice().equals(other.lattice()) && one.region().equals(other.region());
	}

	private void edges(Map<String, Line> before, Difference difference) {
		var outgoing = new HashMap<Box, List<Line>>();
		var incoming = new HashMap<Box, List<Line>>();
		for (var edge : view.edges()) {
			var source = boxes.get(edge.sourceKey());
			var target = boxes.get(edge.targetKey());
			if (source == null || target == null || lines.containsKey(edge.key())) {
				continue;
			}
			var line = before.getOrDefault(edge.key(), new Line(edge.key()));
			if (line.source != null && (line.source != source || line.target != target)) {
				line = new Line(edge.key());
			}
			if (place(line, edge) || !edge.equals(line.view)) {
				difference.lines.add(line);
			}
			line.view = edge;
			line.source = source;
			line.target = target;
			lines.put(edge.key(), line);
			outgoing.computeIfAbsent(source, _ -> new ArrayList<>()).add(line);
			incoming.computeIfAbsent(target, _ -> new ArrayList<>()).add(line);
		}
		for (var box : boxes.values()) {
			var out = outgoing.getOrDefault(box, List.of());
			var in = incoming.getOrDefault(box, List.of());
			if (!out.equals(box.outgoing) || !in.equals(box.incoming)) {
				difference.ends.add(box);
			}
			box.outgoing = out;
			box.incoming = in;
		}
	}

	private boolean place(Line line, EdgeView edge) {
		var route = geometry.route(edge.key());
		var begin = geometry.label(edge, Place.BEGIN).orElse(null);
		var center = geometry.label(edge, Place.CENTER).orElse(null);
		var end = geometry.label(edge, Place.END).orElse(null);
		boolean moved = !route.equals(line.route) || !Objects.equals(begin, line.begin) || !Objects.equals(center, line.center) || !Objects.equals(end, line.end);
		line.route = route;
		line.begin = begin;
		line.center = center;
		line.end = end;
		return moved;
	}

	private void index() {
		byTarget = new HashMap<>();
		boxes.values().forEach(box -> byTarget.computeIfAbsent(box.view.target(), _ -> new ArrayList<>(1)).add(box));
		var ofLines = new HashMap<EObject, List<Object>>();
		lines.values().forEach(line -> ofLines.computeIfAbsent(line.view.target(), _ -> new ArrayList<>(1)).add(line));
		ofLines.remove(view.target());
		ofLines.forEach(byTarget::putIfAbsent);
	}
}
