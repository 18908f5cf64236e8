// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/** Names beside their marks, in as many lines as they need, above the data. */
final class Legend {
	private static final double FONT = 12;
	private static final double LINE = 19;
	private static final double SWATCH = 18;
	private static final double GAP = 16;

	/** @param style of the mark */
	record Item(String name, String style, Colour colour) {
	}

	private record Placed(Item item, String text, double x, int line) {
	}

	private final String heading;
	private final List<Placed> placed = new ArrayList<>();
	private final int lines;

	/** @param heading what the names are, may be empty */
	Legend(String heading, List<Item> items, double width) {
		this.heading = heading.isEmpty() || items.isEmpty() ? "" : TextWidth.fitted(heading + ":", FONT, width * 0.5);
		double x = this.heading.isEmpty() ? 0 : TextWidth.of(this.heading, FONT) + 12;
		double start = x > width * 0.3 ? 0 : x;
		int line = 0;
		for (var item : items) {
			var text = TextWidth.fitted(item.name, FONT, width - start - SWATCH - 6);
			double needed = SWATCH + 6 + TextWidth.of(text, FONT);
			if (x > start && x + needed > width) {
				line++;
				x = start;
			}
			placed.add(new Placed(item, text, x, line));
			x += needed + GAP;
		}
		lines = items.isEmpty() ? 0 : line + 1;
	}

	double height() {
		return lines == 0 ? 0 : lines * LINE + 4;
	}

	void draw(Svg svg, double left, double top) {
		if (!heading.isEmpty()) {
			svg.text(left, top + FONT, Anchor.START, "tick", heading);
		}
		for (var one : placed) {
			double x = left + one.x;
			double y = top + one.line * LINE + FONT - 4;
			if (one.item.style.equals("line")) {
				svg.line(x, y, x + SWATCH, y, one.item.style, one.item.colour);
			} else if (one.item.style.equals("dot")) {
				svg.dot(x + SWATCH / 2, y, 3, one.item.colour);
			} else {
				svg.rect(x, y - 5, SWATCH, 10, one.item.style, one.item.colour);
			}
			svg.text(x + SWATCH + 6, top + one.line * LINE + FONT, Anchor.START, "name", one.text);
		}
	}
}
