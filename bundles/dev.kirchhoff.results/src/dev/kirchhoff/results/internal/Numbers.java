// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
	private Numbers() {
	}

	/** Up to {@code digits} significant digits, no trailing zeros; powers of ten only where the number would be unreadable without. */
	public static String plain(double value, int digits) {
		if (!Double.isFinite(value)) {
			return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
		}
		double size = Math.abs(value);
		if (value != 0 && (size >= 1e7 || size < 1e-4)) {
			var parts = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value).split("e");
			return minus(trim(parts[0])) + "·10" + superscript(Integer.parseInt(parts[1]));
		}
		int whole = value == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
		return fixed(value, Math.max(0, digits - whole), true);
	}

	/** With so many places; a minus sign instead of a hyphen. */
	public static String fixed(double value, int places) {
		return fixed(value, places, false);
	}

	private static String fixed(double value, int places, boolean trimmed) {
		if (!Double.isFinite(value)) {
			return plain(value, 1);
		}
		var text = String.format(Locale.ROOT, "%." + places + "f", value);
		return minus(trimmed ? trim(text) : text);
	}

	/** Places after the point that a spread deserves: two significant digits of it. */
	public static int places(double spread) {
		return spread > 0 && Double.isFinite(spread) ? Math.clamp(1 - (long) Math.floor(Math.log10(spread) + 1e-9), 0, 8) : 0;
	}

	/** {@code mean ± sd}, both with so many places. */
	public static String measured(double mean, double sd, int places) {
		return fixed(mean, places) + (sd > 0 ? " ± " + fixed(sd, places) : "");
	}

	/** {@code mean ± sd} with the places that the spread deserves; only the mean if there is no spread. */
	public static String measured(double mean, double sd) {
		if (!Double.isFinite(mean) || !(sd > 0)) {
			return plain(mean, 4);
		}
		int places = places(sd);
		return fixed(mean, places) + " ± " + fixed(sd, places);
	}

	/** 12345 as 12 345, with thin spaces that do not break. */
	public static String grouped(long value) {
		return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f').replace('-', '−');
	}

	private static String trim(String text) {
		return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
	}

	private static String minus(String text) {
		var number = text.replace('-', '−');
		return number.matches("−0(\\.0*)?") ? number.substring(1) : number;
	}

	/** 10 to this power, without the 10. */
	public static String superscript(int exponent) {
		var digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
		var text = new StringBuilder(exponent < 0 ? "⁻" : "");
		for (char c : Integer.toString(Math.abs(exponent)).toCharArray()) {
			text.append(digits.charAt(c - '0'));
		}
		return text.toString();
	}
}
