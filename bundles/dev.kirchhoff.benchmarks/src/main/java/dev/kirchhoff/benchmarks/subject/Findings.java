// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

/**
 * What a run gave besides the time it took.
 *
 * @param iterations of an iterative solver, {@link #DIRECT} if there is none
 * @param error      relative; what it is relative to is said by who found it
 */
public record Findings(int iterations, double error) {
	public static final int DIRECT = -1;

	/** Findings about something that does not iterate. */
	public static Findings direct(double error) {
		return new Findings(DIRECT, error);
	}

	/** Largest difference of two vectors, relative to the largest element of the second. */
	static double difference(double[] actual, double[] expected) {
		double largest = 0;
		double difference = 0;
		for (int k = 0; k < expected.length; k++) {
			largest = Math.max(largest, Math.abs(expected[k]));
			double d = Math.abs(actual[k] - expected[k]);
			difference = d <= difference ? difference : d;
		}
		return difference / largest;
	}
}
