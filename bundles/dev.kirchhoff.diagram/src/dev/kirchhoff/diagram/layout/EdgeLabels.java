// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.kirchhoff.diagram.layout.Geometry.Place;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Label;

/** Finds a place for each label along its line, on nothing else if there is any. */
final class EdgeLabels {
	private static final int GAP = 2;
	private static final int FROM_END = 6;
	private static final int[] PARTS = { 50, 30, 70, 15, 85 };

	private final Geometry geometry;
	private final List<Bounds> taken = new ArrayList<>();

	EdgeLabels(Geometry geometry) {
		this.geometry = geometry;
		taken.addAll(geometry.outsideLabels());
	}

	private record Segment(Point a, Point b, double fromMiddle) {
		int length() {
			return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
		}

		boolean isFlat() {
			return Math.abs(a.x() - b.x()) >= Math.abs(a.y() - b.y());
		}
	}

	void place() {
		for (var edge : geometry.view().edges()) {
			if (geometry.route(edge.key()).size() > 1) {
				place(edge, edge.center(), Place.CENTER);
				place(edge, edge.begin(), Place.BEGIN);
				place(edge, edge.end(), Place.END);
			}
		}
	}

	private void place(EdgeView edge, Label label, Place place) {
		if (!label.isShown()) {
			return;
		}
		var size = TextMetrics.size(label);
		var route = geometry.route(edge.key());
		var candidates = new ArrayList<Bounds>();
		if (place == Place.CENTER) {
			segments(route, size.width()).forEach(segment -> along(segment, size.width(), size.height(), candidates));
		} else {
			int last = route.size() - 1;
			atEnd(place == Place.BEGIN ? route.get(0) : route.get(last), place == Place.BEGIN ? route.get(1) : route.get(last - 1), size.width(), size.height(), candidates);
		}
		Bounds best = null;
		int least = Integer.MAX_VALUE;
		for (var candidate : candidates) {
			int conflicts = conflicts(edge, candidate, least);
			if (conflicts < least) {
				least = conflicts;
				best = candidate;
			}
			if (least == 0) {
				break;
			}
		}
		taken.add(best);
		geometry.label(edge, place, best);
	}

	/** Those with room first, and of them those near the middle of the line. */
	private static List<Segment> segments(List<Point> route, int width) {
		double whole = 0;
		for (int i = 1; i < route.size(); i++) {
			whole += Math.hypot(route.get(i).x() - route.get(i - 1).x(), route.get(i).y() - route.get(i - 1).y());
		}
		var segments = new ArrayList<Segment>();
		double at = 0;
		for (int i = 1; i < route.size(); i++) {
			double length = Math.hypot(route.get(i).x() - route.get(i - 1).x(), route.get(i).y() - route.get(i - 1).y());
			segments.add(new Segment(route.get(i - 1), route.get(i), Math.abs(at + length / 2 - whole / 2)));
			at += length;
		}
		return segments.stream().sorted(Comparator.comparing((Segment segment) -> !(segment.isFlat() && segment.length() >= width)).thenComparing(Segment::fromMiddle)).toList();
	}

	private static void along(Segment segment, int width, int height, List<Bounds> candidates) {
		for (int part : PARTS) {
			int x = segment.a.x() + (segment.b.x() - segment.a.x()) * part / 100;
			int y = segment.a.y() + (segment.b.y() - segment.a.y()) * part / 100;
			if (segment.isFlat()) {
				int rise = segment.a.y() == segment.b.y() ? 0 : Math.min(height, Math.abs(segment.a.y() - segment.b.y()) * width / Math.max(1, 2 * Math.abs(segment.a.x() - segment.b.x())));
				candidates.add(new Bounds(x - width / 2, y - GAP - height - rise, width, height));
				candidates.add(new Bounds(x - width / 2, y + GAP + 1 + rise, width, height));
			} else {
				candidates.add(new Bounds(x + 2 * GAP, y - height / 2, width, height));
				candidates.add(new Bounds(x - 2 * GAP - width, y - height / 2, width, height));
			}
		}
	}

	private static void atEnd(Point end, Point next, int width, int height, List<Bounds> candidates) {
		boolean flat = Math.abs(end.x() - next.x()) >= Math.abs(end.y() - next.y());
		for (int off = FROM_END; off <= 4 * FROM_END; off += FROM_END) {
			if (flat) {
				int x = next.x() >= end.x() ? end.x() + off : end.x() - off - width;
				candidates.add(new Bounds(x, end.y() - GAP - height, width, height));
				candidates.add(new Bounds(x, end.y() + GAP + 1, width, height));
			} else {
				int y = next.y() >= end.y() ? end.y() + off : end.y() - off - height;
				candidates.add(new Bounds(end.x() + 2 * GAP, y, width, height));
				candidates.add(new Bounds(end.x() - 2 * GAP - width, y, width, height));
			}
		}
	}

	private int conflicts(EdgeView edge, Bounds label, int enough) {
		int conflicts = 0;
		for (var other : taken) {
			conflicts += Outline.meet(label, other) ? 100 : 0;
		}
		for (var box : geometry.boxes().entrySet()) {
			if (conflicts >= enough) {
				return conflicts;
			}
			if (Outline.meet(label, box.getValue())) {
				conflicts += geometry.isObstacle(box.getKey()) ? 50 : inside(box.getKey(), box.getValue(), label) ? 0 : 50;
			}
		}
		for (var other : geometry.view().edges()) {
			var route = geometry.route(other.key());
			for (int i = 1; i < route.size() && conflicts < enough; i++) {
				conflicts += Outline.crosses(route.get(i - 1), route.get(i), label) ? 10 : 0;
			}
		}
		return conflicts;
	}

	private boolean inside(String key, Bounds box, Bounds label) {
		var node = geometry.node(key);
		return node.isContainer() && Outline.holds(Boxes.content(node, box), label);
	}
}
