// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.diagram.view.NodeStyle.Shape;
import dev.kirchhoff.diagram.view.NodeView;

/** Where lines meet the outlines of boxes. */
final class Outline {
	private Outline() {
	}

	static Point center(Bounds box) {
		return new Point(box.x() + box.width() / 2, box.y() + box.height() / 2);
	}

	/**
	 * Where a line that comes from a point ends on a box.
	 *
	 * @param orthogonal keep its direction if it comes from the side
	 */
	static Point anchor(NodeView node, Bounds box, Point from, boolean orthogonal) {
		boolean besideX = from.x() <= box.x() || from.x() >= box.right();
		boolean besideY = from.y() <= box.y() || from.y() >= box.bottom();
		if (!besideX && !besideY) {
			return new Point(from.x() < center(box).x() ? box.x() : box.right(), from.y());
		}
		if (orthogonal && from.y() >= box.y() && from.y() <= box.bottom() && besideX) {
			int in = inset(node, box.width(), box.height(), from.y() - box.y());
			return new Point(from.x() <= box.x() ? box.x() + in : box.right() - in, from.y());
		}
		if (orthogonal && from.x() >= box.x() && from.x() <= box.right() && besideY) {
			int in = inset(node, box.height(), box.width(), from.x() - box.x());
			return new Point(from.x(), from.y() <= box.y() ? box.y() + in : box.bottom() - in);
		}
		return chop(node, box, from);
	}

	/** How far the outline is inside the rectangle, along a line across it. */
	private static int inset(NodeView node, int along, int across, int at) {
		double r = across / 2.0;
		double off = Math.min(1, Math.abs(at - r) / Math.max(1, r));
		if (Boxes.isRound(node)) {
			return (int) Math.round(along / 2.0 * (1 - Math.sqrt(1 - off * off)));
		}
		return node.style().shape() == Shape.LOZENGE ? (int) Math.round(along / 2.0 * off) : 0;
	}

	/** On the line to the middle of the box. */
	private static Point chop(NodeView node, Bounds box, Point from) {
		double cx = box.x() + box.width() / 2.0;
		double cy = box.y() + box.height() / 2.0;
		double dx = from.x() - cx;
		double dy = from.y() - cy;
		double u = Math.abs(dx) / Math.max(0.5, box.width() / 2.0);
		double v = Math.abs(dy) / Math.max(0.5, box.height() / 2.0);
		double length = Boxes.isRound(node) ? Math.hypot(u, v) : node.style().shape() == Shape.LOZENGE ? u + v : Math.max(u, v);
		return length == 0 ? new Point((int) cx, (int) cy) : new Point((int) Math.round(cx + dx / length), (int) Math.round(cy + dy / length));
	}

	/** Without points that lie on the way between their neighbours. */
	static List<Point> simple(List<Point> route) {
		var points = new ArrayList<Point>();
		for (var point : route) {
			while (points.size() > 1 && isBetween(points.get(points.size() - 2), points.getLast(), point)) {
				points.removeLast();
			}
			if (points.isEmpty() || !points.getLast().equals(point)) {
				points.add(point);
			}
		}
		if (points.size() == 1) {
			points.add(points.getFirst());
		}
		return List.copyOf(points);
	}

	private static boolean isBetween(Point from, Point at, Point to) {
		return from.x() == at.x() && at.x() == to.x() && (long) (at.y() - from.y()) * (to.y() - at.y()) >= 0
				|| from.y() == at.y() && at.y() == to.y() && (long) (at.x() - from.x()) * (to.x() - at.x()) >= 0;
	}

	/** Whether two rectangles have a common point. */
	static boolean meet(Bounds a, Bounds b) {
		return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
	}

	static boolean holds(Bounds outer, Bounds inner) {
		return outer.x() <= inner.x() && outer.y() <= inner.y() && outer.right() >= inner.right() && outer.bottom() >= inner.bottom();
	}

	static Bounds grown(Bounds box, int by) {
		return new Bounds(box.x() - by, box.y() - by, box.width() + 2 * by, box.height() + 2 * by);
	}

	/** Whether a segment has a point inside a rectangle. */
	static boolean crosses(Point a, Point b, Bounds box) {
		if (Math.max(a.x(), b.x()) <= box.x() || Math.min(a.x(), b.x()) >= box.right() || Math.max(a.y(), b.y()) <= box.y() || Math.min(a.y(), b.y()) >= box.bottom()) {
			return false;
		}
		if (a.x() == b.x() || a.y() == b.y()) {
			return true;
		}
		double low = 0;
		double high = 1;
		double[][] sides = { { b.x() - a.x(), box.x() - a.x(), box.right() - a.x() }, { b.y() - a.y(), box.y() - a.y(), box.bottom() - a.y() } };
		for (var side : sides) {
			double t = side[1] / side[0];
			double u = side[2] / side[0];
			low = Math.max(low, Math.min(t, u));
			high = Math.min(high, Math.max(t, u));
		}
		return low < high;
	}
}
