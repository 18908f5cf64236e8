// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** Names of lines with their colours, as many rows as they take. A click hides a line or shows it again. */
final class LegendBar extends Canvas {
	private static final int SWATCH = 18;
	private static final int GAP = 16;
	private static final int LEFT = 6;

	enum Sign {
		LINE, POINTS, AREA
	}

	record Item(String name, Sign sign, Color colour, boolean hidden) {
	}

	private record Placed(Item item, Rectangle bounds) {
	}

	private String heading = "";
	private List<Item> items = List.of();
	private final List<Placed> placed = new ArrayList<>();

	LegendBar(Composite parent, IntConsumer clicked) {
		super(parent, SWT.DOUBLE_BUFFERED);
		addListener(SWT.Paint, event -> draw(event.gc, getSize().x));
		addListener(SWT.Resize, event -> fit());
		addListener(SWT.MouseUp, event -> click(event, clicked));
	}

	private void click(Event event, IntConsumer clicked) {
		for (int k = 0; k < placed.size(); k++) {
			if (placed.get(k).bounds.contains(event.x, event.y)) {
				clicked.accept(k);
				return;
			}
		}
	}

	void show(String what, List<Item> all) {
		if (what.equals(heading) && all.equals(items)) {
			return;
		}
		heading = what;
		items = List.copyOf(all);
		setToolTipText(items.isEmpty() ? null : "Click a name to hide its line or show it again");
		fit();
		redraw();
	}

	private void fit() {
		var data = (GridData) getLayoutData();
		int height = items.isEmpty() ? 0 : heightFor(getSize().x);
		if (data != null && (data.heightHint != height || data.exclude != items.isEmpty())) {
			data.heightHint = height;
			data.exclude = items.isEmpty();
			setVisible(!items.isEmpty());
			requestLayout();
		}
	}

	private int heightFor(int width) {
		var gc = new GC(this);
		try {
			return draw(gc, Math.max(80, width));
		} finally {
			gc.dispose();
		}
	}

	/** Places the names, and draws them; returns the height they take. */
	int draw(GC gc, int width) {
		gc.setAntialias(SWT.ON);
		var shades = Shades.of(this);
		placed.clear();
		int line = gc.getFontMetrics().getHeight() + 2;
		int x = LEFT;
		int y = 1;
		if (!heading.isEmpty() && !items.isEmpty()) {
			gc.setForeground(shades.soft());
			var shown = fitted(gc, heading + ":", width / 2);
			gc.drawText(shown, x, y, true);
			x += gc.textExtent(shown).x + 10;
		}
		int start = x > width * 0.3 ? LEFT : x;
		for (var item : items) {
			var text = fitted(gc, item.name, width - start - SWATCH - 6);
			int needed = SWATCH + 5 + gc.textExtent(text).x;
			if (x > start && x + needed > width) {
				x = start;
				y += line;
			}
			sign(gc, item, x, y + line / 2 - 1);
			gc.setForeground(item.hidden ? shades.frame() : shades.foreground());
			gc.drawText(text, x + SWATCH + 5, y, true);
			placed.add(new Placed(item, new Rectangle(x, y, needed, line)));
			x += needed + GAP;
		}
		return items.isEmpty() ? 0 : y + line + 2;
	}

	private static void sign(GC gc, Item item, int x, int middle) {
		gc.setForeground(item.colour);
		gc.setBackground(item.colour);
		gc.setAlpha(item.hidden ? 70 : 255);
		switch (item.sign) {
			case LINE -> {
				gc.setLineWidth(2);
				gc.drawLine(x, middle, x + SWATCH, middle);
				gc.setLineWidth(1);
			}
			case POINTS -> gc.fillOval(x + SWATCH / 2 - 3, middle - 3, 7, 7);
			case AREA -> {
				gc.setAlpha(item.hidden ? 30 : 90);
				gc.fillRectangle(x, middle - 5, SWATCH, 10);
				gc.setAlpha(item.hidden ? 70 : 255);
				gc.drawRectangle(x, middle - 5, SWATCH, 10);
			}
		}
		gc.setAlpha(255);
	}

	static String fitted(GC gc, String text, int width) {
		if (gc.textExtent(text).x <= width) {
			return text;
		}
		int end = text.length();
		while (end > 1 && gc.textExtent(text.substring(0, end) + "…").x > width) {
			end--;
		}
		return text.substring(0, end).stripTrailing() + "…";
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? 100 : wHint, hHint == SWT.DEFAULT ? heightFor(getSize().x) : hHint);
	}
}
