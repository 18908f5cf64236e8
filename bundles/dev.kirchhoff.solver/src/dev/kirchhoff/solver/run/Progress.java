// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

/**
 * How far a study is.
 *
 * @param trained   finished trainings, those under way counted by their part
 * @param trainings all trainings
 * @param done      finished repeats of all points
 * @param repeats   all repeats of all points
 * @param text      what can be said of what is under way
 * @param begun     repeats under way, counted by their part
 */
public record Progress(double trained, int trainings, long done, long repeats, String text, double begun) {
	public Progress(double trained, int trainings, long done, long repeats, String text) {
		this(trained, trainings, done, repeats, text, 0);
	}

	/** Repeats, finished and under way. */
	public double reached() {
		return done + begun;
	}
}
