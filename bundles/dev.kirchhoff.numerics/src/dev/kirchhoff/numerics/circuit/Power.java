// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * Where the power of a crossbar goes, in W. The arrays belong to the record and must not be changed.
 *
 * @param cells     of each cell, row-major [rows][columns]
 * @param wordLines of each word line: its segments and its driver, or both
 * @param bitLines  of each bit line: its segments and its sense resistance, or both
 * @param sources   what all sources deliver together; what they take in counts negative. It is the sum of all the rest as far as
 *                  Kirchhoff's laws are fulfilled
 * @since 1.0
 */
public record Power(double[] cells, double[] wordLines, double[] bitLines, double sources) {
	/** The power of an operating point: I·V in cells, I²·R in wires. */
	public static Power of(OperatingPoint point) {
		int rows = point.rows();
		int columns = point.columns();
		var wiring = point.crossbar().wiring();
		var cells = new double[rows * columns];
		var wordLines = new double[rows];
		var bitLines = new double[columns];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				int k = i * columns + j;
				cells[k] = point.cellCurrent()[k] * point.cellVoltage(i, j);
				wordLines[i] += square(point.wordLineCurrent()[k]) * (wiring.wordLine() + (j == 0 ? wiring.driver() : 0));
				bitLines[j] += square(point.bitLineCurrent()[k]) * (wiring.bitLine() + (i == rows - 1 ? wiring.sense() : 0));
			}
		}
		double sources = 0;
		for (int i = 0; i < rows; i++) {
			wordLines[i] += square(point.farDrive()[i]) * (wiring.wordLine() + wiring.driver());
			sources += delivered(point.bias().wordLines()[i], point.inputCurrent(i));
		}
		for (int j = 0; j < columns; j++) {
			bitLines[j] += square(point.farSense()[j]) * (wiring.bitLine() + wiring.sense());
			sources -= delivered(point.bias().bitLines()[j], point.outputCurrent(j));
		}
		return new Power(cells, wordLines, bitLines, sources);
	}

	private static double square(double current) {
		return current * current;
	}

	/** Of a floating line nothing is delivered. */
	private static double delivered(double potential, double current) {
		return Double.isNaN(potential) ? 0 : potential * current;
	}

	/** Of all cells together. */
	public double inCells() {
		return Arrays.stream(cells).sum();
	}

	/** Of all word lines together. */
	public double inWordLines() {
		return Arrays.stream(wordLines).sum();
	}

	/** Of all bit lines together. */
	public double inBitLines() {
		return Arrays.stream(bitLines).sum();
	}

	/** Of everything together. */
	public double total() {
		return inCells() + inWordLines() + inBitLines();
	}
}
