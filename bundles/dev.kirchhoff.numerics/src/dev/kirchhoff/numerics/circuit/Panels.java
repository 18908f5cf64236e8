// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** Checks of feature-major batches, [features][count]. */
final class Panels {
	private Panels() {
	}

	/** @throws IllegalArgumentException if the count is not positive or an array is too short */
	static void require(int rows, int columns, float[] x, int count, float[] y) {
		if (count < 1) {
			throw new IllegalArgumentException(count + " input vectors; there must be at least 1");
		}
		if (x.length < (long) rows * count || y.length < (long) columns * count) {
			throw new IllegalArgumentException(x.length + " inputs and " + y.length + " outputs; " + count + " input vectors of an array of "
					+ rows + " x " + columns + " need " + (long) rows * count + " and " + (long) columns * count);
		}
	}
}
