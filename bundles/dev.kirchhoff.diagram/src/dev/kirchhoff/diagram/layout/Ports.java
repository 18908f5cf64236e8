// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.Side;

/** On which side of its box a port is, and where. A port sits astride on the border. */
final class Ports {
	/** Room that a box needs around it for what is on its border and below it. */
	record Rim(int left, int top, int right, int bottom) {
		static final Rim NONE = new Rim(0, 0, 0, 0);
	}

	private static final int GAP = 6;

	private final Views views;
	private final Layout earlier;

	Ports(Views views, Layout earlier) {
		this.views = views;
		this.earlier = earlier;
	}

	/** Lines come in where the diagram comes from and leave where it leads. */
	Side side(NodeView port) {
		var allowed = port.style().sides();
		for (var side : preferred(port)) {
			if (allowed.isEmpty() || allowed.contains(side)) {
				return side;
			}
		}
		return Side.WEST;
	}

	private List<Side> preferred(NodeView port) {
		var out = out();
		var in = opposite(out);
		boolean leaves = views.outgoing(port.key()) > views.incoming(port.key());
		var first = leaves ? out : in;
		var order = new ArrayList<>(List.of(first, opposite(first)));
		for (var side : Side.values()) {
			if (!order.contains(side)) {
				order.add(side);
			}
		}
		return order;
	}

	/** The side where lines leave. */
	Side out() {
		return switch (views.diagram.flow().direction()) {
			case RIGHT -> Side.EAST;
			case DOWN -> Side.SOUTH;
			case UP -> Side.NORTH;
		};
	}

	static Side opposite(Side side) {
		return switch (side) {
			case WEST -> Side.EAST;
			case EAST -> Side.WEST;
			case NORTH -> Side.SOUTH;
			case SOUTH -> Side.NORTH;
		};
	}

	private static boolean isUpright(Side side) {
		return side == Side.WEST || side == Side.EAST;
	}

	private Map<Side, List<NodeView>> bySide(NodeView node) {
		var sides = new EnumMap<Side, List<NodeView>>(Side.class);
		node.ports().forEach(port -> sides.computeIfAbsent(side(port), _ -> new ArrayList<>()).add(port));
		return sides;
	}

	/** Room inside a box for what of its ports on a side is in it. */
	int depth(NodeView node, Side side) {
		return bySide(node).getOrDefault(side, List.of()).stream().map(Boxes::port).mapToInt(size -> (isUpright(side) ? size.width() : size.height()) / 2 + GAP).max().orElse(0);
	}

	/** A box large enough for its ports. */
	Size room(NodeView node, Size size) {
		int width = size.width();
		int height = size.height();
		for (var entry : bySide(node).entrySet()) {
			int need = 2 * GAP + entry.getValue().stream().mapToInt(port -> pitch(port, entry.getKey())).sum();
			if (isUpright(entry.getKey())) {
				height = Math.max(height, need);
			} else {
				width = Math.max(width, need);
			}
		}
		return new Size(width, height);
	}

	/** Room along the border. */
	private static int pitch(NodeView port, Side side) {
		var size = Boxes.port(port);
		var label = label(port);
		return GAP + (isUpright(side) ? Math.max(size.height(), label.height()) : size.width() + (label.width() > 0 ? label.width() + GAP : 0));
	}

	private static Size label(NodeView node) {
		return Boxes.isLabelInside(node) ? new Size(0, 0) : TextMetrics.size(node.label());
	}

	/** Puts the ports of a box at even distances; one that has a place on an allowed side keeps it. */
	void distribute(NodeView node, Size size, Map<String, Bounds> boxes) {
		bySide(node).forEach((side, ports) -> {
			int length = isUpright(side) ? size.height() : size.width();
			for (int i = 0; i < ports.size(); i++) {
				var port = ports.get(i);
				int at = (int) Math.round(length * (i + 1.0) / (ports.size() + 1));
				boxes.put(port.key(), kept(node, port, size).orElse(on(side, at, Boxes.port(port), size)));
			}
		});
	}

	/** Where a port was, also if its box has another size now. */
	private Optional<Bounds> kept(NodeView node, NodeView port, Size size) {
		var box = earlier.boxes().get(node.key());
		var kept = earlier.boxes().get(port.key());
		if (box == null || kept == null) {
			return Optional.empty();
		}
		var side = Geometry.side(kept, new Bounds(0, 0, box.width(), box.height()));
		var own = Boxes.port(port);
		if (!port.style().sides().isEmpty() && !port.style().sides().contains(side)) {
			return Optional.empty();
		}
		if (box.width() == size.width() && box.height() == size.height() && kept.width() == own.width() && kept.height() == own.height()) {
			return Optional.of(kept);
		}
		int at = isUpright(side) ? kept.y() + kept.height() / 2 : kept.x() + kept.width() / 2;
		return Optional.of(on(side, Math.clamp(at, 0, isUpright(side) ? size.height() : size.width()), own, size));
	}

	/** A port with its middle somewhere along a side. */
	static Bounds on(Side side, int at, Size port, Size box) {
		int x = switch (side) {
			case WEST -> -port.width() / 2;
			case EAST -> box.width() - port.width() + port.width() / 2;
			default -> at - port.width() / 2;
		};
		int y = switch (side) {
			case NORTH -> -port.height() / 2;
			case SOUTH -> box.height() - port.height() + port.height() / 2;
			default -> at - port.height() / 2;
		};
		return new Bounds(x, y, port.width(), port.height());
	}

	/** What stands out of a box: half of its ports, their labels, its own label below it. */
	Rim rim(NodeView node, int width) {
		int left = 0;
		int top = 0;
		int right = 0;
		int bottom = 0;
		for (var port : node.ports()) {
			var size = Boxes.port(port);
			var label = label(port);
			int beside = size.width() / 2 + (label.width() > 0 ? label.width() + Boxes.LABEL_GAP : 0);
			int above = size.height() / 2 + (label.height() > 0 ? label.height() + Boxes.LABEL_GAP : 0);
			switch (side(port)) {
				case WEST -> left = Math.max(left, beside);
				case EAST -> right = Math.max(right, beside);
				case NORTH -> top = Math.max(top, above);
				case SOUTH -> bottom = Math.max(bottom, above);
			}
		}
		var label = label(node);
		int wider = Math.max(0, (label.width() - width + 1) / 2);
		return new Rim(Math.max(left, wider), top, Math.max(right, wider), Math.max(bottom, label.height() > 0 ? label.height() + Boxes.LABEL_GAP : 0));
	}
}
