// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import dev.kirchhoff.benchmarks.subject.Findings;

/**
 * What was measured of one case.
 *
 * @param runs      timed ones
 * @param median    s
 * @param least     s
 * @param processor mean processor time of a run, s; NaN if another process did the work
 * @param allocated bytes of heap in a run; whatever is alive at the same time is no more than this and the input
 * @param heap      bytes of the smallest heap, input included, in which a run comes to its end; NaN if not measured
 * @param units     of work in a run
 */
record Measurement(Case of, long runs, double median, double least, double processor, double allocated, double heap, long units, Findings findings) {
	/** Units of work in a second. */
	double rate() {
		return units / median;
	}

	/** Bytes that are enough: the heap if it was measured, else what was allocated. */
	double memory() {
		return Double.isNaN(heap) ? allocated : heap;
	}

	/** Whether the result was right. */
	boolean isRight() {
		return findings.error() <= of.family().error();
	}
}
