// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.RotatableDecoration;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;

import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.EdgeStyle.Arrow;

/** What lines end in. */
final class Arrows {
	private static final int LENGTH = 9;
	private static final double HALF = 4;
	private static final int DIAMOND = 14;
	private static final int CIRCLE = 10;

	private Arrows() {
	}

	/** Null where a line just ends. */
	static RotatableDecoration of(Arrow arrow, EdgeStyle style) {
		return arrow == Arrow.NONE ? null : new Head(arrow, grown(style));
	}

	private static double grown(EdgeStyle style) {
		return 1 + (Math.max(1, style.width()) - 1) * 0.35;
	}

	/** How far from its end a line is hidden by what it ends in. */
	private static double hidden(Arrow arrow, EdgeStyle style) {
		return grown(style) * switch (arrow) {
			case NONE, OPEN, OUT_OPEN, OUT_CLOSED, OUT_FILLED -> arrow == Arrow.OPEN && style.width() > 1 ? 2 : 0;
			case CLOSED, FILLED -> LENGTH - 1;
			case DIAMOND, FILLED_DIAMOND -> DIAMOND - 1;
			case DOT -> CIRCLE / 2;
			case CIRCLE_PLUS -> CIRCLE;
		};
	}

	/** A line up to where its ends begin. */
	static PointList shortened(PointList points, EdgeStyle style) {
		double atStart = hidden(style.sourceArrow(), style);
		double atEnd = hidden(style.targetArrow(), style);
		if (atStart == 0 && atEnd == 0 || points.size() < 2) {
			return points;
		}
		var result = points.getCopy();
		int last = result.size() - 1;
		result.setPoint(towards(points.getPoint(0), points.getPoint(1), atStart), 0);
		result.setPoint(towards(points.getPoint(last), points.getPoint(last - 1), atEnd), last);
		return result;
	}

	private static Point towards(Point from, Point to, double distance) {
		double length = Math.hypot(to.x - from.x, to.y - from.y);
		double part = length == 0 ? 0 : Math.min(1, distance / length);
		return new Point((int) Math.round(from.x + (to.x - from.x) * part), (int) Math.round(from.y + (to.y - from.y) * part));
	}

	/** Turned into the direction of the line when it is drawn; the bounds are a square in which every direction has room. */
	private static final class Head extends Figure implements RotatableDecoration {
		private final Arrow arrow;
		private final double size;
		private Point tip = new Point();
		private double cos = 1;
		private double sin;

		Head(Arrow arrow, double size) {
			this.arrow = arrow;
			this.size = size;
		}

		@Override
		public void setLocation(Point newTip) {
			tip = new Point(newTip);
			int reach = (int) Math.ceil(DIAMOND * size) + 2;
			setBounds(new Rectangle(tip.x - reach, tip.y - reach, 2 * reach, 2 * reach));
		}

		@Override
		public void setReferencePoint(Point from) {
			double length = Math.hypot(tip.x - from.x, tip.y - from.y);
			if (length > 0) {
				cos = (tip.x - from.x) / length;
				sin = (tip.y - from.y) / length;
			}
		}

		@Override
		public boolean containsPoint(int x, int y) {
			return false;
		}

		/** Pairs of how far before the tip, and how far to the side. */
		private PointList points(double... pairs) {
			var points = new PointList(pairs.length / 2);
			for (int i = 0; i < pairs.length; i += 2) {
				points.addPoint(at(pairs[i], pairs[i + 1]));
			}
			return points;
		}

		private Point at(double before, double side) {
			return new Point((int) Math.round(tip.x - before * size * cos - side * size * sin), (int) Math.round(tip.y - before * size * sin + side * size * cos));
		}

		@Override
		protected void paintFigure(Graphics graphics) {
			graphics.setLineStyle(Graphics.LINE_SOLID);
			graphics.setLineWidth(1);
			graphics.setBackgroundColor(getForegroundColor());
			switch (arrow) {
				case NONE -> {
				}
				case OPEN -> open(graphics, points(LENGTH, HALF, 0, 0, LENGTH, -HALF));
				case OUT_OPEN -> open(graphics, points(0, HALF, LENGTH, 0, 0, -HALF));
				case CLOSED -> closed(graphics, points(LENGTH, HALF, 0, 0, LENGTH, -HALF), false);
				case OUT_CLOSED -> closed(graphics, points(0, HALF, LENGTH, 0, 0, -HALF), false);
				case FILLED -> closed(graphics, points(LENGTH, HALF, 0, 0, LENGTH, -HALF), true);
				case OUT_FILLED -> closed(graphics, points(0, HALF, LENGTH, 0, 0, -HALF), true);
				case DIAMOND -> closed(graphics, points(0, 0, DIAMOND / 2.0, HALF, DIAMOND, 0, DIAMOND / 2.0, -HALF), false);
				case FILLED_DIAMOND -> closed(graphics, points(0, 0, DIAMOND / 2.0, HALF, DIAMOND, 0, DIAMOND / 2.0, -HALF), true);
				case DOT -> circle(graphics, CIRCLE * 0.7, true);
				case CIRCLE_PLUS -> {
					circle(graphics, CIRCLE, false);
					open(graphics, points(0, 0, CIRCLE, 0));
					open(graphics, points(CIRCLE / 2.0, CIRCLE / 2.0, CIRCLE / 2.0, -CIRCLE / 2.0));
				}
			}
		}

		private static void open(Graphics graphics, PointList points) {
			graphics.drawPolyline(points);
		}

		private static void closed(Graphics graphics, PointList points, boolean filled) {
			if (!filled) {
				graphics.setBackgroundColor(Paint.WHITE);
			}
			graphics.fillPolygon(points);
			graphics.drawPolygon(points);
		}

		private void circle(Graphics graphics, double diameter, boolean filled) {
			var middle = at(diameter / 2, 0);
			int across = (int) Math.round(diameter * size);
			var around = new Rectangle(middle.x - across / 2, middle.y - across / 2, across, across);
			if (!filled) {
				graphics.setBackgroundColor(Paint.WHITE);
			}
			graphics.fillOval(around);
			graphics.drawOval(around);
		}
	}
}
