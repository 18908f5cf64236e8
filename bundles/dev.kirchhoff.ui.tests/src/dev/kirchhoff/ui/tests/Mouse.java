// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** A mouse and a keyboard as the display has them, so that events take the way they take for a person. */
final class Mouse {
	private static final int STEPS = 8;

	private Mouse() {
	}

	static void move(Control control, int x, int y) {
		var at = control.toDisplay(x, y);
		var event = new Event();
		event.type = SWT.MouseMove;
		event.x = at.x;
		event.y = at.y;
		control.getDisplay().post(event);
		Workbench.pause(25);
	}

	private static void button(int type, int button) {
		var event = new Event();
		event.type = type;
		event.button = button;
		Display.getCurrent().post(event);
		Workbench.pause(40);
	}

	static void click(Control control, int x, int y) {
		move(control, x, y);
		button(SWT.MouseDown, 1);
		button(SWT.MouseUp, 1);
	}

	static void click(Control control, Point at) {
		click(control, at.x, at.y);
	}

	static void doubleClick(Control control, Point at) {
		move(control, at.x, at.y);
		for (int i = 0; i < 2; i++) {
			var down = new Event();
			down.type = SWT.MouseDown;
			down.button = 1;
			Display.getCurrent().post(down);
			var up = new Event();
			up.type = SWT.MouseUp;
			up.button = 1;
			Display.getCurrent().post(up);
		}
		Workbench.pause(200);
	}

	/** Presses, moves in steps and does what is to be done before the button is released. */
	static void drag(Control control, Point from, Point to, int button, Runnable before) {
		move(control, from.x, from.y);
		button(SWT.MouseDown, button);
		for (int i = 1; i <= STEPS; i++) {
			move(control, from.x + (to.x - from.x) * i / STEPS, from.y + (to.y - from.y) * i / STEPS);
		}
		before.run();
		button(SWT.MouseUp, button);
		Workbench.pause(150);
	}

	static void drag(Control control, Point from, Point to) {
		drag(control, from, to, 1, () -> {
		});
	}

	static void key(int keyCode) {
		press(SWT.KeyDown, keyCode, (char) 0);
		press(SWT.KeyUp, keyCode, (char) 0);
		Workbench.pause(80);
	}

	/** A letter or another key, with a modifier held. */
	static void key(int modifier, char character) {
		press(SWT.KeyDown, modifier, (char) 0);
		press(SWT.KeyDown, 0, character);
		press(SWT.KeyUp, 0, character);
		press(SWT.KeyUp, modifier, (char) 0);
		Workbench.pause(150);
	}

	static void type(String text) {
		for (char c : text.toCharArray()) {
			press(SWT.KeyDown, 0, c);
			press(SWT.KeyUp, 0, c);
			Workbench.pause(20);
		}
		Workbench.pause(80);
	}

	private static void press(int type, int keyCode, char character) {
		var event = new Event();
		event.type = type;
		event.keyCode = keyCode;
		event.character = character;
		Display.getCurrent().post(event);
		Workbench.pause(15);
	}
}
