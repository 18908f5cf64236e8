// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;

/** Holds potentials against Kirchhoff's current law, with nothing of the solver that found them: neither its currents nor its residual. */
final class CurrentLaw {
	private CurrentLaw() {
	}

	/**
	 * Largest sum of currents at a node relative to the largest current in the array. Lines must have ideal sources at one end.
	 *
	 * @param word potentials of the nodes of word lines, V, [rows][columns]
	 * @param bit  those of bit lines
	 */
	static double residual(Crossbar crossbar, Bias bias, double[] word, double[] bit) {
		int rows = crossbar.rows();
		int columns = crossbar.columns();
		var cell = new double[rows * columns];
		var slope = new double[rows * columns];
		crossbar.cells().evaluate(0, cell.length, word, bit, 0, cell, slope, slope);
		double along = 1 / crossbar.wiring().wordLine();
		double down = 1 / crossbar.wiring().bitLine();
		double largest = 0;
		double worst = 0;
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				int k = i * columns + j;
				double in = along * ((j == 0 ? bias.wordLines()[i] : word[k - 1]) - word[k]);
				double on = j == columns - 1 ? 0 : along * (word[k] - word[k + 1]);
				double above = i == 0 ? 0 : down * (bit[k - columns] - bit[k]);
				double below = down * (bit[k] - (i == rows - 1 ? bias.bitLines()[j] : bit[k + columns]));
				largest = max(largest, in, below, cell[k]);
				worst = max(worst, in - on - cell[k], above + cell[k] - below);
			}
		}
		return worst / largest;
	}

	/** Largest magnitude; NaN if one is. */
	private static double max(double first, double... others) {
		double max = first;
		for (double x : others) {
			max = Math.max(max, Math.abs(x));
		}
		return max;
	}
}
