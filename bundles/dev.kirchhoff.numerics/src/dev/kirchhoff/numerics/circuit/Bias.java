// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * Potentials that the sources of a crossbar hold, in V; NaN where a line has no source and floats. The arrays belong to the record and
 * must not be changed.
 *
 * @param wordLines one a row
 * @param bitLines  one a column; 0 for a sense amplifier's virtual ground
 * @since 1.0
 */
public record Bias(double[] wordLines, double[] bitLines) {
	/** What stands for a line without a source. */
	public static final double FLOATING = Double.NaN;

	/** @throws IllegalArgumentException if a potential is infinite */
	public Bias {
		for (var lines : new double[][] { wordLines, bitLines }) {
			for (double v : lines) {
				if (Double.isInfinite(v)) {
					throw new IllegalArgumentException("a source of " + v + " V");
				}
			}
		}
	}

	/** All bit lines at ground. */
	public static Bias read(double[] wordLines, int columns) {
		return new Bias(wordLines, new double[columns]);
	}

	/** Only one cell's lines have sources, {@code v} and 0; all others float, so that its current has company from sneak paths. */
	public static Bias floating(int rows, int columns, int row, int column, double v) {
		return select(rows, columns, row, column, v, FLOATING, FLOATING);
	}

	/** One cell's lines at {@code v} and 0, all others at 0. */
	public static Bias grounded(int rows, int columns, int row, int column, double v) {
		return select(rows, columns, row, column, v, 0, 0);
	}

	/** One cell's lines at {@code v} and 0, all others at v/2: cells on the selected lines see v/2, the rest nothing. */
	public static Bias half(int rows, int columns, int row, int column, double v) {
		return select(rows, columns, row, column, v, v / 2, v / 2);
	}

	/** One cell's lines at {@code v} and 0, other word lines at v/3 and bit lines at 2v/3: every other cell sees v/3 of either sign. */
	public static Bias third(int rows, int columns, int row, int column, double v) {
		return select(rows, columns, row, column, v, v / 3, 2 * v / 3);
	}

	/**
	 * One cell selected.
	 *
	 * @param v         of the selected word line; the selected bit line is at 0
	 * @param wordLines of the other word lines
	 * @param bitLines  of the other bit lines
	 */
	public static Bias select(int rows, int columns, int row, int column, double v, double wordLines, double bitLines) {
		var high = new double[rows];
		var low = new double[columns];
		Arrays.fill(high, wordLines);
		Arrays.fill(low, bitLines);
		high[row] = v;
		low[column] = 0;
		return new Bias(high, low);
	}

	public int rows() {
		return wordLines.length;
	}

	public int columns() {
		return bitLines.length;
	}
}
