// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

/** When a plain line is due: every tenth of the work, but not more than one a second, and at least every ten seconds. */
final class Milestones {
	private static final double LONGEST = 10;
	private static final double SHORTEST = 1;
	private static final double STEP = 0.1 - 1e-9;

	private double lastSeconds;
	private double lastFraction;

	boolean reached(double seconds, double fraction) {
		double since = seconds - lastSeconds;
		boolean due = since >= LONGEST || since >= SHORTEST && fraction - lastFraction >= STEP;
		if (due) {
			lastSeconds = seconds;
			lastFraction = fraction;
		}
		return due;
	}
}
