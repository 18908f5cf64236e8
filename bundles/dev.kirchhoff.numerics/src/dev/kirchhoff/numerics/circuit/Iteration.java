// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * Solves a crossbar iteratively: Newton's method with damping around the line solvers, one step for ohmic cells. Between steps it
 * keeps, with the drops u and rises v, the currents that the wires carry off from every node, L_w u and L_b v, so that these are never
 * formed from differences of potentials.
 */
final class Iteration {
	private static final int MOST_STEPS = 60;
	private static final int MOST_ITERATIONS = 200;
	private static final int MOST_HALVINGS = 12;
	/** Least derivative relative to the largest, so that a cell that is off does not cut a line loose while others are looked for. */
	private static final double LEAST_SLOPE = 1e-12;

	private final Crossbar crossbar;
	private final Sources sources;
	private final double tolerance;
	private final Grid grid;
	private final LineSystem lines;
	private final ConjugateGradients symmetric;
	private final StabilizedGradients general;

	private double[] u;
	private double[] v;
	private double[] wordSum;
	private double[] bitSum;
	private double[] current;
	private final double[] byWord;
	private final double[] byBit;
	private final double[] linear;
	private final double[] residual;
	private double defect;
	private double largest;
	private int steps;

	Iteration(Crossbar crossbar, Sources sources, double tolerance) {
		this.crossbar = crossbar;
		this.sources = sources;
		this.tolerance = tolerance;
		grid = Grid.of(crossbar.rows(), crossbar.columns());
		lines = new LineSystem(grid, sources.wordTerminals(crossbar.wiring()), sources.bitTerminals(crossbar.wiring()));
		boolean twoTerminal = crossbar.cells().symmetric();
		symmetric = twoTerminal ? new ConjugateGradients(lines) : null;
		general = twoTerminal ? null : new StabilizedGradients(lines);
		int size = grid.size();
		u = new double[size];
		v = new double[size];
		current = new double[size];
		byWord = new double[size];
		byBit = twoTerminal ? byWord : new double[size];
		linear = new double[size];
		residual = new double[size];
	}

	double[] drops() {
		return grid.values(u);
	}

	double[] rises() {
		return grid.values(v);
	}

	double[] currents() {
		return grid.values(current);
	}

	String method() {
		return symmetric != null ? "conjugate gradients" : "stabilised biconjugate gradients";
	}

	int steps() {
		return steps;
	}

	int iterations() {
		return symmetric != null ? symmetric.iterations() : general.iterations();
	}

	/** Solves as far as it gets; whether that is far enough is seen from the result. */
	void solve() {
		evaluate();
		if (crossbar.cells() instanceof LinearCells) {
			wordSum = new double[0];
			bitSum = new double[grid.size()];
			step(0.1 * tolerance);
			evaluate();
			return;
		}
		wordSum = new double[grid.size()];
		bitSum = new double[grid.size()];
		secants();
		defect = Double.POSITIVE_INFINITY;
		double accuracy = 1e-2;
		while (steps < MOST_STEPS && damped(accuracy)) {
			if (defect <= tolerance * largest) {
				return;
			}
			accuracy = Math.clamp(0.1 * defect / largest, 1e-9, 1e-2);
		}
	}

	/** One step of Newton's method, shortened until it helps; false if nothing helps. */
	private boolean damped(double accuracy) {
		steps++;
		double before = defect;
		var old = new double[][] { u.clone(), v.clone(), wordSum.clone(), bitSum.clone() };
		step(accuracy);
		evaluate();
		measure();
		double part = 1;
		for (int halving = 0; !(defect < before); halving++) {
			if (halving == MOST_HALVINGS) {
				return false;
			}
			part /= 2;
			retreat(u, old[0]);
			retreat(v, old[1]);
			retreat(wordSum, old[2]);
			retreat(bitSum, old[3]);
			evaluate();
			measure();
		}
		return true;
	}

	/** Half the way back. */
	private static void retreat(double[] to, double[] from) {
		for (int k = 0; k < to.length; k++) {
			to[k] = from[k] + (to[k] - from[k]) / 2;
		}
	}

	/** Solves the circuit that is linear with the present derivatives. */
	private void step(double accuracy) {
		boolean keep = wordSum.length > 0;
		floor(byWord);
		if (byBit != byWord) {
			floor(byBit);
		}
		for (int k = 0; k < linear.length; k++) {
			linear[k] = current[k] + byWord[k] * u[k] + byBit[k] * v[k];
		}
		lines.factor(byWord, byBit);
		flow();
		for (int k = 0; k < residual.length; k++) {
			residual[k] -= bitSum[k];
		}
		if (symmetric != null) {
			symmetric.improve(byWord, v, residual, accuracy, keep ? 0 : scale(), MOST_ITERATIONS);
		} else {
			general.improve(byWord, byBit, v, residual, accuracy, MOST_ITERATIONS);
		}
		if (keep) {
			System.arraycopy(residual, 0, bitSum, 0, residual.length);
			flow();
			for (int k = 0; k < residual.length; k++) {
				wordSum[k] = residual[k];
				bitSum[k] = residual[k] - bitSum[k];
			}
		} else {
			flow();
		}
	}

	/** Square root of the power that ohmic cells would draw without wires: what errors of voltages are to be small against. */
	private double scale() {
		var sums = new Sums();
		var voltages = new double[grid.stride()];
		for (int i = 0; i < grid.rows(); i++) {
			for (int j = 0; j < grid.columns(); j++) {
				voltages[j] = sources.word()[i] - sources.bit()[j];
			}
			sums.add(voltages, 0, linear, i * grid.stride(), grid.stride());
		}
		return Math.sqrt(sums.total());
	}

	/** From v: u as the word lines have it, and into {@link #residual} the linearised currents of the cells. */
	private void flow() {
		for (int k = 0; k < u.length; k++) {
			u[k] = linear[k] - byBit[k] * v[k];
		}
		lines.solveWordLines(u);
		for (int k = 0; k < residual.length; k++) {
			residual[k] = linear[k] - byWord[k] * u[k] - byBit[k] * v[k];
		}
	}

	private void floor(double[] slopes) {
		if (crossbar.cells() instanceof LinearCells) {
			return;
		}
		double most = 0;
		for (double slope : slopes) {
			most = Math.max(most, slope);
		}
		double least = LEAST_SLOPE * most;
		for (int i = 0; i < grid.rows(); i++) {
			for (int j = 0; j < grid.columns(); j++) {
				int k = i * grid.stride() + j;
				if (slopes[k] < least && !crossbar.cells().open(i * grid.columns() + j)) {
					slopes[k] = least;
				}
			}
		}
	}

	/** Currents and derivatives at the present potentials. */
	private void evaluate() {
		int columns = grid.columns();
		var word = new double[grid.stride()];
		var bit = new double[grid.stride()];
		var i0 = new double[columns];
		var p0 = new double[columns];
		var q0 = byBit == byWord ? p0 : new double[columns];
		for (int i = 0; i < grid.rows(); i++) {
			int row = i * grid.stride();
			for (int j = 0; j < columns; j++) {
				word[j] = sources.word()[i] - u[row + j];
				bit[j] = sources.bit()[j] + v[row + j];
			}
			crossbar.cells().evaluate(i * columns, columns, word, bit, 0, i0, p0, q0);
			System.arraycopy(i0, 0, current, row, columns);
			System.arraycopy(p0, 0, byWord, row, columns);
			System.arraycopy(q0, 0, byBit, row, columns);
		}
	}

	/** To begin with, a cell is ohmic with the conductance it shows between its sources: that finds where floating lines are. */
	private void secants() {
		if (symmetric == null) {
			return;
		}
		for (int i = 0; i < grid.rows(); i++) {
			for (int j = 0; j < grid.columns(); j++) {
				int k = i * grid.stride() + j;
				double e = sources.word()[i] - sources.bit()[j];
				if (e != 0 && current[k] / e > 0) {
					byWord[k] = current[k] / e;
				}
			}
		}
	}

	/** How far the currents of cells and wires are apart. */
	private void measure() {
		defect = 0;
		largest = 0;
		for (int k = 0; k < current.length; k++) {
			largest = Math.max(largest, Math.abs(current[k]));
			defect = Math.max(defect, Math.max(Math.abs(wordSum[k] - current[k]), Math.abs(bitSum[k] - current[k])));
		}
		if (!(defect < Double.POSITIVE_INFINITY)) {
			defect = Double.POSITIVE_INFINITY;
		}
	}
}
