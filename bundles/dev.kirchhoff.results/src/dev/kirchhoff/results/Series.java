// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Optional;

/**
 * A line of a picture.
 *
 * @param name what distinguishes it from other lines; may be empty if there is only one
 * @param sd   how far what was averaged lies apart; absent if nothing was
 */
public record Series(String name, double[] x, double[] y, Optional<double[]> sd) {
	/** @throws IllegalArgumentException if the arrays differ in length */
	public Series {
		if (x.length != y.length || sd.isPresent() && sd.get().length != x.length) {
			throw new IllegalArgumentException(name + ": " + x.length + " values of x, " + y.length + " of y");
		}
	}

	public Series named(String other) {
		return new Series(other, x, y, sd);
	}
}
