// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * Two-terminal cells with a nonlinear characteristic, each in a state of its own.
 *
 * @param conductance state of each cell, S; 0 for an open cell; must not be changed
 * @since 1.0
 */
public record NonlinearCells(double[] conductance, CurrentVoltage law) implements CellLaw {
	/** Relative step of the derivative; it decides how fast Newton's method converges, never what it converges to. */
	private static final double STEP = 1e-6;
	/** V; near 0 V the relative step would be lost in rounding. */
	private static final double LEAST_STEP = 1e-9;

	/** @throws IllegalArgumentException if a conductance is negative, infinite or NaN; the message names the cell's index */
	public NonlinearCells {
		Conductances.requireFinite(conductance);
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
			double v = word[at + k] - bit[at + k];
			double i = g == 0 ? 0 : law.current(g, v);
			double slope = g == 0 ? 0 : slope(law, g, v, i);
			current[at + k] = i;
			byWord[at + k] = slope;
			byBit[at + k] = slope;
		}
	}

	/**
	 * dI/dV, S, at least 0.
	 *
	 * @param i the current at {@code v}, A
	 */
	static double slope(CurrentVoltage law, double g, double v, double i) {
		if (law == CurrentVoltage.OHM) {
			return g;
		}
		double h = Math.max(STEP * Math.abs(v), LEAST_STEP);
		return Math.max(0, (law.current(g, v + h) - i) / h);
	}
}
