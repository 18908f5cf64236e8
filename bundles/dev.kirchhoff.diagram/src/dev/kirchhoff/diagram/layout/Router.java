// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Side;

/** Finds a way with right angles for an edge that has none: of a few simple ones, the one that crosses the fewest boxes. */
final class Router {
	private static final int OUT = 16;
	private static final int PER_BOX = 5000;
	private static final int PER_BEND = 30;
	private static final int AGAINST = 400;

	private final Bounds source;
	private final Bounds target;
	private final List<Bounds> obstacles;
	private final boolean across;
	private final Side sourceExit;
	private final Side targetExit;
	private final List<List<Point>> ways = new ArrayList<>();

	Router(Geometry geometry, EdgeView edge) {
		source = geometry.box(edge.sourceKey()).orElseThrow();
		target = geometry.box(edge.targetKey()).orElseThrow();
		obstacles = geometry.obstacles(edge);
		across = geometry.view().flow().direction() == Direction.RIGHT;
		sourceExit = geometry.exit(edge.sourceKey()).orElse(null);
		targetExit = geometry.exit(edge.targetKey()).orElse(null);
	}

	List<Point> route() {
		if (source.equals(target)) {
			return loop();
		}
		var from = Outline.center(source);
		var to = Outline.center(target);
		straight();
		for (var a : Side.values()) {
			for (var b : Side.values()) {
				way(exit(source, a), exit(target, b), a, b);
			}
		}
		if (ways.isEmpty()) {
			return List.of(from, to);
		}
		List<Point> best = null;
		long least = Long.MAX_VALUE;
		for (var way : ways) {
			long cost = cost(way);
			if (cost < least) {
				least = cost;
				best = way;
			}
		}
		return best;
	}

	private List<Point> loop() {
		int y = source.y() + Math.min(10, source.height() / 2);
		int x = source.right() - Math.min(12, source.width() / 2);
		return List.of(new Point(source.right(), y), new Point(source.right() + OUT, y), new Point(source.right() + OUT, source.y() - OUT), new Point(x, source.y() - OUT),
				new Point(x, source.y()));
	}

	/** Boxes that face each other. */
	private void straight() {
		int top = Math.max(source.y(), target.y());
		int bottom = Math.min(source.bottom(), target.bottom());
		if (bottom - top >= 6) {
			int y = within(source, target, true, top, bottom);
			if (source.right() < target.x()) {
				ways.add(List.of(new Point(source.right(), y), new Point(target.x(), y)));
			} else if (target.right() < source.x()) {
				ways.add(List.of(new Point(source.x(), y), new Point(target.right(), y)));
			}
		}
		int left = Math.max(source.x(), target.x());
		int right = Math.min(source.right(), target.right());
		if (right - left >= 6) {
			int x = within(source, target, false, left, right);
			if (source.bottom() < target.y()) {
				ways.add(List.of(new Point(x, source.bottom()), new Point(x, target.y())));
			} else if (target.bottom() < source.y()) {
				ways.add(List.of(new Point(x, source.y()), new Point(x, target.bottom())));
			}
		}
	}

	/** The middle of the smaller box if it faces the other, else the middle of what they share. */
	private static int within(Bounds a, Bounds b, boolean vertical, int low, int high) {
		int sizeA = vertical ? a.height() : a.width();
		int sizeB = vertical ? b.height() : b.width();
		var smaller = Outline.center(sizeA <= sizeB ? a : b);
		int middle = vertical ? smaller.y() : smaller.x();
		return middle > low && middle < high ? middle : (low + high) / 2;
	}

	private static Point exit(Bounds box, Side side) {
		var center = Outline.center(box);
		return switch (side) {
			case WEST -> new Point(box.x(), center.y());
			case EAST -> new Point(box.right(), center.y());
			case NORTH -> new Point(center.x(), box.y());
			case SOUTH -> new Point(center.x(), box.bottom());
		};
	}

	private static Point out(Point point, Side side, int by) {
		return switch (side) {
			case WEST -> new Point(point.x() - by, point.y());
			case EAST -> new Point(point.x() + by, point.y());
			case NORTH -> new Point(point.x(), point.y() - by);
			case SOUTH -> new Point(point.x(), point.y() + by);
		};
	}

	private static boolean isHorizontal(Side side) {
		return side == Side.WEST || side == Side.EAST;
	}

	/** From one side to another, over a middle segment where both are horizontal or both vertical. */
	private void way(Point from, Point to, Side a, Side b) {
		var leaving = out(from, a, OUT);
		var coming = out(to, b, OUT);
		if (isHorizontal(a) != isHorizontal(b)) {
			var corner = isHorizontal(a) ? new Point(to.x(), from.y()) : new Point(from.x(), to.y());
			if (ahead(from, corner, a) && ahead(to, corner, b)) {
				ways.add(List.of(from, corner, to));
			}
			return;
		}
		if (isHorizontal(a)) {
			int middle = a == b ? a == Side.EAST ? Math.max(leaving.x(), coming.x()) : Math.min(leaving.x(), coming.x()) : (from.x() + to.x()) / 2;
			if (a == b || ahead(from, new Point(middle, from.y()), a) && ahead(to, new Point(middle, to.y()), b)) {
				ways.add(List.of(from, new Point(middle, from.y()), new Point(middle, to.y()), to));
			}
			if (a != b) {
				for (int y : new int[] { Math.min(source.y(), target.y()) - OUT, Math.max(source.bottom(), target.bottom()) + OUT, (from.y() + to.y()) / 2 }) {
					ways.add(List.of(from, leaving, new Point(leaving.x(), y), new Point(coming.x(), y), coming, to));
				}
			}
		} else {
			int middle = a == b ? a == Side.SOUTH ? Math.max(leaving.y(), coming.y()) : Math.min(leaving.y(), coming.y()) : (from.y() + to.y()) / 2;
			if (a == b || ahead(from, new Point(from.x(), middle), a) && ahead(to, new Point(to.x(), middle), b)) {
				ways.add(List.of(from, new Point(from.x(), middle), new Point(to.x(), middle), to));
			}
			if (a != b) {
				for (int x : new int[] { Math.min(source.x(), target.x()) - OUT, Math.max(source.right(), target.right()) + OUT, (from.x() + to.x()) / 2 }) {
					ways.add(List.of(from, leaving, new Point(x, leaving.y()), new Point(x, coming.y()), coming, to));
				}
			}
		}
	}

	private static boolean ahead(Point from, Point to, Side side) {
		return switch (side) {
			case WEST -> to.x() <= from.x() - OUT / 2;
			case EAST -> to.x() >= from.x() + OUT / 2;
			case NORTH -> to.y() <= from.y() - OUT / 2;
			case SOUTH -> to.y() >= from.y() + OUT / 2;
		};
	}

	private long cost(List<Point> way) {
		long cost = (way.size() - 2L) * PER_BEND;
		for (int i = 1; i < way.size(); i++) {
			var a = way.get(i - 1);
			var b = way.get(i);
			cost += Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
			for (var box : obstacles) {
				cost += Outline.crosses(a, b, box) ? PER_BOX : 0;
			}
			cost += i > 1 && Outline.crosses(a, b, source) || i < way.size() - 1 && Outline.crosses(a, b, target) ? PER_BOX : 0;
		}
		cost += against(way.get(0), way.get(1), sourceExit) + against(way.getLast(), way.get(way.size() - 2), targetExit);
		return cost + aside(way.get(0), way.get(1), sourceExit) + aside(way.getLast(), way.get(way.size() - 2), targetExit);
	}

	/** Lines had better leave and come along the diagram's direction, if no port says otherwise. */
	private int aside(Point end, Point next, Side exit) {
		return exit != null || across == (end.y() == next.y()) ? 0 : 2 * PER_BEND;
	}

	private static int against(Point end, Point next, Side exit) {
		if (exit == null) {
			return 0;
		}
		var side = next.x() < end.x() ? Side.WEST : next.x() > end.x() ? Side.EAST : next.y() < end.y() ? Side.NORTH : Side.SOUTH;
		return side == exit ? 0 : AGAINST;
	}
}
