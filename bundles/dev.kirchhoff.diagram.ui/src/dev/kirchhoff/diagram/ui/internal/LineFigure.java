// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Locator;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.view.Label;

/** A line with what is at its ends and what is written along it. */
final class LineFigure extends PolylineConnection {
	private static final int REACH = 5;
	private static final Way WAY = new Way();

	private final Canvas canvas;
	private final Line line;
	private final Written[] texts = new Written[3];
	private boolean selected;

	LineFigure(Canvas canvas, Line line) {
		this.canvas = canvas;
		this.line = line;
		setTolerance(REACH);
		setConnectionRouter(WAY);
	}

	Line line() {
		return line;
	}

	void show() {
		var style = line.view.style();
		setForegroundColor(Paint.of(style.stroke()));
		setLineWidth(Math.max(1, style.width()));
		setSourceDecoration(Arrows.of(style.sourceArrow(), style));
		setTargetDecoration(Arrows.of(style.targetArrow(), style));
		write(0, line.view.begin(), line.begin);
		write(1, line.view.center(), line.center);
		write(2, line.view.end(), line.end);
		revalidate();
		repaint();
	}

	private void write(int index, Label label, Bounds place) {
		var old = texts[index];
		if (old != null && (place == null || !old.text.label.equals(label))) {
			remove(old);
			texts[index] = null;
		}
		if (place == null) {
			return;
		}
		if (texts[index] == null) {
			texts[index] = new Written(new Text(label));
			add(texts[index], texts[index]);
		}
		texts[index].place = new Rectangle(place.x(), place.y(), place.width(), place.height());
	}

	/** Where a text editor for the middle text would stand, on the diagram. */
	Rectangle textArea() {
		if (texts[1] != null) {
			return texts[1].place.getCopy();
		}
		var middle = getPoints().getMidpoint();
		return new Rectangle(middle.x - 30, middle.y - 8, 60, 16);
	}

	void setSelected(boolean newSelected) {
		selected = newSelected;
		repaint();
	}

	@Override
	public Rectangle getBounds() {
		var area = super.getBounds();
		return selected ? area.getExpanded(REACH, REACH) : area;
	}

	@Override
	protected void outlineShape(Graphics graphics) {
		graphics.pushState();
		if (selected) {
			graphics.setForegroundColor(Paint.ACCENT);
			graphics.setAlpha(70);
			graphics.setLineWidth(getLineWidth() + 6);
			graphics.setLineCap(SWT.CAP_ROUND);
			graphics.setLineJoin(SWT.JOIN_ROUND);
			graphics.drawPolyline(getPoints());
			graphics.setAlpha(255);
			graphics.setForegroundColor(getForegroundColor());
		}
		Paint.line(graphics, line.view.style().line(), getLineWidth());
		graphics.setLineJoin(SWT.JOIN_ROUND);
		graphics.drawPolyline(Arrows.shortened(getPoints(), line.view.style()));
		graphics.popState();
	}

	/** A text along the line. */
	private final class Written extends Figure implements Locator {
		private final Text text;
		private Rectangle place = new Rectangle();

		Written(Text text) {
			this.text = text;
		}

		@Override
		public void relocate(IFigure figure) {
			figure.setBounds(place);
		}

		@Override
		protected void paintFigure(Graphics graphics) {
			text.paint(graphics, getBounds(), canvas.pictures(), canvas.scale());
		}
	}
}
