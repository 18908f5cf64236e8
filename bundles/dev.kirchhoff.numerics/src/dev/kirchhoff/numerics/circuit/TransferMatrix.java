// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * What a crossbar of ohmic cells does, wires included, as one matrix: the current into sense node j is the sum over i of T[i][j] times
 * the potential of word line i, with all bit lines at ground and every word line driven.
 *
 * @param conductance T in S, row-major [rows][columns]; must not be changed
 */
public record TransferMatrix(int rows, int columns, double[] conductance) {
	/**
	 * Builds the matrix by exact elimination, at the cost of about n³ · 30 floating point operations for n x n.
	 *
	 * @throws IllegalArgumentException if the cells are not ohmic
	 */
	public static TransferMatrix of(Crossbar crossbar) {
		throw new UnsupportedOperationException();
	}
}
