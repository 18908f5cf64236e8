// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * A solved crossbar: every potential in V and every current in A. Arrays of cells and nodes are row-major [rows][columns], belong to
 * the record and must not be changed.
 *
 * @param wordLineVoltage potential of each cell's node on its word line
 * @param bitLineVoltage  potential of each cell's node on its bit line
 * @param cellCurrent     through each cell, from word line to bit line
 * @param wordLineCurrent through the segment to the left of each cell's node, positive to the right, away from the driver
 * @param bitLineCurrent  through the segment below each cell's node, positive downwards, towards the sense node
 * @param farDrive        into each word line from its right end; zeros unless it is driven from both ends
 * @param farSense        out of each bit line at its top; zeros unless it is sensed at both ends
 * @param islands         lines that no cell connects to any source: word line i as i, bit line j as rows + j; they are at 0 V
 * @since 1.0
 */
public record OperatingPoint(Crossbar crossbar, Bias bias, double[] wordLineVoltage, double[] bitLineVoltage, double[] cellCurrent,
		double[] wordLineCurrent, double[] bitLineCurrent, double[] farDrive, double[] farSense, int[] islands, Effort effort) {

	/**
	 * How a solution was found, and how well it holds. Currents of wires are sums of cell currents, so that every node balances; the
	 * residual says what remains: by how much the potentials along wires miss Ohm's law, relative to the largest difference between two
	 * sources, and how much current ends in a line without a source, relative to the largest cell current.
	 *
	 * @param method      such as {@code conjugate gradients} or {@code elimination}
	 * @param newtonSteps 0 for linear cells
	 * @param iterations  of the linear solver, in all steps together
	 * @param residual    the larger of the two
	 * @param converged   whether the residual is within the tolerance (or, where shorted cells leave currents to be found from nearly equal
	 *                    potentials, within rounding, up to 1e-9); if not, the numbers are not to be trusted
	 */
	public record Effort(String method, int newtonSteps, int iterations, double residual, boolean converged) {
	}

	public int rows() {
		return crossbar.rows();
	}

	public int columns() {
		return crossbar.columns();
	}

	/** Voltage across cell (row, column), from word line to bit line. */
	public double cellVoltage(int row, int column) {
		int k = row * columns() + column;
		return wordLineVoltage[k] - bitLineVoltage[k];
	}

	/** Current out of the source of a word line, both ends together. */
	public double inputCurrent(int row) {
		return wordLineCurrent[row * columns()] + farDrive[row];
	}

	/** Current into the sense node of a bit line, both ends together. */
	public double outputCurrent(int column) {
		return bitLineCurrent[(rows() - 1) * columns() + column] + farSense[column];
	}

	/** Currents into all sense nodes. */
	public double[] outputCurrents() {
		var currents = new double[columns()];
		for (int j = 0; j < currents.length; j++) {
			currents[j] = outputCurrent(j);
		}
		return currents;
	}
}
