// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Locale;


/** How far a run is, in words. */
public final class ProgressText {
	private static final int LONGEST_BAR = 30;
	private static final int SHORTEST_BAR = 8;

	private ProgressText() {
	}

	/**
	 * What is done of everything, 0..1. Trainings and repeats count half each, where there are trainings: which of them takes longer
	 * is not known beforehand.
	 */
	public static double fraction(Progress progress) {
		double repeats = progress.repeats() == 0 ? 1 : progress.reached() / progress.repeats();
		if (progress.trainings() == 0) {
			return repeats;
		}
		return (progress.trained() / progress.trainings() + repeats) / 2;
	}

	/** A line with a bar that is at most {@code width} characters long; the bar gives way to the words. */
	public static String bar(String title, Progress progress, Pace pace, int width) {
		double fraction = Math.clamp(fraction(progress), 0, 1);
		var words = words(progress, pace);
		var head = title + " ";
		int room = width - head.length() - words.length() - 3;
		var line = new StringBuilder(head);
		if (room >= SHORTEST_BAR) {
			int length = Math.min(room, LONGEST_BAR);
			int full = (int) (fraction * length);
			line.append('[').append("#".repeat(full)).append("-".repeat(length - full)).append("] ");
		}
		line.append(words);
		return line.length() <= width ? line.toString() : line.substring(0, Math.max(0, width));
	}

	/** A line for a file or a pipe. */
	public static String plain(String title, Progress progress, Pace pace) {
		return title + ": " + words(progress, pace) + (progress.text().isEmpty() ? "" : " (" + progress.text() + ")");
	}

	/** How much is done, how fast it goes, and how long it will take. */
	public static String words(Progress progress, Pace pace) {
		var words = new StringBuilder(String.format(Locale.ROOT, "%3d %%", (int) (100 * Math.clamp(fraction(progress), 0, 1))));
		if (progress.trainings() > 0 && progress.trained() < progress.trainings()) {
			words.append(String.format(Locale.ROOT, "  %.1f of %d trained", progress.trained(), progress.trainings()));
		}
		words.append(String.format(Locale.ROOT, "  %,d/%,d", progress.done(), progress.repeats()));
		if (progress.done() == progress.repeats()) {
			return words.append("  writing results").toString();
		}
		if (pace.repeatsPerSecond() >= 0.05) {
			words.append("  ").append(rate(pace.repeatsPerSecond()));
		}
		if (!Double.isNaN(pace.secondsLeft())) {
			words.append("  ").append(time(pace.secondsLeft())).append(" left");
		}
		return words.toString();
	}

	/** {@code 12.3/s}, {@code 45,600/s}. */
	public static String rate(double perSecond) {
		return String.format(Locale.ROOT, perSecond < 100 ? "%.1f/s" : "%,.0f/s", perSecond);
	}

	/** {@code 0:05}, {@code 1:02:03}. */
	public static String time(double seconds) {
		long whole = Math.round(seconds);
		return whole < 3600 ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
				: String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
	}

	/** {@code 85 ms}, {@code 3.2 s}, {@code 12:34}. */
	public static String duration(double seconds) {
		return seconds < 0.1 ? String.format(Locale.ROOT, "%.0f ms", seconds * 1000)
				: seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : time(seconds);
	}
}
