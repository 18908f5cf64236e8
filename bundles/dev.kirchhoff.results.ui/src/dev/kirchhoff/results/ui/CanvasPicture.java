// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.kirchhoff.results.internal.chart.Axis;

/** A picture that is drawn by hand, with the axes of the report. */
abstract class CanvasPicture extends Picture implements Zooming.View {
	static final int TICK = 4;
	static final int GAP = 7;

	private Canvas canvas;

	CanvasPicture(Composite parent) {
		super(parent);
	}

	@Override
	void createDrawing(Composite parent) {
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
		var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.widthHint = 320;
		data.heightHint = 240;
		canvas.setLayoutData(data);
		canvas.addListener(SWT.Paint, event -> {
			var size = canvas.getSize();
			draw(event.gc, size.x, size.y);
		});
		canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
		Zooming.install(canvas, this);
	}

	/** Draws all of it. */
	abstract void draw(GC gc, int width, int height);

	@Override
	Control drawing() {
		return canvas;
	}

	@Override
	void restyle() {
		if (canvas != null) {
			canvas.redraw();
		}
	}

	@Override
	void paint(GC gc, int width, int height, Image on) {
		gc.setBackground(Shades.of(this).background());
		gc.fillRectangle(0, 0, width, height);
		draw(gc, width, height);
	}

	@Override
	public void all() {
		showAll();
	}

	/** The number at a tick below a picture. */
	static void below(GC gc, int x, int bottom, String text) {
		gc.drawText(text, x - gc.textExtent(text).x / 2, bottom + GAP, true);
	}

	/** The number at a tick at the left of a picture. */
	static void beside(GC gc, int left, int y, String text) {
		var size = gc.textExtent(text);
		gc.drawText(text, left - GAP - size.x, y - size.y / 2, true);
	}

	/** Reads from bottom to top. */
	static void upright(GC gc, int x, int middle, String text) {
		var turned = new Transform(gc.getDevice());
		try {
			gc.getTransform(turned);
			turned.translate(x, middle + gc.textExtent(text).x / 2f);
			turned.rotate(-90);
			gc.setTransform(turned);
			gc.drawText(text, 0, 0, true);
		} finally {
			gc.setTransform(null);
			turned.dispose();
		}
	}

	static int widest(GC gc, Axis axis, int most) {
		return axis.ticks(most).stream().mapToInt(tick -> gc.textExtent(tick.label()).x).max().orElse(0);
	}

	static int position(double part, int from, int length) {
		return (int) Math.round(from + part * length);
	}

	static boolean holds(Rectangle area, int x, int y) {
		return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
	}
}
