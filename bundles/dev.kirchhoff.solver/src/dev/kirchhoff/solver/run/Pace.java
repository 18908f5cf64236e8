// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

/**
 * How fast a run goes.
 *
 * @param repeatsPerSecond of the last seconds; 0 if none was finished in them
 * @param secondsLeft      estimate; NaN if there is nothing yet to estimate it from
 */
public record Pace(double repeatsPerSecond, double secondsLeft) {
	/** Nothing is known yet. */
	public static final Pace UNKNOWN = new Pace(0, Double.NaN);
}
