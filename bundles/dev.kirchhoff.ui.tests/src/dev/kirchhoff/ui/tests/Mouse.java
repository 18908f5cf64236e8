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

	/** The event goes to the control itself: with some window managers the place of a posted button is lost. */
	private static void send(Control control, int type, int x, int y, int button, int state) {
		var event = new Event();
		event.widget = control;
		event.type = type;
		event.x = x;
		event.y = y;
		event.button = button;
		event.count = 1;
		event.stateMask = state;
		event.time = (int) (System.nanoTime() / 1_000_000);
		control.notifyListeners(type, event);
		Workbench.pause(15);
	}

	private static int mask(int button) {
		return button == 1 ? SWT.BUTTON1 : button == 2 ? SWT.BUTTON2 : SWT.BUTTON3;
	}

	static void move(Control control, int x, int y) {
		send(control, SWT.MouseMove, x, y, 0, 0);
	}

	static void click(Control control, int x, int y) {
		move(control, x, y);
		send(control, SWT.MouseDown, x, y, 1, 0);
		send(control, SWT.MouseUp, x, y, 1, SWT.BUTTON1);
	}

	static void click(Control control, Point at, int button) {
		move(control, at.x, at.y);
		send(control, SWT.MouseDown, at.x, at.y, button, 0);
		send(control, SWT.MouseUp, at.x, at.y, button, mask(button));
	}

	static void click(Control control, Point at) {
		click(control, at.x, at.y);
	}

	static void doubleClick(Control control, Point at) {
		click(control, at);
		send(control, SWT.MouseDown, at.x, at.y, 1, 0);
		send(control, SWT.MouseDoubleClick, at.x, at.y, 1, 0);
		send(control, SWT.MouseUp, at.x, at.y, 1, SWT.BUTTON1);
	}

	/** Presses, moves in steps and does what is to be done before the button is released. */
	static void drag(Control control, Point from, Point to, int button, Runnable before) {
		move(control, from.x, from.y);
		send(control, SWT.MouseDown, from.x, from.y, button, 0);
		for (int i = 1; i <= STEPS; i++) {
			send(control, SWT.MouseMove, from.x + (to.x - from.x) * i / STEPS, from.y + (to.y - from.y) * i / STEPS, 0, mask(button));
		}
		before.run();
		send(control, SWT.MouseUp, to.x, to.y, button, mask(button));
		Workbench.pause(100);
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
