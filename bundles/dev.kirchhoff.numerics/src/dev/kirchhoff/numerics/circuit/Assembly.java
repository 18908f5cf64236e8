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
			wordLine(wordTerminals, i, drops, current, wordCurrent, farDrive);
		}
		bitLines(bitTerminals, rises, current, bitCurrent, farSense);
		double residual = Math.max(sources.swing() > 0 ? mismatch / sources.swing() : mismatch, largest > 0 ? closing / largest : closing);
		residual = Double.isFinite(residual) ? residual : Double.POSITIVE_INFINITY;
		double reachable = largest > 0 ? Math.min(rounding / largest, ACCEPTABLE) : 0;
		return new OperatingPoint(crossbar, bias, word, bit, current, wordCurrent, bitCurrent, farDrive, farSense, islands,
				new Effort(method, steps, iterations, residual, residual <= Math.max(tolerance, reachable)));
	}

	/** Follows a line from its far end to its source, adding up the currents of its cells. */
	private void wordLine(Terminals terminals, int i, double[] drops, double[] current, double[] segments, double[] far) {
		int first = i * columns;
		far[i] = terminals.far()[i] * drops[first + columns - 1];
		double sum = -far[i];
		for (int k = first + columns - 1; k > first; k--) {
			sum += current[k];
			segments[k] = sum;
			mismatch = worse(mismatch, drops[k] - drops[k - 1] - terminals.segment() * sum);
		}
		segments[first] = end(terminals.near()[i], drops[first], sum + current[first]);
	}

	/** All bit lines at once, since their nodes lie side by side. */
	private void bitLines(Terminals terminals, double[] rises, double[] current, double[] segments, double[] far) {
		var sum = new double[columns];
		for (int j = 0; j < columns; j++) {
			far[j] = terminals.far()[j] * rises[j];
			sum[j] = -far[j];
		}
		int last = (rows - 1) * columns;
		for (int row = 0; row < last; row += columns) {
			for (int j = 0; j < columns; j++) {
				int k = row + j;
				sum[j] += current[k];
				segments[k] = sum[j];
				mismatch = worse(mismatch, rises[k] - rises[k + columns] - terminals.segment() * sum[j]);
			}
		}
		for (int j = 0; j < columns; j++) {
			segments[last + j] = end(terminals.near()[j], rises[last + j], sum[j] + current[last + j]);
		}
	}

	/** The segment next to the source: the current in it, if there is a source. */
	private double end(double near, double deviation, double sum) {
		if (Double.isInfinite(near)) {
			closing = worse(closing, sum);
			return 0;
		}
		mismatch = worse(mismatch, deviation - near * sum);
		return sum;
	}

	private static double worse(double so, double value) {
		return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.max(so, Math.abs(value));
	}
}
