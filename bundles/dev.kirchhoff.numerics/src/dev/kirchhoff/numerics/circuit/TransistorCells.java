// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * Cells of a resistive device and an access transistor in series (1T1R): the device at the word line, the transistor's other end at the
 * bit line. Gates draw no current, so that their lines have no drop. A pair of such cells on two bit lines is a 2T2R cell.
 *
 * @param conductance state of each device, S; 0 for an open cell; must not be changed
 * @param gate        potential of each cell's gate, V; must not be changed
 * @since 1.0
 */
public record TransistorCells(double[] conductance, CurrentVoltage law, Transistor transistor, double[] gate) implements CellLaw {
	private static final int STEPS = 100;

	/** @throws IllegalArgumentException if sizes differ, or a conductance is negative or not finite; the message names the cell's index */
	public TransistorCells {
		if (gate.length != conductance.length) {
			throw new IllegalArgumentException(gate.length + " gate potentials for " + conductance.length + " cells");
		}
		Conductances.requireFinite(conductance);
		for (int k = 0; k < gate.length; k++) {
			if (!Double.isFinite(gate[k])) {
				throw new IllegalArgumentException("cell " + k + " has its gate at " + gate[k] + " V");
			}
		}
	}

	/** Gate potentials of all cells from those of gate lines that run along word lines. */
	public static double[] gatesByRow(double[] rows, int columns) {
		var gate = new double[rows.length * columns];
		for (int k = 0; k < gate.length; k++) {
			gate[k] = rows[k / columns];
		}
		return gate;
	}

	/** Gate potentials of all cells from those of gate lines that run along bit lines. */
	public static double[] gatesByColumn(int rows, double[] columns) {
		var gate = new double[rows * columns.length];
		for (int k = 0; k < gate.length; k++) {
			gate[k] = columns[k % columns.length];
		}
		return gate;
	}

	@Override
	public int size() {
		return conductance.length;
	}

	@Override
	public boolean symmetric() {
		return false;
	}

	@Override
	public boolean open(int k) {
		return conductance[k] == 0;
	}

	@Override
	public void evaluate(int first, int count, double[] word, double[] bit, int at, double[] current, double[] byWord, double[] byBit) {
		for (int k = 0; k < count; k++) {
			evaluate(first + k, word[at + k], bit[at + k], at + k, current, byWord, byBit);
		}
	}

	private void evaluate(int k, double word, double bit, int at, double[] current, double[] byWord, double[] byBit) {
		double g = conductance[k];
		if (g == 0) {
			current[at] = 0;
			byWord[at] = 0;
			byBit[at] = 0;
			return;
		}
		double inner = inner(g, gate[k], word, bit);
		double through = transistor.current(gate[k], inner, bit);
		double device = NonlinearCells.slope(law, g, word - inner, law.current(g, word - inner));
		double drain = transistor.byDrain(gate[k], inner, bit);
		double source = transistor.bySource(gate[k], inner, bit);
		double sum = device + drain;
		current[at] = through;
		byWord[at] = sum == 0 ? 0 : device * drain / sum;
		byBit[at] = sum == 0 ? 0 : device * source / sum;
	}

	/** Potential between device and transistor, where both carry the same current: Newton's method kept within a bracket. */
	private double inner(double g, double gate, double word, double bit) {
		double low = Math.min(word, bit);
		double high = Math.max(word, bit);
		double x = (low + high) / 2;
		for (int step = 0; step < STEPS && high - low > 0; step++) {
			double i = law.current(g, word - x);
			double excess = i - transistor.current(gate, x, bit);
			if (excess == 0) {
				return x;
			}
			if (excess > 0) {
				low = x;
			} else {
				high = x;
			}
			double slope = NonlinearCells.slope(law, g, word - x, i) + transistor.byDrain(gate, x, bit);
			double next = x + excess / slope;
			next = next > low && next < high ? next : (low + high) / 2;
			if (next == x) {
				return x;
			}
			x = next;
		}
		return x;
	}
}
