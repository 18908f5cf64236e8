// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Arrays;

import dev.kirchhoff.results.Palette;

import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/** Says which colour is which value: an upright bar beside a picture, with ticks to its right. */
record ColourBar(Axis axis) {
	/** Colours of a picture; one more is transparent. */
	static final int LEVELS = 255;
	private static final double GAP = 14;
	private static final double BAR = 12;
	/** For labels of three digits and a point, so that pictures beside each other are of one size. */
	private static final double LABELS = 32;

	/** What it takes to the right of the picture, gap included. */
	double width() {
		double labels = axis.ticks(5).stream().mapToDouble(tick -> TextWidth.of(tick.label(), Frame.FONT)).max().orElse(0);
		return GAP + BAR + 6 + labels + 4;
	}

	/** The same, but not less than usual labels take. */
	double usualWidth() {
		return Math.max(width(), GAP + BAR + 6 + LABELS + 4);
	}

	/** Index of a value's colour; transparent if it is not finite. */
	int level(double value) {
		return Double.isFinite(value) ? (int) Math.min(LEVELS - 1, Math.clamp(axis.part(value), 0, 1) * LEVELS) : IndexedPng.TRANSPARENT;
	}

	Colour colour(double value) {
		return Colour.amount(axis.part(value));
	}

	static int[] palette() {
		var palette = new int[LEVELS];
		Arrays.setAll(palette, k -> Palette.amount(k / (LEVELS - 1.)));
		return palette;
	}

	/** Draws it beside a picture that ends at {@code right}. */
	void draw(Svg svg, double right, double top, double height) {
		double left = right + GAP;
		var colours = new int[LEVELS][1];
		for (int k = 0; k < LEVELS; k++) {
			colours[k][0] = LEVELS - 1 - k;
		}
		svg.image(left, top, BAR, height, IndexedPng.encode(colours, palette()));
		svg.frame(left, top, BAR, height);
		for (var tick : axis.ticks((int) Math.clamp((long) (height / 28), 3, 5))) {
			double y = top + height * (1 - axis.part(tick.value()));
			svg.line(left + BAR, y, left + BAR + 3, y, "axis").text(left + BAR + 6, y + Frame.FONT * 0.35, Anchor.START, "tick", tick.label());
		}
	}
}
