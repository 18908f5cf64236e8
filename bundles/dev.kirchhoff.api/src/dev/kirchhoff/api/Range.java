// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api;

/**
 * A closed interval of a physical quantity, in SI units.
 *
 * @since 1.0
 */
public record Range(double low, double high) {
	/** @throws IllegalArgumentException if {@code low > high} or one of them is NaN */
	public Range {
		if (!(low <= high)) {
			throw new IllegalArgumentException("a range from " + low + " to " + high + " is empty");
		}
	}

	public double width() {
		return high - low;
	}

	/** Whether the value lies in the range; NaN does not. */
	public boolean contains(double value) {
		return value >= low && value <= high;
	}
}
