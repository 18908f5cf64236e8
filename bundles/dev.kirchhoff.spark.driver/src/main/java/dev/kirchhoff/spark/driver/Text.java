// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

/** Spark's messages are long. */
final class Text {
	private static final int LONG = 300;

	private Text() {
	}

	static String firstLine(String text) {
		String line = text == null ? "" : text.trim();
		int end = line.indexOf('\n');
		line = end < 0 ? line : line.substring(0, end).trim();
		return line.length() <= LONG ? line : line.substring(0, LONG) + "...";
	}

	/** What happened first, and everything that is said of it. */
	static String of(Throwable thrown) {
		StringBuilder text = new StringBuilder();
		for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
			text.append(text.length() == 0 ? "" : "\ncaused by ").append(t);
		}
		return text.toString();
	}
}
