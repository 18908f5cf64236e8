// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Mouse and keys over a picture: the wheel looks closer (with Shift only along x, with Ctrl only along y), dragging chooses a rectangle,
 * dragging with Shift or the middle button moves the picture, a double click or 0 shows all of it, + - and arrows do the same by key.
 */
final class Zooming {
	private static final double STEP = 1.25;
	private static final double MOVE = 0.1;
	/** Pixels; a shorter drag is a click. */
	private static final int DRAG = 5;

	/** What is looked at. Parts run from 0 at the left or bottom to 1 at the right or top of what is seen now. */
	interface View {
		/** Where data is drawn, in the control. */
		Rectangle area();

		void show(double left, double right, double bottom, double top);

		void all();

		/** The mouse is there. */
		void read(int x, int y);

		void leave();

		void pick(int x, int y);
	}

	private final Control control;
	private final View view;
	private Point start;
	private Point end;
	private boolean moving;

	private Zooming(Control control, View view) {
		this.control = control;
		this.view = view;
	}

	static void install(Control control, View view) {
		var zooming = new Zooming(control, view);
		control.addListener(SWT.MouseWheel, zooming::wheel);
		control.addListener(SWT.MouseDown, zooming::down);
		control.addListener(SWT.MouseMove, zooming::move);
		control.addListener(SWT.MouseUp, zooming::up);
		control.addListener(SWT.MouseDoubleClick, event -> view.all());
		control.addListener(SWT.MouseExit, event -> view.leave());
		control.addListener(SWT.KeyDown, zooming::key);
		control.addListener(SWT.Paint, zooming::paint);
	}

	private void wheel(Event event) {
		if (event.count == 0 || !view.area().contains(event.x, event.y)) {
			return;
		}
		double factor = event.count > 0 ? 1 / STEP : STEP;
		around(event.x, event.y, (event.stateMask & SWT.MOD1) != 0 ? 1 : factor, (event.stateMask & SWT.SHIFT) != 0 ? 1 : factor);
		event.doit = false;
	}

	private void around(int x, int y, double alongX, double alongY) {
		var area = view.area();
		double px = (x - area.x) / (double) area.width;
		double py = 1 - (y - area.y) / (double) area.height;
		view.show(px - px * alongX, px + (1 - px) * alongX, py - py * alongY, py + (1 - py) * alongY);
		view.read(x, y);
	}

	private void down(Event event) {
		control.setFocus();
		if ((event.button == 1 || event.button == 2) && view.area().contains(event.x, event.y)) {
			start = new Point(event.x, event.y);
			end = start;
			moving = event.button == 2 || (event.stateMask & SWT.SHIFT) != 0;
		}
	}

	private void move(Event event) {
		if (start == null) {
			view.read(event.x, event.y);
			return;
		}
		if (moving) {
			var area = view.area();
			shift((end.x - event.x) / (double) area.width, (event.y - end.y) / (double) area.height);
		}
		end = new Point(event.x, event.y);
		control.redraw();
	}

	private void shift(double x, double y) {
		view.show(x, 1 + x, y, 1 + y);
	}

	private void up(Event event) {
		if (start == null) {
			return;
		}
		var from = start;
		var to = new Point(event.x, event.y);
		start = null;
		control.redraw();
		if (moving) {
			return;
		}
		var area = view.area();
		boolean wide = Math.abs(to.x - from.x) >= DRAG;
		boolean high = Math.abs(to.y - from.y) >= DRAG;
		if (!wide && !high) {
			view.pick(to.x, to.y);
			return;
		}
		double left = part(Math.min(from.x, to.x) - area.x, area.width);
		double right = part(Math.max(from.x, to.x) - area.x, area.width);
		double bottom = 1 - part(Math.max(from.y, to.y) - area.y, area.height);
		double top = 1 - part(Math.min(from.y, to.y) - area.y, area.height);
		view.show(wide ? left : 0, wide ? right : 1, high ? bottom : 0, high ? top : 1);
	}

	private static double part(int at, int length) {
		return Math.clamp(at / (double) length, 0., 1.);
	}

	private void key(Event event) {
		var area = view.area();
		int x = area.x + area.width / 2;
		int y = area.y + area.height / 2;
		switch (event.keyCode) {
			case '+', '=', SWT.KEYPAD_ADD -> around(x, y, 1 / STEP, 1 / STEP);
			case '-', SWT.KEYPAD_SUBTRACT -> around(x, y, STEP, STEP);
			case '0', SWT.KEYPAD_0, SWT.HOME -> view.all();
			case SWT.ARROW_LEFT -> shift(-MOVE, 0);
			case SWT.ARROW_RIGHT -> shift(MOVE, 0);
			case SWT.ARROW_UP -> shift(0, MOVE);
			case SWT.ARROW_DOWN -> shift(0, -MOVE);
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	/** The rectangle that is being chosen; all of the height or width where the drag is along one direction. */
	private void paint(Event event) {
		if (start == null || moving) {
			return;
		}
		var area = view.area();
		boolean wide = Math.abs(end.x - start.x) >= DRAG;
		boolean high = Math.abs(end.y - start.y) >= DRAG;
		if (!wide && !high) {
			return;
		}
		int x = wide ? Math.min(start.x, end.x) : area.x;
		int y = high ? Math.min(start.y, end.y) : area.y;
		var chosen = area.intersection(new Rectangle(x, y, wide ? Math.abs(end.x - start.x) : area.width, high ? Math.abs(end.y - start.y) : area.height));
		var shades = Shades.of(control);
		event.gc.setBackground(shades.of(0, 1, false));
		event.gc.setAlpha(50);
		event.gc.fillRectangle(chosen);
		event.gc.setAlpha(255);
		event.gc.setForeground(shades.of(0, 1, false));
		event.gc.drawRectangle(chosen.x, chosen.y, chosen.width - 1, chosen.height - 1);
	}
}
