// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import dev.kirchhoff.numerics.circuit.OperatingPoint.Effort;

/**
 * Makes an operating point of what a solver found, and checks it without trusting the solver: currents of wires are sums of cell
 * currents, so that every node balances; what is left to check is Ohm's law along the wires, and that lines without a source carry
 * nothing away.
 */
final class Assembly {
	/** Largest residual that rounding excuses. */
	private static final double ACCEPTABLE = 1e-9;

	private final Crossbar crossbar;
	private final Bias bias;
	private final Sources sources;
	private final int[] islands;
	private final int rows;
	private final int columns;

	private double mismatch;
	private double closing;
	private double largest;

	Assembly(Crossbar crossbar, Bias bias, Sources sources, int[] islands) {
		this.crossbar = crossbar;
		this.bias = bias;
		this.sources = sources;
		this.islands = islands;
		rows = crossbar.rows();
		columns = crossbar.columns();
	}

	Crossbar crossbar() {
		return crossbar;
	}

	Sources sources() {
		return sources;
	}

	/**
	 * Puts one solution together; an assembly makes one only.
	 *
	 * @param drops   of word line nodes below their source, V
	 * @param rises   of bit line nodes above their sense node, V
	 * @param current  of the cells, A
	 * @param rounding what the rounding of potentials may have done to currents, A: no reason to distrust them as long as it is little
	 */
	OperatingPoint point(double[] drops, double[] rises, double[] current, String method, int steps, int iterations, double tolerance, double rounding) {
		var word = new double[rows * columns];
		var bit = new double[rows * columns];
		for (int k = 0; k < word.length; k++) {
			word[k] = sources.word()[k / columns] - drops[k];
			bit[k] = sources.bit()[k % columns] + rises[k];
			largest = Math.max(largest, Math.abs(current[k]));
		}
		var wordTerminals = sources.wordTerminals(crossbar.wiring());
		var bitTerminals = sources.bitTerminals(crossbar.wiring());
		var farDrive = new double[rows];
		var farSense = new double[columns];
		var wordCurrent = new double[rows * columns];
		var bitCurrent = new double[rows * columns];
		for (int i = 0; i < rows; i++) {
			int first = i * columns;
			farDrive[i] = line(wordTerminals, i, drops, current, wordCurrent, first + columns - 1, -1, columns);
		}
		for (int j = 0; j < columns; j++) {
			farSense[j] = line(bitTerminals, j, rises, current, bitCurrent, j, columns, rows);
		}
		double residual = Math.max(sources.swing() > 0 ? mismatch / sources.swing() : mismatch, largest > 0 ? closing / largest : closing);
		residual = Double.isFinite(residual) ? residual : Double.POSITIVE_INFINITY;
		double reachable = largest > 0 ? Math.min(rounding / largest, ACCEPTABLE) : 0;
		return new OperatingPoint(crossbar, bias, word, bit, current, wordCurrent, bitCurrent, farDrive, farSense, islands,
				new Effort(method, steps, iterations, residual, residual <= Math.max(tolerance, reachable)));
	}

	/**
	 * Follows a line from its far end to its source, adding up the currents of its cells.
	 *
	 * @param from     index of the node at the far end
	 * @param step     to the next node
	 * @param segments receives the current of the segment on the source's side of each node
	 * @return current through the source at the far end
	 */
	private double line(Terminals terminals, int line, double[] deviation, double[] current, double[] segments, int from, int step, int count) {
		double far = terminals.far()[line] * deviation[from];
		double sum = -far;
		int k = from;
		for (int node = 0; node < count; node++, k += step) {
			sum += current[k];
			segments[k] = sum;
			boolean last = node == count - 1;
			if (last && Double.isInfinite(terminals.near()[line])) {
				closing = worse(closing, sum);
				segments[k] = 0;
			} else {
				double expected = (last ? terminals.near()[line] : terminals.segment()) * sum;
				mismatch = worse(mismatch, deviation[k] - (last ? 0 : deviation[k + step]) - expected);
			}
		}
		return far;
	}

	private static double worse(double so, double value) {
		return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.max(so, Math.abs(value));
	}
}
