// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number that a paper states, and where ours comes from: {@code (value - minus) / over}.
 *
 * @param id     unique in the paper
 * @param claim  for a reader
 * @param unit   printed after numbers; may be empty
 * @param paper  the paper's number, if it gives one
 * @param low    ours is to be at least this
 * @param high   ours is to be at most this
 * @param source where in the paper
 */
public record Claim(String id, String claim, String unit, OptionalDouble paper, OptionalDouble low, OptionalDouble high, String source,
		Operand value, Optional<Operand> minus, Optional<Operand> over) {
	/**
	 * {@code scale} times the mean of a column of {@code points.csv} over the points with certain coordinates.
	 *
	 * @param where value by axis; axes may be abbreviated to the end of their path
	 */
	public record Operand(String experiment, String column, Map<String, String> where, double scale) {
	}

	/** Whether there is anything to meet. */
	public boolean hasBand() {
		return low.isPresent() || high.isPresent();
	}
}
