// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Locale;

import dev.kirchhoff.results.Palette;

/**
 * The colour of a mark. Colours that tell things apart are those of Okabe and Ito (2008), which colour-blind people can tell apart,
 * in an order and with shades for light and dark pages that the style sheet gives; colours that mean an amount are viridis.
 */
public record Colour(String value) {
	/** How many colours tell things apart. */
	public static final int COUNT = Palette.COUNT;

	/** The colour of the k-th thing. */
	static Colour of(int k) {
		return new Colour("var(--c" + k % COUNT + ")");
	}

	/** Colours for things in an order: the middle of viridis, which can be seen on white and on black. */
	static Colour between(int k, int count) {
		return new Colour(String.format(Locale.ROOT, "#%06x", Palette.shade(k, count)));
	}

	static Colour amount(double part) {
		return new Colour(String.format(Locale.ROOT, "#%06x", Palette.amount(part)));
	}

	String css() {
		return "--c:" + value;
	}
}
