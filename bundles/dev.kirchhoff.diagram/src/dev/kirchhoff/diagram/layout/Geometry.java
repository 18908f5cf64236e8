// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.Side;

/**
 * A layout in the coordinates of the diagram, with all that follows from it: where lines begin and end, lines that have no bends yet,
 * labels beside boxes and along lines.
 */
public final class Geometry {
	/** Which label of an edge. */
	public enum Place {
		BEGIN, CENTER, END
	}

	private record EdgeLabel(String edge, Place place) {
	}

	private final DiagramView view;
	private final Map<String, NodeView> nodes;
	private final Map<String, String> parents = new HashMap<>();
	private final Set<String> ports = new HashSet<>();
	private final Map<String, Bounds> boxes = new LinkedHashMap<>();
	private final Map<String, List<Point>> routes = new LinkedHashMap<>();
	private final Map<String, Bounds> labels = new LinkedHashMap<>();
	private final Map<EdgeLabel, Bounds> edgeLabels = new LinkedHashMap<>();

	private Geometry(DiagramView view, Layout layout) {
		this.view = view;
		nodes = view.allNodes();
		view.nodes().forEach(node -> place(node, "", 0, 0, layout));
		boxes.keySet().forEach(this::outsideLabel);
		for (var edge : view.edges()) {
			if (boxes.containsKey(edge.sourceKey()) && boxes.containsKey(edge.targetKey())) {
				routes.put(edge.key(), route(edge, layout.bends().getOrDefault(edge.key(), List.of())));
			}
		}
		new EdgeLabels(this).place();
	}

	/** Of a whole diagram. A view that the layout has no place for is left out. */
	public static Geometry of(DiagramView view, Layout layout) {
		return new Geometry(view, layout);
	}

	private void place(NodeView node, String parent, int x, int y, Layout layout) {
		var box = layout.boxes().get(node.key());
		if (box == null) {
			return;
		}
		var placed = new Bounds(x + box.x(), y + box.y(), box.width(), box.height());
		boxes.put(node.key(), placed);
		parents.put(node.key(), parent);
		node.ports().forEach(port -> ports.add(port.key()));
		node.ports().forEach(port -> place(port, node.key(), placed.x(), placed.y(), layout));
		node.children().forEach(child -> place(child, node.key(), placed.x(), placed.y(), layout));
	}

	DiagramView view() {
		return view;
	}

	/** The box of a node or a port. */
	public Optional<Bounds> box(String key) {
		return Optional.ofNullable(boxes.get(key));
	}

	/** All boxes, parents first. */
	public Map<String, Bounds> boxes() {
		return boxes;
	}

	/** All points of an edge, its ends on the outlines of the boxes included. */
	public List<Point> route(String edgeKey) {
		return routes.getOrDefault(edgeKey, List.of());
	}

	/** The label beside a node or a port, if it has one there. */
	public Optional<Bounds> outsideLabel(NodeView node) {
		return Optional.ofNullable(labels.get(node.key()));
	}

	Collection<Bounds> outsideLabels() {
		return labels.values();
	}

	/** The label along an edge, if it is shown. */
	public Optional<Bounds> label(EdgeView edge, Place place) {
		return Optional.ofNullable(edgeLabels.get(new EdgeLabel(edge.key(), place)));
	}

	void label(EdgeView edge, Place place, Bounds box) {
		edgeLabels.put(new EdgeLabel(edge.key(), place), box);
	}

	/** The smallest rectangle around everything. */
	public Bounds extent() {
		var all = new ArrayList<Bounds>(boxes.values());
		all.addAll(labels.values());
		all.addAll(edgeLabels.values());
		routes.values().forEach(route -> route.forEach(point -> all.add(new Bounds(point.x(), point.y(), 0, 0))));
		if (all.isEmpty()) {
			return new Bounds(0, 0, 0, 0);
		}
		int x = all.stream().mapToInt(Bounds::x).min().getAsInt();
		int y = all.stream().mapToInt(Bounds::y).min().getAsInt();
		return new Bounds(x, y, all.stream().mapToInt(Bounds::right).max().getAsInt() - x, all.stream().mapToInt(Bounds::bottom).max().getAsInt() - y);
	}

	/** The innermost container around a rectangle, if there is one. */
	public Optional<NodeView> around(Bounds area) {
		NodeView found = null;
		for (var box : boxes.entrySet()) {
			var node = nodes.get(box.getKey());
			found = node.isContainer() && Outline.holds(box.getValue(), area) ? node : found;
		}
		return Optional.ofNullable(found);
	}

	/** Whether a node is drawn in front of all others there, so that lines and labels had better not be on it. */
	boolean isObstacle(String key) {
		var node = nodes.get(key);
		return !ports.contains(key) && node.region().isEmpty() && (node.children().isEmpty() || node.kind() != NodeView.Kind.FREE || node.lattice().isPresent());
	}

	NodeView node(String key) {
		return nodes.get(key);
	}

	boolean isPort(String key) {
		return ports.contains(key);
	}

	/** The side of its parent on which a port is. */
	public Side side(NodeView port) {
		var box = boxes.get(port.key());
		return side(box, boxes.get(parents.get(port.key())));
	}

	static Side side(Bounds port, Bounds parent) {
		int x = port.x() + port.width() / 2;
		int y = port.y() + port.height() / 2;
		int west = Math.abs(x - parent.x());
		int east = Math.abs(parent.right() - x);
		int north = Math.abs(y - parent.y());
		int south = Math.abs(parent.bottom() - y);
		int least = Math.min(Math.min(west, east), Math.min(north, south));
		return least == west ? Side.WEST : least == east ? Side.EAST : least == north ? Side.NORTH : Side.SOUTH;
	}

	private void outsideLabel(String key) {
		var node = nodes.get(key);
		if (Boxes.isLabelInside(node) || !node.label().isShown()) {
			return;
		}
		var box = boxes.get(key);
		var size = TextMetrics.size(node.label());
		int middle = box.x() + (box.width() - size.width()) / 2;
		if (!ports.contains(key)) {
			labels.put(key, new Bounds(middle, box.bottom() + Boxes.LABEL_GAP, size.width(), size.height()));
			return;
		}
		int beside = box.y() + box.height() / 2 - size.height() - 1;
		labels.put(key, switch (side(node)) {
			case WEST -> new Bounds(box.x() - Boxes.LABEL_GAP - size.width(), beside, size.width(), size.height());
			case EAST -> new Bounds(box.right() + Boxes.LABEL_GAP, beside, size.width(), size.height());
			case NORTH -> new Bounds(box.x() + box.width() / 2 + Boxes.LABEL_GAP, box.y() - Boxes.LABEL_GAP - size.height(), size.width(), size.height());
			case SOUTH -> new Bounds(box.x() + box.width() / 2 + Boxes.LABEL_GAP, box.bottom() + Boxes.LABEL_GAP, size.width(), size.height());
		});
	}

	private List<Point> route(EdgeView edge, List<Point> bends) {
		boolean straight = edge.style().routing() == Routing.STRAIGHT && !isOrthogonal(bends);
		var source = boxes.get(edge.sourceKey());
		var target = boxes.get(edge.targetKey());
		if (bends.isEmpty() && edge.style().routing() != Routing.STRAIGHT) {
			return cut(edge, trimmed(edge, new Router(this, edge).route()));
		}
		var route = new ArrayList<Point>();
		route.add(end(edge.sourceKey(), bends.isEmpty() ? Outline.center(target) : bends.getFirst(), !straight));
		route.addAll(bends);
		route.add(end(edge.targetKey(), bends.isEmpty() ? Outline.center(source) : bends.getLast(), !straight));
		return straight ? Outline.simple(route) : cut(edge, Outline.simple(route));
	}

	/** On the outline of a view; of a region that does not face the line, on that of the lattice. */
	private Point end(String key, Point from, boolean orthogonal) {
		var box = boxes.get(key);
		boolean faces = from.y() >= box.y() && from.y() <= box.bottom() || from.x() >= box.x() && from.x() <= box.right();
		if (orthogonal && !faces && lattice(key) != null) {
			var lattice = nodes.get(lattice(key));
			return Outline.anchor(lattice, Boxes.content(lattice, boxes.get(lattice.key())), from, true);
		}
		return Outline.anchor(nodes.get(key), box, from, orthogonal);
	}

	/** The lattice on which a region lies; null of others. */
	private String lattice(String key) {
		return nodes.get(key).region().isPresent() ? parents.get(key) : null;
	}

	/** A line to a region ends where it comes onto the lattice, if it would have to cross other regions. */
	private List<Point> cut(EdgeView edge, List<Point> route) {
		var forth = cutEnd(edge.targetKey(), route);
		return cutEnd(edge.sourceKey(), forth.reversed()).reversed();
	}

	private List<Point> cutEnd(String key, List<Point> route) {
		var lattice = lattice(key);
		if (lattice == null) {
			return route;
		}
		var area = Boxes.content(nodes.get(lattice), boxes.get(lattice));
		for (int i = 1; i < route.size(); i++) {
			if (Outline.crosses(route.get(i - 1), route.get(i), area)) {
				boolean crossing = false;
				for (int k = i; k < route.size(); k++) {
					crossing |= crossesRegion(key, lattice, route.get(k - 1), route.get(k));
				}
				if (!crossing) {
					return route;
				}
				var kept = new ArrayList<>(route.subList(0, i));
				kept.add(Outline.anchor(nodes.get(lattice), area, route.get(i - 1), true));
				return List.copyOf(kept);
			}
		}
		return route;
	}

	private boolean crossesRegion(String key, String lattice, Point from, Point to) {
		return nodes.get(lattice).children().stream().filter(other -> !other.key().equals(key) && boxes.containsKey(other.key()))
				.anyMatch(other -> Outline.crosses(from, to, boxes.get(other.key())));
	}

	private static boolean isOrthogonal(List<Point> bends) {
		for (int i = 1; i < bends.size(); i++) {
			if (bends.get(i).x() != bends.get(i - 1).x() && bends.get(i).y() != bends.get(i - 1).y()) {
				return false;
			}
		}
		return bends.size() > 1;
	}

	/** From outline to outline, where the router only knows rectangles. */
	private List<Point> trimmed(EdgeView edge, List<Point> route) {
		var points = new ArrayList<>(route);
		points.set(0, Outline.anchor(nodes.get(edge.sourceKey()), boxes.get(edge.sourceKey()), route.get(1), true));
		points.set(points.size() - 1, Outline.anchor(nodes.get(edge.targetKey()), boxes.get(edge.targetKey()), route.get(route.size() - 2), true));
		return Outline.simple(points);
	}

	/** Boxes that a line between two views had better not cross. */
	List<Bounds> obstacles(EdgeView edge) {
		var found = new ArrayList<Bounds>();
		boxes.forEach((key, box) -> {
			if (isObstacle(key) && !within(edge.sourceKey(), key) && !within(edge.targetKey(), key)) {
				found.add(box);
			}
		});
		return found;
	}

	/** Whether a view is another one, or in it, or on its border. */
	private boolean within(String key, String ancestor) {
		for (var at = key; at != null && !at.isEmpty(); at = parents.get(at)) {
			if (at.equals(ancestor)) {
				return true;
			}
		}
		return false;
	}

	/** The side on which a port lets lines out; empty for boxes. */
	Optional<Side> exit(String key) {
		return ports.contains(key) ? Optional.of(side(nodes.get(key))) : Optional.empty();
	}
}
