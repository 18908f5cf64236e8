// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;
import dev.kirchhoff.diagram.view.Side;

/** One run of the layout: from the innermost boxes outwards, each container has the size of what is in it. */
final class Arrangement {
	/** Space around the whole diagram. */
	private static final int MARGIN = 20;
	/** Boxes that ELK lays out at once, across the borders of containers; with more of them each container is laid out on its own. */
	private static final int MOST_NESTED = 250;
	private static final int LATTICE_SIDE = 160;

	private final Views views;
	private final Layout earlier;
	private final Map<String, Bounds> boxes = new LinkedHashMap<>();
	/** In the coordinates of the container around the edge. */
	private final Map<String, List<Point>> bends = new HashMap<>();
	private final Map<String, String> around = new HashMap<>();
	private final Ports ports;

	Arrangement(Views views, Layout earlier) {
		this.views = views;
		this.earlier = earlier;
		ports = new Ports(views, earlier);
	}

	Layout layout() {
		arrange(Views.ROOT, views.diagram.nodes(), MARGIN, MARGIN);
		var routes = new HashMap<String, List<Point>>();
		bends.forEach((key, points) -> {
			var origin = origin(around.get(key), boxes);
			routes.put(key, points.stream().map(point -> new Point(point.x() + origin.x(), point.y() + origin.y())).toList());
		});
		keepBends(routes);
		var layout = new Layout(boxes, routes);
		return withoutNeedless(layout);
	}

	/** Bends of before stay where both ends have stayed. */
	private void keepBends(Map<String, List<Point>> routes) {
		for (var edge : views.diagram.edges()) {
			var kept = earlier.bends().get(edge.key());
			if (kept != null && stays(edge.sourceKey()) && stays(edge.targetKey())) {
				routes.put(edge.key(), kept);
			}
		}
	}

	private boolean stays(String key) {
		return boxes.containsKey(key) && earlier.boxes().containsKey(key) && absolute(key, boxes).equals(absolute(key, earlier.boxes()));
	}

	private Bounds absolute(String key, Map<String, Bounds> in) {
		var box = in.get(key);
		var origin = origin(views.parent(key), in);
		return box == null ? new Bounds(0, 0, -1, -1) : new Bounds(origin.x() + box.x(), origin.y() + box.y(), box.width(), box.height());
	}

	private Point origin(String container, Map<String, Bounds> in) {
		int x = 0;
		int y = 0;
		for (var at = container; !at.equals(Views.ROOT); at = views.parent(at)) {
			var box = in.getOrDefault(at, new Bounds(0, 0, 0, 0));
			x += box.x();
			y += box.y();
		}
		return new Point(x, y);
	}

	/** Straight lines need no bends where the way is free. */
	private Layout withoutNeedless(Layout layout) {
		var straight = views.diagram.edges().stream().filter(edge -> edge.style().routing() == Routing.STRAIGHT && !layout.bends().getOrDefault(edge.key(), List.of()).isEmpty()
				&& !earlier.bends().containsKey(edge.key())).toList();
		if (straight.isEmpty()) {
			return layout;
		}
		var bends = new HashMap<>(layout.bends());
		straight.forEach(edge -> bends.remove(edge.key()));
		var geometry = Geometry.of(views.diagram, new Layout(layout.boxes(), bends));
		for (var edge : straight) {
			var route = geometry.route(edge.key());
			if (geometry.obstacles(edge).stream().anyMatch(box -> Outline.crosses(route.getFirst(), route.getLast(), Outline.grown(box, 4)))) {
				bends.put(edge.key(), layout.bends().get(edge.key()));
			}
		}
		return new Layout(layout.boxes(), bends);
	}

	/** Places boxes in a container from a corner on. Gives the size up to the outermost of them. */
	private Size arrange(String container, List<NodeView> children, int left, int top) {
		var kept = children.stream().filter(child -> earlier.boxes().containsKey(child.key())).toList();
		if (!kept.isEmpty()) {
			return new Kept(this, container, children, left, top).arrange();
		}
		var edges = views.edgesIn(container).stream().filter(edge -> !views.isNested(edge)).toList();
		if (edges.isEmpty()) {
			return pack(children, left, top);
		}
		var facing = Facing.of(this, container, children, edges);
		if (facing.isPresent()) {
			return facing.get().arrange(left, top);
		}
		var opened = opened(container, edges);
		var connected = connected(children, edges, opened);
		var alone = children.stream().filter(child -> !connected.contains(child)).toList();
		try {
			var folded = Folded.of(this, container, connected, edges);
			var size = folded.isPresent() ? folded.get().arrange(left, top) : layered(container, opened, connected, left, top);
			return alone.isEmpty() ? size : beside(alone, size, left, top);
		} catch (Layered.Impossible evenSo) {
			return pack(children, left, top);
		}
	}

	private Size layered(String container, Set<String> opened, List<NodeView> connected, int left, int top) throws Layered.Impossible {
		try {
			return new Layered(this, container, opened).arrange(connected, left, top);
		} catch (Layered.Impossible nested) {
			return new Layered(this, container, Set.of()).arrange(connected, left, top);
		}
	}

	/** What is not connected is packed below what is, or right of it. */
	private Size beside(List<NodeView> alone, Size size, int left, int top) {
		int gap = gap();
		boolean below = size.width() - left >= (size.height() - top) * 1.2;
		if (below) {
			var packed = new Packing(this).arrange(alone, left, size.height() + gap, Math.max(size.width() - left, 400));
			return new Size(Math.max(size.width(), packed.width()), packed.height());
		}
		var packed = new Packing(this).arrange(alone, size.width() + gap, top, 0);
		return new Size(packed.width(), Math.max(size.height(), packed.height()));
	}

	private Size pack(List<NodeView> children, int left, int top) {
		return new Packing(this).arrange(children, left, top, 0);
	}

	/** Children that an edge begins or ends in. */
	private List<NodeView> connected(List<NodeView> children, List<EdgeView> edges, Set<String> opened) {
		var depth = views.path(children.getFirst().key()).size() - 1;
		var keys = new HashSet<String>();
		for (var edge : edges) {
			keys.add(views.path(views.box(edge.sourceKey())).get(depth));
			keys.add(views.path(views.box(edge.targetKey())).get(depth));
		}
		return children.stream().filter(child -> keys.contains(child.key()) || opened.contains(child.key())).toList();
	}

	/** Containers that edges lead into, which are laid out together with what is around them, unless there is too much in them. */
	private Set<String> opened(String container, List<EdgeView> edges) {
		var opened = new HashSet<String>();
		int depth = container.equals(Views.ROOT) ? 0 : views.path(container).size();
		for (var edge : edges) {
			for (var end : List.of(edge.sourceKey(), edge.targetKey())) {
				var path = views.path(views.box(end));
				for (int i = depth; i < path.size() - 1 && isOpen(views.nodes.get(path.get(i)), views.nodes.get(path.get(i + 1))); i++) {
					opened.add(path.get(i));
				}
			}
		}
		int count = opened.stream().mapToInt(key -> views.nodes.get(key).children().size()).sum();
		return count > MOST_NESTED ? Set.of() : opened;
	}

	/** Around a single lattice there is nothing to arrange. */
	private static boolean isOpen(NodeView node, NodeView next) {
		return node.kind() == Kind.FREE && node.lattice().isEmpty() && (next.lattice().isEmpty() || node.children().size() > 1);
	}

	/** Arranges what is in a box. Gives the size of the box. */
	Size inside(NodeView node) {
		var size = switch (node.kind()) {
			case NODE, ITEM -> Boxes.leaf(node);
			case LIST -> list(node);
			case HORIZONTAL_STACK -> stack(node, true);
			case VERTICAL_STACK -> stack(node, false);
			case FREE -> node.lattice().isPresent() ? lattice(node) : free(node);
		};
		return ports.room(node, before(node, size));
	}

	/** A box that a person has made larger stays so. */
	private Size before(NodeView node, Size size) {
		var box = earlier.boxes().get(node.key());
		if (box == null || node.kind() == Kind.ITEM) {
			return size;
		}
		boolean wide = node.style().resize() == NodeStyle.Resize.BOTH || node.style().resize() == NodeStyle.Resize.EAST_WEST || node.style().width() == NodeStyle.AUTO;
		boolean high = node.style().resize() == NodeStyle.Resize.BOTH || node.style().resize() == NodeStyle.Resize.NORTH_SOUTH || node.style().height() == NodeStyle.AUTO;
		return new Size(wide ? Math.max(size.width(), box.width()) : size.width(), high ? Math.max(size.height(), box.height()) : size.height());
	}

	private Size free(NodeView node) {
		var least = least(node);
		if (node.children().isEmpty()) {
			return least;
		}
		int padding = Boxes.padding(node);
		int left = Math.max(padding, ports.depth(node, Side.WEST));
		int right = Math.max(padding, ports.depth(node, Side.EAST));
		var inner = arrange(node.key(), node.children(), left, Boxes.top(node));
		center(node, Math.max(least.width(), inner.width() + right));
		return new Size(Math.max(least.width(), inner.width() + right), Math.max(least.height(), inner.height() + padding));
	}

	/** A single box looks better in the middle below the title of its container. */
	void center(NodeView container, int width) {
		if (container.kind() != Kind.FREE || container.lattice().isPresent() || container.children().size() != 1 || ports.depth(container, Side.WEST) != ports.depth(container, Side.EAST)) {
			return;
		}
		var child = container.children().getFirst();
		if (earlier.boxes().get(child.key()) == null) {
			var box = boxes.get(child.key());
			var rim = ports.rim(child, box.width());
			boxes.put(child.key(), new Bounds(Math.max(box.x(), (width - box.width() + rim.left() - rim.right()) / 2), box.y(), box.width(), box.height()));
		}
	}

	/** The size of a container that has nothing in it. */
	static Size least(NodeView node) {
		int title = TextMetrics.size(node.label()).width() + 2 * Boxes.TEXT_X;
		int low = node.style().height() == NodeStyle.AUTO ? Math.max(Boxes.title(node), 24) : node.style().height();
		return new Size(node.style().width() == NodeStyle.AUTO ? Math.max(title, 40) : Math.max(2, node.style().width()), Math.max(2, low));
	}

	private Size list(NodeView node) {
		int y = Boxes.top(node);
		int width = least(node).width();
		var rows = new ArrayList<Size>();
		for (var item : node.children()) {
			var text = TextMetrics.shown(item.label());
			rows.add(new Size(text.width() + 2 * Boxes.TEXT_X, text.height() + Boxes.TEXT_Y));
			if (node.style().width() == NodeStyle.AUTO) {
				width = Math.max(width, rows.getLast().width() + 2);
			}
		}
		for (int i = 0; i < rows.size(); i++) {
			boxes.put(node.children().get(i).key(), new Bounds(1, y, width - 2, rows.get(i).height()));
			y += rows.get(i).height();
		}
		return new Size(width, Math.max(least(node).height(), y + Boxes.TEXT_Y));
	}

	private Size stack(NodeView node, boolean across) {
		int at = across ? 0 : Boxes.top(node);
		var sizes = node.children().stream().map(this::inside).toList();
		int wide = Math.max(least(node).width(), across ? sizes.stream().mapToInt(Size::width).sum() : sizes.stream().mapToInt(Size::width).max().orElse(0));
		int high = across ? Math.max(sizes.stream().mapToInt(Size::height).max().orElse(0), least(node).height() - Boxes.top(node)) : 0;
		for (int i = 0; i < sizes.size(); i++) {
			boolean last = i == sizes.size() - 1;
			var size = sizes.get(i);
			var box = across ? new Bounds(at, Boxes.top(node), last ? wide - at : size.width(), high) : new Bounds(0, at, wide, size.height());
			put(node.children().get(i), box);
			at += across ? size.width() : size.height();
		}
		return across ? new Size(wide, Boxes.top(node) + high) : new Size(wide, Math.max(at, least(node).height()));
	}

	private Size lattice(NodeView node) {
		var lattice = node.lattice().orElseThrow();
		double larger = Math.max(lattice.rows(), lattice.columns());
		int padding = Boxes.padding(node);
		int width = node.style().width() == NodeStyle.AUTO ? Math.max(least(node).width(), side(lattice.columns(), larger) + 2 * padding) : node.style().width();
		int height = node.style().height() == NodeStyle.AUTO ? Boxes.top(node) + side(lattice.rows(), larger) + padding : node.style().height();
		var size = before(node, new Size(width, height));
		int below = cells(node, size);
		return new Size(size.width(), Math.max(size.height(), below));
	}

	/** Puts children on their cells. Gives the height that others below need. */
	private int cells(NodeView node, Size size) {
		var lattice = node.lattice().orElseThrow();
		var content = Boxes.content(node, new Bounds(0, 0, size.width(), size.height()));
		int low = size.height();
		for (var child : node.children()) {
			if (child.region().isEmpty()) {
				var own = inside(child);
				put(child, new Bounds(content.x(), low, own.width(), own.height()));
				low += own.height() + Boxes.TIGHT;
				continue;
			}
			inside(child);
			var region = child.region().get();
			int x = part(content.width(), region.column(), lattice.columns());
			int y = part(content.height(), region.row(), lattice.rows());
			int right = part(content.width(), region.column() + region.columns(), lattice.columns());
			int bottom = part(content.height(), region.row() + region.rows(), lattice.rows());
			put(child, new Bounds(content.x() + x, content.y() + y, Math.max(2, right - x), Math.max(2, bottom - y)));
		}
		return low;
	}

	private static int part(int whole, int cells, int of) {
		return (int) Math.round((double) whole * cells / Math.max(1, of));
	}

	private static int side(int cells, double larger) {
		return Math.max(24, (int) Math.round(LATTICE_SIDE * cells / Math.max(1, larger)));
	}

	/** Puts a box somewhere, and its ports on its border. */
	void put(NodeView node, Bounds box) {
		boxes.put(node.key(), box);
		ports.distribute(node, new Size(box.width(), box.height()), boxes);
	}

	/** Where a box is in its parent. */
	Bounds at(String key) {
		return boxes.get(key);
	}

	void bends(EdgeView edge, String container, List<Point> points) {
		bends.put(edge.key(), points);
		around.put(edge.key(), container);
	}

	void port(NodeView port, Bounds box) {
		boxes.put(port.key(), box);
	}

	/** Where a box that has been arranged is, from the corner of a container around it. */
	Point center(String key, String container) {
		var box = boxes.get(key);
		int x = box.x() + box.width() / 2;
		int y = box.y() + box.height() / 2;
		for (var at = views.parent(key); !at.equals(container); at = views.parent(at)) {
			x += boxes.get(at).x();
			y += boxes.get(at).y();
		}
		return new Point(x, y);
	}

	Views views() {
		return views;
	}

	Layout earlier() {
		return earlier;
	}

	Ports ports() {
		return ports;
	}

	/** Between boxes. */
	int gap() {
		return Math.max(12, views.diagram.flow().padding());
	}

	Direction direction() {
		return views.diagram.flow().direction();
	}
}
