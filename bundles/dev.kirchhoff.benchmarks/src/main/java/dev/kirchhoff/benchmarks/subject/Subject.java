// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

/**
 * Something to measure: made ready when it is constructed, run again and again, and held to account for what it gives.
 *
 * @param <R> what a run gives
 */
public interface Subject<R> {
	/** What is timed. Every run does the whole work anew. */
	R run();

	/** Looks at what a run gave; not timed. */
	Findings examine(R result);

	/** How much work a run does, in the unit of its family, such as cells or images. */
	long units();

	/** Runs once and looks at it. */
	default Findings check() {
		return examine(run());
	}
}
