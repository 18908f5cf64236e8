// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

/**
 * How wide a text will be, without any font on this machine: the widths of Helvetica, which Arial, Liberation Sans and Nimbus Sans
 * share, with some air for fonts that are wider.
 */
final class TextWidth {
	private static final double AIR = 1.06;
	/** Thousandths of the font size for the characters from space to tilde (Adobe, Helvetica AFM). */
	private static final int[] WIDTHS = { 278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556,
			556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
			667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500,
			722, 500, 500, 500, 334, 260, 334, 584 };
	private static final int OTHER = 600;
	private static final int WIDE = 1000;

	private TextWidth() {
	}

	/** In the unit of the font size. */
	static double of(String text, double fontSize) {
		return AIR * fontSize / 1000 * text.codePoints().map(c -> c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : c < 0x2e80 ? OTHER : WIDE).sum();
	}

	/** The text, or as much of its start as fits, with an ellipsis. */
	static String fitted(String text, double fontSize, double width) {
		if (of(text, fontSize) <= width) {
			return text;
		}
		int end = text.length();
		while (end > 1 && of(text.substring(0, end) + "…", fontSize) > width) {
			end = text.offsetByCodePoints(end, -1);
		}
		return text.substring(0, end).stripTrailing() + "…";
	}
}
