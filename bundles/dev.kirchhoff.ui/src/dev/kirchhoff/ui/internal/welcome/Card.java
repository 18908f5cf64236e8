// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.kirchhoff.ui.internal.theme.Appearance;

/** A large button with a picture, a title and a line. Its colours follow from those around it, so that it suits both themes. */
final class Card extends Canvas {
	private static final int MARGIN = 12;
	private static final int CORNER = 10;

	private final String title;
	private final String line;
	private final Image picture;
	private final Font bold;
	private boolean under;

	Card(Composite parent, Image picture, Font bold, String title, String line) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.picture = picture;
		this.bold = bold;
		this.title = title;
		this.line = line;
		setData(title + ": " + line);
		setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
		addPaintListener(e -> paint(e.gc));
		listen();
		speak();
	}

	/** Calls back when it is clicked, or Enter or Space is pressed on it. */
	void onChosen(Runnable action) {
		addListener(SWT.Selection, _ -> action.run());
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		int width = wHint == SWT.DEFAULT ? 320 : wHint;
		var gc = new GC(this);
		try {
			int text = layout(title, bold, textWidth(width)) + 4 + layout(line, getFont(), textWidth(width));
			int height = Math.max(text, picture.getBounds().height) + 2 * MARGIN;
			return new Point(width, hHint == SWT.DEFAULT ? height : hHint);
		} finally {
			gc.dispose();
		}
	}

	private int textWidth(int width) {
		return Math.max(40, width - picture.getBounds().width - 3 * MARGIN);
	}

	private int layout(String text, Font font, int width) {
		var layout = text(text, font, width);
		try {
			return layout.getBounds().height;
		} finally {
			layout.dispose();
		}
	}

	private TextLayout text(String text, Font font, int width) {
		var layout = new TextLayout(getDisplay());
		layout.setFont(font);
		layout.setText(text);
		layout.setWidth(width);
		return layout;
	}

	private void paint(GC gc) {
		var area = getClientArea();
		var around = getParent().getBackground();
		var ink = getParent().getForeground();
		gc.setAntialias(SWT.ON);
		gc.setBackground(around);
		gc.fillRectangle(area);
		gc.setBackground(between(around, ink, under ? 0.12 : 0.05));
		gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		gc.setLineWidth(isFocusControl() ? 2 : 1);
		gc.setForeground(isFocusControl() ? accent(around) : between(around, ink, 0.2));
		gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, CORNER, CORNER);
		var size = picture.getBounds();
		gc.drawImage(picture, MARGIN, (area.height - size.height) / 2);
		texts(gc, area.height, size.width + 2 * MARGIN, textWidth(area.width), ink, around);
	}

	private void texts(GC gc, int height, int x, int width, Color ink, Color around) {
		var head = text(title, bold, width);
		var body = text(line, getFont(), width);
		int total = head.getBounds().height + 4 + body.getBounds().height;
		int y = Math.max(MARGIN, (height - total) / 2);
		gc.setForeground(ink);
		head.draw(gc, x, y);
		gc.setForeground(between(around, ink, 0.85));
		body.draw(gc, x, y + head.getBounds().height + 4);
		head.dispose();
		body.dispose();
	}

	private static Color between(Color from, Color to, double share) {
		return new Color(mix(from.getRed(), to.getRed(), share), mix(from.getGreen(), to.getGreen(), share), mix(from.getBlue(), to.getBlue(), share));
	}

	private static int mix(int from, int to, double share) {
		return (int) Math.round(from + (to - from) * share);
	}

	/** The colour of Kirchhoff's word lines, lighter on dark ground. */
	private static Color accent(Color around) {
		return new Color(Appearance.dark(around) ? new RGB(0x5c, 0xd0, 0xc0) : new RGB(0x1f, 0x7d, 0x72));
	}

	private void listen() {
		addMouseTrackListener(MouseTrackListener.mouseEnterAdapter(_ -> show(true)));
		addMouseTrackListener(MouseTrackListener.mouseExitAdapter(_ -> show(false)));
		addMouseListener(MouseListener.mouseDownAdapter(_ -> setFocus()));
		addMouseListener(MouseListener.mouseUpAdapter(e -> {
			if (e.button == 1 && getClientArea().contains(e.x, e.y)) {
				choose();
			}
		}));
		addKeyListener(KeyListener.keyPressedAdapter(e -> {
			if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR || e.keyCode == ' ') {
				choose();
			}
		}));
		addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN);
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
	}

	private void show(boolean pointed) {
		under = pointed;
		redraw();
	}

	/** As a click does. */
	private void choose() {
		notifyListeners(SWT.Selection, new Event());
	}

	private void speak() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = title;
			}

			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = line;
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_PUSHBUTTON;
			}
		});
	}
}
