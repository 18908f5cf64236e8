// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.Locale;

/** Numbers for people: three digits and a unit of fitting size. */
final class Units {
	private Units() {
	}

	static String seconds(double s) {
		return s < 1e-3 ? digits(s * 1e6) + " us" : s < 1 ? digits(s * 1e3) + " ms" : digits(s) + " s";
	}

	/** Decimal units. */
	static String bytes(double bytes) {
		return bytes < 1e6 ? digits(bytes / 1e3) + " kB" : bytes < 1e9 ? digits(bytes / 1e6) + " MB" : digits(bytes / 1e9) + " GB";
	}

	static String count(double x) {
		return x < 1e3 ? digits(x) : x < 1e6 ? digits(x / 1e3) + " k" : x < 1e9 ? digits(x / 1e6) + " M" : digits(x / 1e9) + " G";
	}

	/** Such as {@code 12 x}; below 1, {@code 1/12 x}. */
	static String ratio(double x) {
		return x >= 1 ? digits(x) + " x" : "1/" + digits(1 / x) + " x";
	}

	static String digits(double x) {
		return String.format(Locale.ROOT, x < 9.995 ? "%.2f" : x < 99.95 ? "%.1f" : "%.0f", x);
	}
}
