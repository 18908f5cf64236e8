// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * What a crossbar of ohmic cells does, wires included, as one matrix: the current into sense node j is the sum over i of T[i][j] times
 * the potential of word line i, with all bit lines at ground and every word line driven. Without wires T is the matrix of cells.
 *
 * @param conductance T in S, row-major [rows][columns]; must not be changed
 * @since 1.0
 */
public record TransferMatrix(int rows, int columns, double[] conductance) {
	/**
	 * Builds the matrix by exact elimination, at the cost of about 30 n³ floating point operations for n x n; every element is accurate
	 * to rounding relative to itself. It pays from a handful of input vectors on.
	 *
	 * @throws IllegalArgumentException if the cells are not ohmic, or one is shorted between lines without any resistance
	 */
	public static TransferMatrix of(Crossbar crossbar) {
		if (!(crossbar.cells() instanceof LinearCells cells)) {
			throw new IllegalArgumentException("only a crossbar of ohmic cells is a matrix");
		}
		Shorts.refuse(crossbar);
		if (crossbar.wiring().isIdeal()) {
			return new TransferMatrix(crossbar.rows(), crossbar.columns(), cells.conductance());
		}
		return new TransferMatrix(crossbar.rows(), crossbar.columns(),
				new Elimination(crossbar.rows(), crossbar.columns(), cells.conductance(), crossbar.wiring(), false).transfer());
	}

	/**
	 * Currents into the sense nodes.
	 *
	 * @param word potentials of the word lines, V
	 * @return A, one a bit line
	 */
	public double[] currents(double[] word) {
		if (word.length != rows) {
			throw new IllegalArgumentException(word.length + " potentials for " + rows + " word lines");
		}
		var currents = new double[columns];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				currents[j] = Math.fma(word[i], conductance[i * columns + j], currents[j]);
			}
		}
		return currents;
	}
}
