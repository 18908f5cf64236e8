// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;

/**
 * Counts in bins.
 *
 * @param name what distinguishes it from its neighbours
 * @param from lower edges
 * @param to   upper edges
 */
public record Histogram(String name, double[] from, double[] to, List<Counts> counts) {
	/** What was counted; one number a bin. */
	public record Counts(String name, double[] values) {
	}
}
