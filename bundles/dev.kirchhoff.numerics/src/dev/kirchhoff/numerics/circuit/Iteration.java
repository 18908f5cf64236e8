// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * Solves a crossbar iteratively: Newton's method with damping around the line solvers, one step for ohmic cells. Between steps it
 * keeps, with the drops u and rises v, the currents that the wires carry off from every node, L_w u and L_b v, so that these are never
 * formed from differences of potentials.
 */
final class Iteration {
	private static final int MOST_STEPS = 60;
	private static final int MOST_ITERATIONS = 200;
	private static final int MOST_HALVINGS = 30;
	/** How exactly the linear circuit of a step is solved. */
	private static final double COARSEST = 1e-2;
	private static final double FINEST = 1e-9;
	/** What a floating line gives away is held against the largest current, which may be small: part of the tolerance. */
	private static final double FLOATING = 0.03;
	/** Least derivative relative to the largest, so that a cell that is off does not cut a line loose while others are looked for. */
	private static final double LEAST_SLOPE = 1e-12;
	/** Largest derivative times the resistance of the wires; a cell that conducts better is limited by these. */
	private static final double MOST_SLOPE = 1e4;

	private final Crossbar crossbar;
	private final Sources sources;
	private final double tolerance;
	private final int rows;
	private final int columns;
	private final boolean ohmic;
	/** Conductance next to which the lines are open, S. */
	private final double most;
	private final LineSystem lines;
	private final ConjugateGradients symmetric;
	private final StabilizedGradients general;

	private final double[][] u;
	private final double[][] v;
	/** Currents of the cells, linearised around where they were evaluated last. */
	private final double[][] linear;
	private final double[][] residual;
	private final double[][] byWord;
	private final double[][] byBit;
	private final double[] current;
	/** L_w u and L_b v, for nonlinear cells; and where the present step began. */
	private double[][] wordSum;
	private double[][] bitSum;
	private double[][] start;
	private double defect = Double.POSITIVE_INFINITY;
	private int steps;

	Iteration(Crossbar crossbar, Sources sources, double tolerance) {
		this.crossbar = crossbar;
		this.sources = sources;
		this.tolerance = tolerance;
		rows = crossbar.rows();
		columns = crossbar.columns();
		ohmic = crossbar.cells() instanceof LinearCells;
		most = MOST_SLOPE / crossbar.longestPath();
		lines = new LineSystem(rows, columns, sources.wordTerminals(crossbar.wiring()), sources.bitTerminals(crossbar.wiring()));
		boolean twoTerminal = crossbar.cells().symmetric();
		symmetric = twoTerminal ? new ConjugateGradients(lines) : null;
		general = twoTerminal ? null : new StabilizedGradients(lines);
		u = lines.field();
		v = lines.field();
		linear = lines.field();
		residual = lines.field();
		byWord = lines.field();
		byBit = twoTerminal ? byWord : lines.field();
		current = new double[rows * columns];
	}

	/** V, row-major, as {@link #rises} and {@link #currents}. */
	double[] drops() {
		return flat(u);
	}

	double[] rises() {
		return flat(v);
	}

	double[] currents() {
		return current;
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

	private double[] flat(double[][] field) {
		var flat = new double[rows * columns];
		for (int i = 0; i < rows; i++) {
			System.arraycopy(field[i], 0, flat, i * columns, columns);
		}
		return flat;
	}

	/** Solves as far as it gets; whether that is far enough is seen from the result. */
	void solve() {
		evaluate();
		if (ohmic) {
			linearise();
			lines.factor(byWord, byBit);
			flow();
			symmetric.improve(byWord, v, residual, sources.anyFloating() ? FLOATING * tolerance : tolerance, scale(), MOST_ITERATIONS);
			flow();
			evaluate();
			return;
		}
		wordSum = lines.field();
		bitSum = lines.field();
		start = new double[4 * rows][columns];
		if (symmetric != null) {
			secants();
		}
		// what joins floating lines may be many orders below what joins their cells
		double coarsest = sources.anyFloating() ? FINEST : COARSEST;
		double accuracy = coarsest;
		while (steps < MOST_STEPS && step(accuracy) && defect > 0.1 * tolerance * sources.swing()) {
			accuracy = Math.clamp(0.1 * defect / sources.swing(), FINEST, coarsest);
		}
	}

	/** One step of Newton's method, shortened until it helps; false if nothing helps. */
	private boolean step(double accuracy) {
		steps++;
		remember();
		bound(byWord);
		if (byBit != byWord) {
			bound(byBit);
		}
		linearise();
		lines.factor(byWord, byBit);
		double before = steps == 1 ? Double.POSITIVE_INFINITY : measured();
		flow();
		combine(residual, -1, bitSum);
		if (symmetric != null) {
			symmetric.improve(byWord, v, residual, accuracy, 0, MOST_ITERATIONS);
		} else {
			general.improve(byWord, byBit, v, residual, accuracy, MOST_ITERATIONS);
		}
		copy(residual, bitSum);
		flow();
		copy(residual, wordSum);
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				bitSum[i][j] = residual[i][j] - bitSum[i][j];
			}
		}
		evaluate();
		defect = measured();
		for (int halving = 0; !(defect < before); halving++) {
			if (halving == MOST_HALVINGS) {
				returnToStart();
				return false;
			}
			halve();
			evaluate();
			defect = measured();
		}
		return true;
	}

	private void remember() {
		for (int i = 0; i < rows; i++) {
			System.arraycopy(u[i], 0, start[4 * i], 0, columns);
			System.arraycopy(v[i], 0, start[4 * i + 1], 0, columns);
			System.arraycopy(wordSum[i], 0, start[4 * i + 2], 0, columns);
			System.arraycopy(bitSum[i], 0, start[4 * i + 3], 0, columns);
		}
	}

	private void returnToStart() {
		for (int i = 0; i < rows; i++) {
			System.arraycopy(start[4 * i], 0, u[i], 0, columns);
			System.arraycopy(start[4 * i + 1], 0, v[i], 0, columns);
		}
		evaluate();
	}

	/** Half the way back to the start of the step. */
	private void halve() {
		for (int i = 0; i < rows; i++) {
			halve(u[i], start[4 * i]);
			halve(v[i], start[4 * i + 1]);
			halve(wordSum[i], start[4 * i + 2]);
			halve(bitSum[i], start[4 * i + 3]);
		}
	}

	private static void halve(double[] row, double[] from) {
		for (int j = 0; j < row.length; j++) {
			row[j] = from[j] + (row[j] - from[j]) / 2;
		}
	}

	private static void copy(double[][] from, double[][] to) {
		for (int i = 0; i < from.length; i++) {
			System.arraycopy(from[i], 0, to[i], 0, from[i].length);
		}
	}

	private static void combine(double[][] to, double factor, double[][] what) {
		for (int i = 0; i < to.length; i++) {
			for (int j = 0; j < to[i].length; j++) {
				to[i][j] += factor * what[i][j];
			}
		}
	}

	/** Currents and derivatives at the present potentials. */
	private void evaluate() {
		var word = new double[columns];
		var bit = new double[columns];
		var row = new double[columns];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				word[j] = sources.word()[i] - u[i][j];
				bit[j] = sources.bit()[j] + v[i][j];
			}
			crossbar.cells().evaluate(i * columns, columns, word, bit, 0, row, byWord[i], byBit[i]);
			System.arraycopy(row, 0, current, i * columns, columns);
		}
	}

	/** Sources s of the circuit that has the present currents and derivatives. */
	private void linearise() {
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				linear[i][j] = current[i * columns + j] + byWord[i][j] * u[i][j] + byBit[i][j] * v[i][j];
			}
		}
	}

	/** From v: u as the word lines have it, and into {@link #residual} the linearised currents of the cells. */
	private void flow() {
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				u[i][j] = linear[i][j] - byBit[i][j] * v[i][j];
			}
		}
		lines.solveWordLines(u);
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				residual[i][j] = linear[i][j] - byWord[i][j] * u[i][j] - byBit[i][j] * v[i][j];
			}
		}
	}

	/** Square root of the power that ohmic cells would draw without wires: what errors of voltages are to be small against. */
	private double scale() {
		var sums = new Sums();
		var voltages = new double[columns];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				voltages[j] = sources.word()[i] - sources.bit()[j];
			}
			sums.add(voltages, linear[i]);
		}
		return Math.sqrt(sums.total());
	}

	/** Keeps derivatives within what the line solvers can resolve; that costs steps, not accuracy. */
	private void bound(double[][] slopes) {
		double largest = 0;
		for (var row : slopes) {
			for (double slope : row) {
				largest = slope < most ? Math.max(largest, slope) : most;
			}
		}
		double least = LEAST_SLOPE * largest;
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				if (!crossbar.cells().open(i * columns + j)) {
					slopes[i][j] = slopes[i][j] < most ? Math.max(slopes[i][j], least) : most; // also where it is no number
				}
			}
		}
	}

	/**
	 * To begin with, a cell is ohmic with the conductance it shows between its sources, or at the largest part of that voltage that the
	 * wires may leave it. That finds where floating lines are.
	 */
	private void secants() {
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				double e = sources.word()[i] - sources.bit()[j];
				double g = current[i * columns + j] / e;
				for (int halving = 1; !(g <= most) && halving < MOST_HALVINGS; halving++) {
					double part = Math.scalb(e, -halving);
					g = current(i * columns + j, part) / part;
				}
				if (g > 0) {
					byWord[i][j] = Math.min(g, most);
				}
				current[i * columns + j] = byWord[i][j] * e;
			}
		}
	}

	/** Through cell k at a voltage, A. */
	private double current(int k, double v) {
		var one = new double[1];
		crossbar.cells().evaluate(k, 1, new double[] { v }, new double[1], 0, one, new double[1], new double[1]);
		return one[0];
	}

	/**
	 * How far the currents of cells and of wires are apart, as the potentials that the difference would make along the lines, V: where
	 * wires have no resistance only the sum along a line counts. The measure is that of the derivatives at the start of a step (Deuflhard's
	 * natural level function), which a step of Newton's method always lessens if it is short enough.
	 */
	private double measured() {
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				residual[i][j] = wordSum[i][j] - current[i * columns + j];
			}
		}
		lines.solveWordLines(residual);
		double most = largest(residual);
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				residual[i][j] = bitSum[i][j] - current[i * columns + j];
			}
		}
		lines.solveBitLines(residual);
		return Math.max(most, largest(residual));
	}

	/** Infinite if one is no number. */
	private static double largest(double[][] field) {
		double most = 0;
		for (var row : field) {
			for (double value : row) {
				most = Math.max(most, Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value));
			}
		}
		return most;
	}
}
