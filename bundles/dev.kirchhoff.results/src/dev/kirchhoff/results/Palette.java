// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.stream.IntStream;

/**
 * Colours of all pictures, those of the report and those on a screen. Things are told apart by the colours of Okabe and Ito (2008), which
 * colour-blind people can tell apart, shaded for light and for dark pages; amounts are viridis.
 */
public final class Palette {
	/** How many colours tell things apart. */
	public static final int COUNT = 7;
	private static final int[] ON_LIGHT = { 0x0072b2, 0xd55e00, 0x009e73, 0xb5568f, 0xe69f00, 0x56b4e9, 0x6b7280 };
	private static final int[] ON_DARK = { 0x4ba3dd, 0xf0803c, 0x2fc49a, 0xd98bbb, 0xf0b93a, 0x8fd0f5, 0xa3abb5 };
	/** Viridis (van der Walt and Smith 2015) at every sixteenth. */
	private static final int[] VIRIDIS = { 0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e, 0x2a788e, 0x23888e, 0x1f988b, 0x22a884, 0x35b779, 0x54c568,
			0x7ad151, 0xa5db36, 0xd2e21b, 0xe9e51a, 0xfde725 };

	private Palette() {
	}

	/** The colour of the k-th thing as 0xrrggbb. */
	public static int of(int k, boolean onDark) {
		return (onDark ? ON_DARK : ON_LIGHT)[k % COUNT];
	}

	/** The k-th of things in an order: the middle of viridis, which can be seen on white and on black. */
	public static int shade(int k, int count) {
		return amount(count < 2 ? 0.4 : 0.1 + 0.68 * k / (count - 1));
	}

	/** @param part 0..1 */
	public static int amount(double part) {
		double at = Math.clamp(part, 0, 1) * (VIRIDIS.length - 1);
		int low = Math.min((int) at, VIRIDIS.length - 2);
		double rest = at - low;
		return IntStream.of(16, 8, 0).map(shift -> (int) Math.round((1 - rest) * (VIRIDIS[low] >> shift & 255) + rest * (VIRIDIS[low + 1] >> shift & 255)) << shift).sum();
	}
}
