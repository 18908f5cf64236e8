// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

/** Durations and moments for a reader. */
public final class Times {
	private Times() {
	}

	public static String duration(double seconds) {
		if (seconds < 120) {
			return Numbers.plain(seconds, 3) + " s";
		}
		long minutes = Math.round(seconds / 60);
		return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
	}

	/** ISO 8601 down to the minute. */
	public static String moment(String iso) {
		return iso.length() >= 16 && iso.charAt(10) == 'T' ? iso.substring(0, 10) + " " + iso.substring(11, 16) + (iso.endsWith("Z") ? " UTC" : "") : iso;
	}
}
