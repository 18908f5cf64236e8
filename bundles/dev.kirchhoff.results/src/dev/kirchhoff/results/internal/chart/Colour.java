// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The colour of a mark. Colours that tell things apart are those of Okabe and Ito (2008), which colour-blind people can tell apart,
 * in an order and with shades for light and dark pages that the style sheet gives; colours that mean an amount are viridis.
 */
public record Colour(String value) {
	/** How many colours tell things apart. */
	public static final int COUNT = 7;

	/** Viridis (van der Walt and Smith 2015) at every sixteenth. */
	private static final int[] VIRIDIS = { 0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e, 0x2a788e, 0x23888e, 0x1f988b, 0x22a884, 0x35b779, 0x54c568,
			0x7ad151, 0xa5db36, 0xd2e21b, 0xe9e51a, 0xfde725 };

	/** The colour of the k-th thing. */
	static Colour of(int k) {
		return new Colour("var(--c" + k % COUNT + ")");
	}

	/** Colours for things in an order: the middle of viridis, which can be seen on white and on black. */
	static Colour between(int k, int count) {
		int rgb = viridis(count < 2 ? 0.4 : 0.1 + 0.68 * k / (count - 1));
		return new Colour(String.format(Locale.ROOT, "#%06x", rgb));
	}

	/** @param part 0..1 */
	static int viridis(double part) {
		double at = Math.clamp(part, 0, 1) * (VIRIDIS.length - 1);
		int low = Math.min((int) at, VIRIDIS.length - 2);
		double rest = at - low;
		return IntStream.of(16, 8, 0).map(shift -> (int) Math.round((1 - rest) * (VIRIDIS[low] >> shift & 255) + rest * (VIRIDIS[low + 1] >> shift & 255)) << shift).sum();
	}

	static Colour amount(double part) {
		return new Colour(String.format(Locale.ROOT, "#%06x", viridis(part)));
	}

	String css() {
		return "--c:" + value;
	}
}
