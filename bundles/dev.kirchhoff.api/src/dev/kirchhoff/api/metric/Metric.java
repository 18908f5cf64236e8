// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

import java.util.List;

/**
 * What is measured on a network after all stages. A metric sees copies (repeats) in batches, in an order and grouping that it cannot
 * know; what it wants to say of all repeats of a point it gathers in {@link Tally tallies}, which are added up, and draws its
 * conclusion from their sums.
 *
 * @since 1.0
 */
public interface Metric {
	/** What is measured on every copy; a column of {@code results.csv} each. */
	default List<Quantity> quantities() {
		return List.of();
	}

	/**
	 * Measures a batch.
	 *
	 * @param values receives [quantity][copy]
	 * @param tally  receives what is to be added up over all repeats
	 */
	void observe(Observation observation, double[][] values, Tally tally);

	/** What is said of all repeats of a point together; a column of {@code points.csv} each. */
	default List<Quantity> conclusions() {
		return List.of();
	}

	/**
	 * Concludes from the sums over all repeats of a point.
	 *
	 * @param values receives one value a conclusion
	 * @return tables and pictures, may be empty
	 */
	default List<Table> conclude(Tally sums, double[] values) {
		return List.of();
	}
}
