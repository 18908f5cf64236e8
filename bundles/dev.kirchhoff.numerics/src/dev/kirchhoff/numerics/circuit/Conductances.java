// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** What conductances of cells may be. */
final class Conductances {
	private Conductances() {
	}

	/** @throws IllegalArgumentException if one is negative or NaN; the message names the cell's index */
	static void require(double[] conductance) {
		require(conductance, Double.POSITIVE_INFINITY);
	}

	/** @throws IllegalArgumentException if one is negative, infinite or NaN; the message names the cell's index */
	static void requireFinite(double[] conductance) {
		require(conductance, Double.MAX_VALUE);
	}

	private static void require(double[] conductance, double most) {
		for (int k = 0; k < conductance.length; k++) {
			if (!(conductance[k] >= 0 && conductance[k] <= most)) {
				throw new IllegalArgumentException("cell " + k + " has a conductance of " + conductance[k] + " S");
			}
		}
	}
}
