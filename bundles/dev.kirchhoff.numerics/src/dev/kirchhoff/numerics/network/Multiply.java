// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

import dev.kirchhoff.numerics.dense.Dense;

/**
 * The three products of a weighted layer, on feature-major panels: row i of a panel p starts at {@code offset + i * ld}
 * and holds {@code count} values. Confined to one thread at a time.
 */
final class Multiply {

	/**
	 * Largest matrix for loops of our own. They take about as long as the BLAS does for it, and give the same bits on
	 * every machine, so that the smallest networks are trained alike everywhere. It bounds the matrix, not the work, so
	 * that a sample's result does not depend on its batch.
	 */
	private static final int SMALL = 32;

	private final Combination small = new Combination();
	private Dense dense;

	/** Loads the BLAS only for a network that needs it. */
	private Dense dense() {
		if (dense == null)
			dense = Dense.get();
		return dense;
	}

	/** y = transpose(W) x + bias; the bias may be null. */
	void forward(float[] w, float[] bias, int rows, int columns, int count, float[] x, int xOffset, int ldx,
			float[] y, int yOffset, int ldy) {
		if (rows * columns <= SMALL) {
			small.apply(w, 1, columns, columns, rows, bias, x, xOffset, ldx, y, yOffset, ldy, count);
		} else if (count == 1 && ldx == 1 && ldy == 1) {
			if (bias != null)
				System.arraycopy(bias, 0, y, yOffset, columns);
			dense().sgemv(true, columns, rows, 1, w, 0, columns, x, xOffset, bias == null ? 0 : 1, y, yOffset);
		} else {
			for (var o = 0; bias != null && o < columns; o++)
				Arrays.fill(y, yOffset + o * ldy, yOffset + o * ldy + count, bias[o]);
			dense().sgemm(true, false, columns, count, rows, 1, w, 0, columns, x, xOffset, ldx,
					bias == null ? 0 : 1, y, yOffset, ldy);
		}
	}

	/**
	 * y += transpose(W) x with a part of a weight matrix: {@code rows} of its rows, {@code ldw} apart, from an index on.
	 * Never by loops of our own: what a column becomes depends on it alone, however many there are.
	 */
	void add(float[] w, int wOffset, int ldw, int rows, int columns, int count, float[] x, int xOffset, int ldx, float[] y,
			int yOffset, int ldy) {
		dense().sgemm(true, false, columns, count, rows, 1, w, wOffset, ldw, x, xOffset, ldx, 1, y, yOffset, ldy);
	}

	/** dx = W dy. */
	void backward(float[] w, int rows, int columns, int count, float[] dy, int yOffset, int ldy, float[] dx,
			int xOffset, int ldx) {
		if (rows * columns <= SMALL)
			small.apply(w, columns, 1, rows, columns, null, dy, yOffset, ldy, dx, xOffset, ldx, count);
		else if (count == 1 && ldx == 1 && ldy == 1)
			dense().sgemv(false, rows, columns, 1, w, 0, columns, dy, yOffset, 0, dx, xOffset);
		else
			dense().sgemm(false, false, rows, count, columns, 1, w, 0, columns, dy, yOffset, ldy, 0, dx, xOffset,
					ldx);
	}

	/** dW = x transpose(dy), or dW += if {@code add}. */
	void gradient(float[] x, int xOffset, int ldx, float[] dy, int yOffset, int ldy, int rows, int columns,
			int count, float[] dw, boolean add) {
		if (count == 1 && ldx == 1 && ldy == 1)
			outer(x, xOffset, dy, yOffset, rows, columns, dw, add);
		else if (rows * columns <= SMALL)
			Rows.dots(x, xOffset, ldx, rows, dy, yOffset, ldy, columns, count, dw, add);
		else
			dense().sgemm(false, true, rows, columns, count, 1, x, xOffset, ldx, dy, yOffset, ldy, add ? 1 : 0, dw,
					0, columns);
	}

	private static void outer(float[] x, int xOffset, float[] dy, int yOffset, int rows, int columns, float[] dw,
			boolean add) {
		for (var i = 0; i < rows; i++)
			if (add)
				Rows.add(x[xOffset + i], dy, yOffset, dw, i * columns, columns);
			else
				Rows.scale(x[xOffset + i], dy, yOffset, dw, i * columns, columns);
	}
}
