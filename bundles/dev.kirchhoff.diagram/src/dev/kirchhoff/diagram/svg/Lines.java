// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.util.List;

import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.EdgeStyle.Arrow;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;

/** Edges with their ends. */
final class Lines {
	private static final double CORNER = 6;

	private final Xml xml;
	private final String paper;

	/** @param paper colour of what is behind everything */
	Lines(Xml xml, String paper) {
		this.xml = xml;
		this.paper = paper;
	}

	void draw(EdgeStyle style, List<Point> route) {
		double size = 7 + 1.5 * style.width();
		double half = style.width() % 2 == 1 ? 0.5 : 0;
		var points = new double[route.size()][];
		for (int i = 0; i < points.length; i++) {
			points[i] = new double[] { route.get(i).x() + half, route.get(i).y() + half };
		}
		var start = points[0].clone();
		var end = points[points.length - 1].clone();
		var behindStart = towards(start, points[1]);
		var behindEnd = towards(end, points[points.length - 2]);
		shorten(points[0], behindStart, covered(style.sourceArrow(), size));
		shorten(points[points.length - 1], behindEnd, covered(style.targetArrow(), size));
		xml.empty("path", "d", path(points, style.routing() == Routing.STRAIGHT ? 0 : CORNER), "fill", "none", "stroke", style.stroke(), "stroke-width", style.width() == 1 ? null : style.width(), "stroke-dasharray",
				Shapes.dashes(style.line(), style.width()), "stroke-linejoin", "round");
		arrow(style, style.sourceArrow(), start, behindStart, size);
		arrow(style, style.targetArrow(), end, behindEnd, size);
	}

	private static double[] towards(double[] from, double[] to) {
		double dx = to[0] - from[0];
		double dy = to[1] - from[1];
		double length = Math.hypot(dx, dy);
		return length == 0 ? new double[] { 1, 0 } : new double[] { dx / length, dy / length };
	}

	private static void shorten(double[] point, double[] direction, double by) {
		point[0] += direction[0] * by;
		point[1] += direction[1] * by;
	}

	/** How much of a line its end hides. */
	private static double covered(Arrow arrow, double size) {
		return switch (arrow) {
			case NONE, OUT_OPEN -> 0;
			case OPEN -> 1;
			case CLOSED, FILLED, OUT_CLOSED, OUT_FILLED -> size - 1;
			case DIAMOND, FILLED_DIAMOND -> 2 * size - 4;
			case DOT, CIRCLE_PLUS -> size - 1;
		};
	}

	private static String path(double[][] points, double corner) {
		var d = new StringBuilder("M").append(at(points[0]));
		for (int i = 1; i < points.length - 1; i++) {
			var in = towards(points[i], points[i - 1]);
			var out = towards(points[i], points[i + 1]);
			double room = Math.min(distance(points[i], points[i - 1]), distance(points[i], points[i + 1])) / 2;
			double r = Math.min(corner, room);
			if (r < 0.5) {
				d.append('L').append(at(points[i]));
				continue;
			}
			d.append('L').append(at(new double[] { points[i][0] + in[0] * r, points[i][1] + in[1] * r })).append('Q').append(at(points[i])).append(' ')
					.append(at(new double[] { points[i][0] + out[0] * r, points[i][1] + out[1] * r }));
		}
		return d.append('L').append(at(points[points.length - 1])).toString();
	}

	private static double distance(double[] a, double[] b) {
		return Math.hypot(a[0] - b[0], a[1] - b[1]);
	}

	private void arrow(EdgeStyle style, Arrow arrow, double[] tip, double[] back, double size) {
		switch (arrow) {
			case NONE -> {
			}
			case OPEN -> head(style, tip, back, size, 1, "none", false);
			case CLOSED -> head(style, tip, back, size, 1, paper, true);
			case FILLED -> head(style, tip, back, size, 1, style.stroke(), true);
			case OUT_OPEN -> head(style, moved(tip, back, size), back, size, -1, "none", false);
			case OUT_CLOSED -> head(style, moved(tip, back, size), back, size, -1, paper, true);
			case OUT_FILLED -> head(style, moved(tip, back, size), back, size, -1, style.stroke(), true);
			case DIAMOND -> diamond(style, tip, back, size, paper);
			case FILLED_DIAMOND -> diamond(style, tip, back, size, style.stroke());
			case DOT -> circle(style, tip, back, size, style.stroke());
			case CIRCLE_PLUS -> {
				circle(style, tip, back, size, paper);
				var m = moved(tip, back, size / 2);
				double r = size / 2 - 1;
				xml.empty("path", "d", "M" + n(m[0] - r) + " " + n(m[1]) + "h" + n(2 * r) + "M" + n(m[0]) + " " + n(m[1] - r) + "v" + n(2 * r), "stroke", style.stroke());
			}
		}
	}

	private static double[] moved(double[] point, double[] direction, double by) {
		return new double[] { point[0] + direction[0] * by, point[1] + direction[1] * by };
	}

	private void head(EdgeStyle style, double[] tip, double[] back, double size, int sign, Object fill, boolean closed) {
		double spread = size * 0.38;
		var base = moved(tip, back, sign * size);
		var left = new double[] { base[0] - back[1] * spread, base[1] + back[0] * spread };
		var right = new double[] { base[0] + back[1] * spread, base[1] - back[0] * spread };
		xml.empty("path", "d", "M" + at(left) + "L" + at(tip) + "L" + at(right) + (closed ? "Z" : ""), "fill", fill, "stroke", style.stroke(), "stroke-linejoin", "round", "stroke-width",
				style.width() == 1 || closed ? null : style.width());
	}

	private void diamond(EdgeStyle style, double[] tip, double[] back, double size, Object fill) {
		double spread = size * 0.38;
		var middle = moved(tip, back, size - 2);
		var far = moved(tip, back, 2 * size - 4);
		xml.empty("path", "d", "M" + at(tip) + "L" + at(new double[] { middle[0] - back[1] * spread, middle[1] + back[0] * spread }) + "L" + at(far) + "L"
				+ at(new double[] { middle[0] + back[1] * spread, middle[1] - back[0] * spread }) + "Z", "fill", fill, "stroke", style.stroke(), "stroke-linejoin", "round");
	}

	private void circle(EdgeStyle style, double[] tip, double[] back, double size, Object fill) {
		var m = moved(tip, back, size / 2);
		xml.empty("circle", "cx", m[0], "cy", m[1], "r", size / 2 - 1, "fill", fill, "stroke", style.stroke());
	}

	private static String at(double[] point) {
		return n(point[0]) + " " + n(point[1]);
	}

	private static String n(double value) {
		return Xml.number(value);
	}
}
