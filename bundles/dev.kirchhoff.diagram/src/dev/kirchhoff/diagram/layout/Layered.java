// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortLabelPlacement;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;
import dev.kirchhoff.diagram.view.Side;

/** Boxes in layers along their edges, by ELK. Containers that edges lead into are opened; all others are boxes of a known size. */
final class Layered {
	/** A chain that is so much wider than high is folded. */
	private static final double TOO_LONG = 3;
	private static final double SCREEN = 16 / 9.0;
	/** ELK knows nothing of the space that lines between rows take. */
	private static final double WIDER = 1.7;
	private static final int LONG = 1600;
	/** With more boxes than this the finer placement takes too long. */
	private static final int MANY = 120;
	/** Thick lines are what matters: they are straight rather than thin ones. */
	private static final int MAIN = 10;

	static {
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
	}

	private final Arrangement arrangement;
	private final Views views;
	private final String container;
	private final Set<String> opened;
	private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
	private final Map<String, ElkPort> ports = new LinkedHashMap<>();
	private final Map<String, ElkPort> ends = new HashMap<>();
	private final Map<String, Size> sizes = new HashMap<>();
	private final Set<String> fixed = new HashSet<>();
	private final Map<EdgeView, ElkEdge> edges = new LinkedHashMap<>();
	private NodePlacementStrategy placement;

	Layered(Arrangement arrangement, String container, Set<String> opened) {
		this.arrangement = arrangement;
		this.container = container;
		this.opened = opened;
		views = arrangement.views();
	}

	/** Places boxes from a corner on. Gives the size up to the outermost of them. */
	Size arrange(List<NodeView> children, int left, int top) throws Impossible {
		children.forEach(this::measure);
		edgesIn(container, children);
		var graph = laidOut(children);
		children.forEach(child -> read(child, left, top));
		edges.forEach((edge, routed) -> read(edge, routed, left, top));
		return new Size(left + (int) Math.ceil(graph.getWidth()), top + (int) Math.ceil(graph.getHeight()));
	}

	/** ELK cannot lay out these boxes. */
	static final class Impossible extends Exception {
		private static final long serialVersionUID = 1;

		Impossible(String what, Throwable cause) {
			super(what, cause);
		}
	}

	/** With the placement that looks better, if ELK can do it for this graph. */
	private ElkNode laidOut(List<NodeView> children) throws Impossible {
		var wrapping = isChain() ? WrappingStrategy.MULTI_EDGE : WrappingStrategy.OFF;
		if (sizes.size() <= MANY) {
			try {
				return checked(children, wrapping, NodePlacementStrategy.NETWORK_SIMPLEX);
			} catch (Impossible otherwise) {
				return checked(children, WrappingStrategy.OFF, NodePlacementStrategy.BRANDES_KOEPF);
			}
		}
		return checked(children, wrapping, NodePlacementStrategy.BRANDES_KOEPF);
	}

	/** With edges across the borders of containers ELK fails on some graphs with any exception, and leaves children outside their parents in others. */
	private ElkNode checked(List<NodeView> children, WrappingStrategy wrapping, NodePlacementStrategy placement) throws Impossible {
		try {
			var graph = graph(children, wrapping, placement);
			if (!isSound(graph)) {
				throw new Impossible("boxes lie on each other", null);
			}
			return graph;
		} catch (RuntimeException failed) {
			throw new Impossible("ELK failed", failed);
		}
	}

	private static boolean isSound(ElkNode parent) {
		var children = parent.getChildren();
		for (int i = 0; i < children.size(); i++) {
			var a = children.get(i);
			if (a.getX() < 0 || a.getY() < 0 || a.getX() + a.getWidth() > parent.getWidth() + 1 || a.getY() + a.getHeight() > parent.getHeight() + 1 || !isSound(a)) {
				return false;
			}
			for (int k = 0; k < i; k++) {
				var b = children.get(k);
				if (a.getX() < b.getX() + b.getWidth() && b.getX() < a.getX() + a.getWidth() && a.getY() < b.getY() + b.getHeight() && b.getY() < a.getY() + a.getHeight()) {
					return false;
				}
			}
		}
		return true;
	}

	/** Whether the longest way through the boxes is much longer than a screen, and than they are wide beside each other. */
	private boolean isChain() {
		if (!opened.isEmpty()) {
			return false;
		}
		boolean across = arrangement.direction() == Direction.RIGHT;
		var next = new HashMap<String, List<EdgeView>>();
		edges.keySet().forEach(edge -> next.computeIfAbsent(box(edge.sourceKey()), _ -> new ArrayList<>()).add(edge));
		var longest = new HashMap<String, Integer>();
		int length = sizes.keySet().stream().mapToInt(key -> longest(key, next, longest, across)).max().orElse(0);
		long area = sizes.values().stream().mapToLong(size -> (size.width() + 2L * arrangement.gap()) * (size.height() + arrangement.gap())).sum();
		return length > LONG && length > TOO_LONG * area / length;
	}

	/** Pixels from a box to the end of the longest chain that starts there; a cycle is cut where it is met. */
	private int longest(String from, Map<String, List<EdgeView>> next, Map<String, Integer> known, boolean across) {
		var found = known.get(from);
		if (found != null) {
			return found;
		}
		int own = across ? sizes.get(from).width() : sizes.get(from).height();
		known.put(from, own);
		int most = own;
		for (var edge : next.getOrDefault(from, List.of())) {
			var label = TextMetrics.size(edge.center());
			int gap = arrangement.gap() + (across ? label.width() : label.height());
			most = Math.max(most, own + gap + longest(box(edge.targetKey()), next, known, across));
		}
		known.put(from, most);
		return most;
	}

	/** Everything that is not opened has its size before. */
	private void measure(NodeView node) {
		if (opened.contains(node.key())) {
			node.children().forEach(this::measure);
			alike(node.children());
		} else {
			sizes.put(node.key(), arrangement.inside(node));
		}
	}

	/** Boxes of one mapping below each other look better with one width. */
	private void alike(List<NodeView> children) {
		var widest = new HashMap<String, Integer>();
		var plain = children.stream().filter(child -> child.kind() == Kind.NODE && child.style().width() == NodeStyle.AUTO && Boxes.isLabelInside(child)).toList();
		plain.forEach(child -> widest.merge(child.mapping(), sizes.get(child.key()).width(), Math::max));
		plain.forEach(child -> sizes.computeIfPresent(child.key(), (_, size) -> new Size(Math.min(widest.get(child.mapping()), 2 * size.width() + 40), size.height())));
	}

	private void edgesIn(String at, List<NodeView> children) {
		for (var edge : views.edgesIn(at)) {
			if (!views.isNested(edge)) {
				edges.put(edge, null);
				noteFixed(edge.sourceKey());
				noteFixed(edge.targetKey());
			}
		}
		children.stream().filter(child -> opened.contains(child.key())).forEach(child -> edgesIn(child.key(), child.children()));
	}

	private void noteFixed(String end) {
		var box = box(end);
		if (!box.equals(views.box(end))) {
			fixed.add(box);
		}
	}

	/** The box of the graph that an end is, or is in. */
	private String box(String end) {
		String found = null;
		for (var at : views.path(views.box(end))) {
			found = sizes.containsKey(at) || opened.contains(at) ? at : found;
			if (sizes.containsKey(at)) {
				return at;
			}
		}
		return found;
	}

	private ElkNode graph(List<NodeView> children, WrappingStrategy wrapping, NodePlacementStrategy placement) {
		this.placement = placement;
		nodes.clear();
		ports.clear();
		ends.clear();
		var graph = ElkGraphUtil.createGraph();
		options(graph);
		graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
		if (!opened.isEmpty()) {
			graph.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
		}
		if (wrapping != WrappingStrategy.OFF) {
			graph.setProperty(LayeredOptions.WRAPPING_STRATEGY, wrapping);
			graph.setProperty(LayeredOptions.WRAPPING_ADDITIONAL_EDGE_SPACING, 0.0);
			graph.setProperty(LayeredOptions.ASPECT_RATIO, SCREEN);
			graph.setProperty(LayeredOptions.WRAPPING_CORRECTION_FACTOR, WIDER);
		}
		children.forEach(child -> node(child, graph));
		if (!opened.isEmpty() && isOrdered()) {
			inOrder(graph);
		}
		edges.replaceAll((edge, _) -> edge(edge));
		new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
		return graph;
	}

	private void options(ElkNode graph) {
		double gap = arrangement.gap();
		graph.setProperty(LayeredOptions.DIRECTION, switch (arrangement.direction()) {
			case RIGHT -> org.eclipse.elk.core.options.Direction.RIGHT;
			case DOWN -> org.eclipse.elk.core.options.Direction.DOWN;
			case UP -> org.eclipse.elk.core.options.Direction.UP;
		});
		graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
		boolean straight = !edges.isEmpty() && edges.keySet().stream().allMatch(edge -> edge.style().routing() == Routing.STRAIGHT);
		graph.setProperty(LayeredOptions.EDGE_ROUTING, straight ? EdgeRouting.POLYLINE : EdgeRouting.ORTHOGONAL);
		graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, placement);
		graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, opened.isEmpty() ? OrderingStrategy.NODES_AND_EDGES : OrderingStrategy.NONE);
		graph.setProperty(LayeredOptions.SPACING_NODE_NODE, gap * 0.8);
		graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, isLabelled() ? gap * 0.4 : gap * 1.2);
		graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
		graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
		graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 10.0);
		graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
		graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, gap);
		graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
		graph.setProperty(LayeredOptions.SPACING_LABEL_NODE, (double) Boxes.LABEL_GAP);
		graph.setProperty(LayeredOptions.ASPECT_RATIO, SCREEN);
	}

	/** Labels in the middle of edges stand between the layers of boxes: they make room themselves. */
	private boolean isLabelled() {
		return !edges.isEmpty() && edges.keySet().stream().allMatch(edge -> edge.center().isShown());
	}

	private void node(NodeView view, ElkNode parent) {
		var node = ElkGraphUtil.createNode(parent);
		nodes.put(view.key(), node);
		if (opened.contains(view.key())) {
			options(node);
			node.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
			int padding = Boxes.padding(view);
			node.setProperty(LayeredOptions.PADDING, new ElkPadding(Boxes.top(view), Math.max(padding, arrangement.ports().depth(view, Side.EAST)), padding, Math.max(padding, arrangement.ports().depth(view, Side.WEST))));
			var least = Arrangement.least(view);
			node.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
			node.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(least.width(), least.height()));
			view.children().forEach(child -> node(child, node));
			if (isOrdered()) {
				inOrder(node);
			}
		} else {
			var size = sizes.get(view.key());
			node.setDimensions(size.width(), size.height());
		}
		if (!Boxes.isLabelInside(view) && view.label().isShown()) {
			label(view.label(), node).setProperty(LayeredOptions.NODE_LABELS_PLACEMENT, NodeLabelPlacement.outsideBottomCenter());
		}
		ports(view, node);
	}

	private static void inOrder(ElkNode parent) {
		parent.setProperty(LayeredOptions.CROSSING_MINIMIZATION_SEMI_INTERACTIVE, true);
		for (int i = 0; i < parent.getChildren().size(); i++) {
			parent.getChildren().get(i).setProperty(LayeredOptions.POSITION, new KVector(i, i));
		}
	}

	/** Where all edges lead from one side to the other, both keep the order of the model. */
	private boolean isOrdered() {
		return edges.keySet().stream().allMatch(edge -> views.outgoing(edge.targetKey()) == 0 && views.incoming(edge.sourceKey()) == 0);
	}

	private org.eclipse.elk.graph.ElkLabel label(Label label, org.eclipse.elk.graph.ElkGraphElement of) {
		var size = TextMetrics.size(label);
		var made = ElkGraphUtil.createLabel(label.text(), of);
		made.setDimensions(size.width() + 2, size.height());
		return made;
	}

	private void ports(NodeView view, ElkNode node) {
		boolean isFixed = fixed.contains(view.key());
		if (!view.ports().isEmpty() || isFixed) {
			node.setProperty(LayeredOptions.PORT_CONSTRAINTS, isFixed ? PortConstraints.FIXED_POS : PortConstraints.FIXED_SIDE);
			node.setProperty(LayeredOptions.PORT_LABELS_PLACEMENT, PortLabelPlacement.outside());
			node.setProperty(LayeredOptions.SPACING_PORT_PORT, 8.0);
		}
		var places = new HashMap<String, Bounds>();
		if (isFixed) {
			arrangement.ports().distribute(view, sizes.get(view.key()), places);
		}
		for (var port : view.ports()) {
			var made = ElkGraphUtil.createPort(node);
			var size = Boxes.port(port);
			var side = arrangement.ports().side(port);
			made.setDimensions(size.width(), size.height());
			made.setProperty(LayeredOptions.PORT_SIDE, side(side));
			made.setProperty(LayeredOptions.PORT_BORDER_OFFSET, -(side == Side.WEST || side == Side.EAST ? size.width() : size.height()) / 2.0);
			if (isFixed) {
				var place = places.get(port.key());
				made.setLocation(place.x(), place.y());
			}
			if (!Boxes.isLabelInside(port) && port.label().isShown()) {
				label(port.label(), made);
			}
			ports.put(port.key(), made);
		}
	}

	private static PortSide side(Side side) {
		return PortSide.valueOf(side.name());
	}

	private ElkEdge edge(EdgeView view) {
		var edge = ElkGraphUtil.createSimpleEdge(end(view.sourceKey(), true), end(view.targetKey(), false));
		edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, view.style().width() > 1 ? MAIN : 1);
		edgeLabel(view.center(), edge, EdgeLabelPlacement.CENTER);
		edgeLabel(view.begin(), edge, EdgeLabelPlacement.TAIL);
		edgeLabel(view.end(), edge, EdgeLabelPlacement.HEAD);
		return edge;
	}

	private void edgeLabel(Label label, ElkEdge edge, EdgeLabelPlacement place) {
		if (label.isShown()) {
			var made = label(label, edge);
			made.setWidth(made.getWidth() + 8);
			made.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, place);
		}
	}

	/** What an edge of the graph ends at: a port, a box, or a point on the border of the box that the real end is in. */
	private ElkConnectableShape end(String key, boolean leaves) {
		if (ports.containsKey(key)) {
			return ports.get(key);
		}
		var box = box(key);
		return fixed.contains(box) ? ends.computeIfAbsent(key + (leaves ? ">" : "<"), _ -> point(key, box, leaves)) : nodes.get(box);
	}

	private ElkPort point(String key, String box, boolean leaves) {
		var port = ElkGraphUtil.createPort(nodes.get(box));
		var size = sizes.get(box);
		var inner = views.box(key).equals(box) ? new Point(size.width() / 2, size.height() / 2) : arrangement.center(key, box);
		var out = arrangement.ports().out();
		var side = leaves ? out : Ports.opposite(out);
		port.setDimensions(0, 0);
		port.setProperty(LayeredOptions.PORT_SIDE, side(side));
		switch (side) {
			case WEST -> port.setLocation(0, inner.y());
			case EAST -> port.setLocation(size.width(), inner.y());
			case NORTH -> port.setLocation(inner.x(), 0);
			case SOUTH -> port.setLocation(inner.x(), size.height());
		}
		return port;
	}

	private void read(NodeView view, int left, int top) {
		var node = nodes.get(view.key());
		arrangement.put(view, new Bounds(left + round(node.getX()), top + round(node.getY()), round(node.getWidth()), round(node.getHeight())));
		for (var port : view.ports()) {
			var placed = ports.get(port.key());
			var size = Boxes.port(port);
			int half = size.width() / 2;
			int x = switch (arrangement.ports().side(port)) {
				case WEST -> -half;
				case EAST -> round(node.getWidth()) - size.width() + half;
				default -> round(placed.getX());
			};
			int high = size.height() / 2;
			int y = switch (arrangement.ports().side(port)) {
				case NORTH -> -high;
				case SOUTH -> round(node.getHeight()) - size.height() + high;
				default -> round(placed.getY());
			};
			arrangement.port(port, new Bounds(x, y, size.width(), size.height()));
		}
		if (opened.contains(view.key())) {
			view.children().forEach(child -> read(child, 0, 0));
		}
	}

	private void read(EdgeView view, ElkEdge edge, int left, int top) {
		if (edge.getSections().isEmpty()) {
			return;
		}
		var section = edge.getSections().getFirst();
		var around = edge.getContainingNode();
		boolean outermost = around.getParent() == null;
		var key = outermost ? container : nodes.entrySet().stream().filter(entry -> entry.getValue() == around).findFirst().orElseThrow().getKey();
		int x = outermost ? left : 0;
		int y = outermost ? top : 0;
		var points = new ArrayList<Point>();
		section.getBendPoints().forEach(bend -> points.add(new Point(x + round(bend.getX()), y + round(bend.getY()))));
		if (points.isEmpty()) {
			points.add(new Point(x + round((section.getStartX() + section.getEndX()) / 2), y + round((section.getStartY() + section.getEndY()) / 2)));
		}
		arrangement.bends(view, key, points);
	}

	private static int round(double value) {
		return (int) Math.round(value);
	}
}
