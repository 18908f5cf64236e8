// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Boxes;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/** What moving, resizing and aligning boxes does to a layout. Nothing of it knows figures. */
public final class Arrange {
	/** How boxes are brought into line with the last one that was selected. */
	public enum Alignment {
		LEFT, CENTER, RIGHT, TOP, MIDDLE, BOTTOM, SAME_WIDTH, SAME_HEIGHT, SPREAD_ACROSS, SPREAD_DOWN
	}

	private Arrange() {
	}

	/** Boxes elsewhere: lines between them go with them, other lines find a new way, containers grow where they must. */
	static Layout apply(Drawing drawing, Map<String, Bounds> moves, Map<String, List<Point>> newBends) {
		var boxes = new HashMap<>(drawing.layout().boxes());
		var bends = new HashMap<>(drawing.layout().bends());
		moves.forEach((key, bounds) -> boxes.put(key, within(drawing.boxes().get(key), bounds)));
		for (var line : drawing.lines().values()) {
			var points = bends.get(line.key);
			var source = shift(line.source, drawing, boxes);
			var target = shift(line.target, drawing, boxes);
			if (points == null || isZero(source) && isZero(target)) {
				continue;
			}
			if (source != null && source.equals(target)) {
				bends.put(line.key, points.stream().map(point -> new Point(point.x() + source.x(), point.y() + source.y())).toList());
			} else if (line.view.style().routing() != Routing.STRAIGHT) {
				bends.remove(line.key);
			}
		}
		newBends.forEach((key, points) -> {
			if (points.isEmpty()) {
				bends.remove(key);
			} else {
				bends.put(key, points);
			}
		});
		return moves.isEmpty() ? new Layout(boxes, bends) : AutoLayout.layout(drawing.view(), new Layout(boxes, bends));
	}

	/** What is in a container stays below its title. */
	private static Bounds within(Box box, Bounds wanted) {
		if (box == null || box.parent == null || box.port) {
			return wanted;
		}
		int least = Boxes.padding(box.parent.view);
		return new Bounds(Math.max(least, wanted.x()), Math.max(Boxes.top(box.parent.view), wanted.y()), wanted.width(), wanted.height());
	}

	private static boolean isZero(Point shift) {
		return shift != null && shift.x() == 0 && shift.y() == 0;
	}

	/** How far a box goes with what is around it; null if its size changes, too. */
	private static Point shift(Box box, Drawing drawing, Map<String, Bounds> after) {
		int x = 0;
		int y = 0;
		var sized = drawing.layout().boxes().get(box.key);
		var now = after.get(box.key);
		if (sized == null || now == null || sized.width() != now.width() || sized.height() != now.height()) {
			return null;
		}
		for (var at = box; at != null; at = at.parent) {
			var old = drawing.layout().boxes().get(at.key);
			var moved = after.get(at.key);
			if (old != null && moved != null) {
				x += moved.x() - old.x();
				y += moved.y() - old.y();
			}
		}
		return new Point(x, y);
	}

	/** Whether a person may put it elsewhere in its container. */
	static boolean isMovable(Box box) {
		return box.port || box.view.region().isEmpty() && (box.parent == null || box.parent.view.kind() == Kind.FREE);
	}

	/** Whether a person may change its size in this direction. */
	static boolean isResizable(Box box, boolean across) {
		if (box.port || box.view.kind() == Kind.ITEM || !isMovable(box)) {
			return false;
		}
		return switch (box.view.style().resize()) {
			case BOTH -> true;
			case NORTH_SOUTH -> !across;
			case EAST_WEST -> across;
			case NONE -> box.view.isContainer();
		};
	}

	/** Those that can be aligned: the ones that move by themselves, not with one around them. */
	static List<Box> movable(Collection<Box> selected) {
		var all = new HashSet<>(selected);
		return selected.stream().filter(box -> !box.port && isMovable(box) && notInAny(box, all)).toList();
	}

	private static boolean notInAny(Box box, Set<Box> others) {
		for (var at = box.parent; at != null; at = at.parent) {
			if (others.contains(at)) {
				return false;
			}
		}
		return true;
	}

	/** Where boxes go that are aligned with the last of them. */
	static Map<String, Bounds> align(List<Box> boxes, Alignment alignment) {
		var moves = new LinkedHashMap<String, Bounds>();
		if (alignment == Alignment.SPREAD_ACROSS || alignment == Alignment.SPREAD_DOWN) {
			spread(boxes, alignment == Alignment.SPREAD_ACROSS, moves);
			return moves;
		}
		var model = boxes.getLast();
		var to = new Bounds(model.origin().x(), model.origin().y(), model.bounds.width(), model.bounds.height());
		for (var box : boxes) {
			var at = box.origin();
			var b = box.bounds;
			int dx = switch (alignment) {
				case LEFT -> to.x() - at.x();
				case CENTER -> to.x() + to.width() / 2 - at.x() - b.width() / 2;
				case RIGHT -> to.right() - at.x() - b.width();
				default -> 0;
			};
			int dy = switch (alignment) {
				case TOP -> to.y() - at.y();
				case MIDDLE -> to.y() + to.height() / 2 - at.y() - b.height() / 2;
				case BOTTOM -> to.bottom() - at.y() - b.height();
				default -> 0;
			};
			int width = alignment == Alignment.SAME_WIDTH && isResizable(box, true) ? to.width() : b.width();
			int height = alignment == Alignment.SAME_HEIGHT && isResizable(box, false) ? to.height() : b.height();
			var moved = new Bounds(b.x() + dx, b.y() + dy, width, height);
			if (!moved.equals(b)) {
				moves.put(box.key, moved);
			}
		}
		return moves;
	}

	/** Equal space between neighbours; the outermost stay. */
	private static void spread(List<Box> boxes, boolean across, Map<String, Bounds> moves) {
		var sorted = new ArrayList<>(boxes);
		sorted.sort(Comparator.comparingInt(box -> across ? box.origin().x() : box.origin().y()));
		var first = sorted.getFirst();
		var last = sorted.getLast();
		int from = across ? first.origin().x() : first.origin().y();
		int to = across ? last.origin().x() + last.bounds.width() : last.origin().y() + last.bounds.height();
		int filled = sorted.stream().mapToInt(box -> across ? box.bounds.width() : box.bounds.height()).sum();
		double gap = (to - from - filled) / (double) Math.max(1, sorted.size() - 1);
		double at = from;
		for (var box : sorted) {
			int by = (int) Math.round(at) - (across ? box.origin().x() : box.origin().y());
			if (by != 0) {
				moves.put(box.key, new Bounds(box.bounds.x() + (across ? by : 0), box.bounds.y() + (across ? 0 : by), box.bounds.width(), box.bounds.height()));
			}
			at += (across ? box.bounds.width() : box.bounds.height()) + gap;
		}
	}
}
