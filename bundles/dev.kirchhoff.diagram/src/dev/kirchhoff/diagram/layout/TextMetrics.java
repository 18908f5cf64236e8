// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.text.Normalizer;
import java.util.List;

import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Label.Format;

/**
 * How much room text takes. The widths are built in, those of Helvetica, Arial and Liberation Sans, so that a layout has the same bytes on
 * every machine, with a display or without.
 */
public final class TextMetrics {
	/** Width and height of an icon beside a text. */
	public static final int ICON = 16;
	/** Between an icon and its text. */
	public static final int ICON_GAP = 4;

	private static final String ELLIPSIS = "…";
	private static final int FIRST = ' ';
	/** Thousandths of an em, from the blank to the tilde. */
	private static final int[] REGULAR = { 278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278,
			584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278,
			469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 };
	private static final int[] BOLD = { 278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584,
			584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
			556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584 };

	private TextMetrics() {
	}

	/** Width and height in pixels. */
	public record Size(int width, int height) {
	}

	/** Pixels of a font's size in points. */
	public static double pixels(int points) {
		return points * 96 / 72.0;
	}

	/** From one line of a text to the next, in pixels. */
	public static int lineHeight(int points) {
		return (int) Math.ceil(pixels(points) * 1.2);
	}

	/** Width of one line in pixels. */
	public static double width(String line, int points, boolean bold) {
		return line.codePoints().map(c -> width(c, bold)).sum() * pixels(points) / 1000;
	}

	private static int width(int c, boolean bold) {
		var table = bold ? BOLD : REGULAR;
		if (c >= FIRST && c < FIRST + table.length) {
			return table[c - FIRST];
		}
		return switch (c) {
			case '\t' -> 4 * table[0];
			case 'µ', 'μ' -> 576;
			case '×', '÷', '±', '−', '¬' -> 584;
			case 'Ω' -> 768;
			case '·', '’', '‘' -> 278;
			case '°', '²', '³', '¹', '“', '”' -> 400;
			case '–' -> 556;
			case '…', '—', '→', '←', '↔', '↑', '↓', '∞' -> 1000;
			case '≤', '≥', '≈', '≠' -> 549;
			default -> other(c, bold);
		};
	}

	/** A letter with an accent is as wide as without; Asian scripts fill a square. */
	private static int other(int c, boolean bold) {
		int base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
		return base != c ? width(base, bold) : c >= 0x2E80 ? 1000 : 650;
	}

	/** The lines of a text. */
	public static List<String> lines(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split("\\R", -1));
	}

	/** Room of a label, its icon included; nothing if it is not shown. */
	public static Size size(Label label) {
		return label.isShown() ? shown(label) : new Size(0, 0);
	}

	/** Room of a label if it were shown. */
	public static Size shown(Label label) {
		var lines = lines(label.text());
		boolean bold = label.formats().contains(Format.BOLD);
		int width = (int) Math.ceil(lines.stream().mapToDouble(line -> width(line, label.size(), bold)).max().orElse(0));
		int icon = label.icon().isEmpty() ? 0 : ICON;
		int gap = icon > 0 && width > 0 ? ICON_GAP : 0;
		return new Size(icon + gap + width, Math.max(icon, lines.size() * lineHeight(label.size())));
	}

	/** The line, or as much of it as fits before an ellipsis; empty where not even that fits. */
	public static String shorten(String line, int points, boolean bold, double room) {
		if (width(line, points, bold) <= room) {
			return line;
		}
		int end = line.length();
		while (end > 0 && width(line.substring(0, end).stripTrailing() + ELLIPSIS, points, bold) > room) {
			end = line.offsetByCodePoints(end, -1);
		}
		return end == 0 ? "" : line.substring(0, end).stripTrailing() + ELLIPSIS;
	}
}
