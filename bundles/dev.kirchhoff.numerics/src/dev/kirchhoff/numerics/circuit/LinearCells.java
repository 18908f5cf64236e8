// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * Ohmic cells.
 *
 * @param conductance S; 0 for an open cell, positive infinity for a shorted one; must not be changed
 * @since 1.0
 */
public record LinearCells(double[] conductance) implements CellLaw {
	/** @throws IllegalArgumentException if a conductance is negative or NaN; the message names the cell's index */
	public LinearCells {
		Conductances.require(conductance);
	}

	@Override
	public int size() {
		return conductance.length;
	}

	@Override
	public boolean symmetric() {
		return true;
	}

	@Override
	public boolean open(int k) {
		return conductance[k] == 0;
	}

	@Override
	public void evaluate(int first, int count, double[] word, double[] bit, int at, double[] current, double[] byWord, double[] byBit) {
		for (int k = 0; k < count; k++) {
			double g = conductance[first + k];
			current[at + k] = g * (word[at + k] - bit[at + k]);
			byWord[at + k] = g;
			byBit[at + k] = g;
		}
	}
}
