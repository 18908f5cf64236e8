// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.widgets.Display;

import dev.kirchhoff.diagram.layout.Boxes;
import dev.kirchhoff.diagram.view.Lattice;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeStyle.Gradient;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;

/** Outlines and backgrounds of boxes. */
final class Shapes {
	/** Lines that are drawn of a lattice, each way: more would be a grey field. */
	private static final int LATTICE = 32;
	private static final int EAR = 12;

	private Shapes() {
	}

	static void paint(Graphics graphics, Rectangle area, NodeStyle style, Pictures pictures, double scale) {
		int border = style.borderWidth();
		var inside = area.getCopy().shrink(border / 2, border / 2);
		if (border % 2 == 1) {
			inside.width--;
			inside.height--;
		}
		if (inside.width <= 0 || inside.height <= 0) {
			return;
		}
		graphics.pushState();
		var pattern = fill(graphics, inside, style);
		Paint.line(graphics, style.borderLine(), Math.max(1, border));
		graphics.setForegroundColor(Paint.of(style.border()));
		switch (style.shape()) {
			case RECTANGLE -> rectangle(graphics, inside, style);
			case ELLIPSE, DOT -> oval(graphics, inside, border);
			case RING -> ring(graphics, inside, style);
			case LOZENGE -> polygon(graphics, lozenge(inside), border);
			case TRIANGLE -> polygon(graphics, triangle(inside), border);
			case PARALLELOGRAM -> polygon(graphics, parallelogram(inside), border);
			case NOTE -> note(graphics, inside, border);
			case STROKE -> stroke(graphics, inside);
			case IMAGE -> image(graphics, inside, style, pictures, scale);
			case GAUGE -> gauge(graphics, inside, style, border);
		}
		graphics.popState();
		if (pattern != null) {
			pattern.dispose();
		}
	}

	private static Pattern fill(Graphics graphics, Rectangle area, NodeStyle style) {
		graphics.setBackgroundColor(Paint.of(style.fill()));
		if (style.fill().equals(style.fillTo()) || style.shape() == Shape.IMAGE || style.shape() == Shape.GAUGE) {
			return null;
		}
		if (!(graphics instanceof SWTGraphics)) {
			graphics.setBackgroundColor(Paint.between(style.fill(), style.fillTo())); // a thumbnail knows no patterns
			return null;
		}
		boolean across = style.gradient() == Gradient.LEFT_TO_RIGHT;
		var pattern = new Pattern(Display.getCurrent(), area.x, area.y, across ? area.x + area.width : area.x, across ? area.y : area.y + area.height, Paint.of(style.fill()),
				Paint.of(style.fillTo()));
		graphics.setBackgroundPattern(pattern);
		return pattern;
	}

	private static void rectangle(Graphics graphics, Rectangle area, NodeStyle style) {
		if (style.arc() > 0) {
			graphics.fillRoundRectangle(area, style.arc(), style.arc());
			if (style.borderWidth() > 0) {
				graphics.drawRoundRectangle(area, style.arc(), style.arc());
			}
		} else {
			graphics.fillRectangle(area);
			if (style.borderWidth() > 0) {
				graphics.drawRectangle(area);
			}
		}
	}

	private static void oval(Graphics graphics, Rectangle area, int border) {
		graphics.fillOval(area);
		if (border > 0) {
			graphics.drawOval(area);
		}
	}

	private static void ring(Graphics graphics, Rectangle area, NodeStyle style) {
		oval(graphics, area, style.borderWidth());
		var hole = area.getCopy().shrink(area.width / 4, area.height / 4);
		graphics.setBackgroundColor(Paint.WHITE);
		oval(graphics, hole, style.borderWidth());
	}

	private static void polygon(Graphics graphics, PointList points, int border) {
		graphics.fillPolygon(points);
		if (border > 0) {
			graphics.drawPolygon(points);
		}
	}

	private static PointList points(int... coordinates) {
		return new PointList(coordinates);
	}

	static PointList lozenge(Rectangle r) {
		return points(r.x + r.width / 2, r.y, r.x + r.width, r.y + r.height / 2, r.x + r.width / 2, r.y + r.height, r.x, r.y + r.height / 2);
	}

	private static PointList triangle(Rectangle r) {
		return points(r.x + r.width / 2, r.y, r.x + r.width, r.y + r.height, r.x, r.y + r.height);
	}

	private static PointList parallelogram(Rectangle r) {
		int slant = Boxes.slant(r.height);
		return points(r.x + slant, r.y, r.x + r.width, r.y, r.x + r.width - slant, r.y + r.height, r.x, r.y + r.height);
	}

	private static void note(Graphics graphics, Rectangle r, int border) {
		int ear = Math.min(EAR, Math.min(r.width, r.height) / 2);
		int right = r.x + r.width;
		var outline = points(r.x, r.y, right - ear, r.y, right, r.y + ear, right, r.y + r.height, r.x, r.y + r.height);
		polygon(graphics, outline, border);
		if (border > 0) {
			graphics.drawPolyline(points(right - ear, r.y, right - ear, r.y + ear, right, r.y + ear));
		}
	}

	private static void stroke(Graphics graphics, Rectangle r) {
		graphics.setForegroundColor(graphics.getBackgroundColor());
		graphics.setLineWidth(Math.max(1, Math.min(r.width, r.height) / 4));
		if (r.width >= r.height) {
			graphics.drawLine(r.x, r.y + r.height / 2, r.x + r.width, r.y + r.height / 2);
		} else {
			graphics.drawLine(r.x + r.width / 2, r.y, r.x + r.width / 2, r.y + r.height);
		}
	}

	private static void image(Graphics graphics, Rectangle r, NodeStyle style, Pictures pictures, double scale) {
		if (!style.image().isEmpty()) {
			pictures.draw(graphics, style.image(), r, scale);
		}
		if (style.borderWidth() > 0) {
			graphics.drawRectangle(r);
		}
	}

	private static void gauge(Graphics graphics, Rectangle r, NodeStyle style, int border) {
		graphics.fillRectangle(r);
		int count = style.gauges().size();
		for (int i = 0; i < count; i++) {
			var gauge = style.gauges().get(i);
			int top = r.y + r.height * i / count;
			int bottom = r.y + r.height * (i + 1) / count;
			var bar = new Rectangle(r.x + 2, top + 2, Math.max(0, r.width - 3), Math.max(1, bottom - top - 3));
			graphics.setBackgroundColor(Paint.of(gauge.background()));
			graphics.fillRectangle(bar);
			double part = gauge.max() == gauge.min() ? 0 : (gauge.value() - gauge.min()) / (double) (gauge.max() - gauge.min());
			bar.width = (int) Math.round(bar.width * Math.clamp(part, 0, 1));
			graphics.setBackgroundColor(Paint.of(gauge.foreground()));
			graphics.fillRectangle(bar);
		}
		if (border > 0) {
			graphics.drawRectangle(r);
		}
	}

	/** Thin lines between cells, or between groups of cells if there are very many. */
	static void lattice(Graphics graphics, Rectangle area, Lattice lattice, org.eclipse.swt.graphics.Color color) {
		graphics.pushState();
		graphics.setForegroundColor(color);
		graphics.setLineWidth(1);
		graphics.setLineStyle(Graphics.LINE_SOLID);
		graphics.setAlpha(70);
		for (int row = 0; row <= lattice.rows(); row += step(lattice.rows(), row)) {
			int y = area.y + (int) Math.round(area.height * (double) row / lattice.rows());
			graphics.drawLine(area.x, y, area.x + area.width, y);
		}
		for (int column = 0; column <= lattice.columns(); column += step(lattice.columns(), column)) {
			int x = area.x + (int) Math.round(area.width * (double) column / lattice.columns());
			graphics.drawLine(x, area.y, x, area.y + area.height);
		}
		graphics.popState();
	}

	/** The last line is always drawn. */
	private static int step(int count, int at) {
		int step = Math.max(1, Math.ceilDiv(count, LATTICE));
		return at < count && at + step > count ? count - at : step;
	}
}
