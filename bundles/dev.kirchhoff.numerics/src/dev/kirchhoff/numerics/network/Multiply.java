// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

import dev.kirchhoff.numerics.dense.Dense;

/**
 * The three products of a weighted layer, on feature-major panels: row i of a panel p starts at {@code offset + i * ld}
 * and holds {@code count} values. A small matrix, or a single vector, goes through loops of our own, which cost less
 * than a call of the BLAS does. Confined to one thread at a time.
 */
final class Multiply {

	/** Largest matrix for the own loops; depends on the matrix only, so that a sample's result does not on its batch. */
	private static final int SMALL = 256;

	private final Combination small = new Combination();

	/** y = transpose(W) x + bias; the bias may be null. */
	void forward(float[] w, float[] bias, int rows, int columns, int count, float[] x, int xOffset, int ldx,
			float[] y, int yOffset, int ldy) {
		if (rows * columns <= SMALL) {
			small.apply(w, 1, columns, columns, rows, bias, x, xOffset, ldx, y, yOffset, ldy, count);
		} else if (count == 1 && ldx == 1 && ldy == 1) {
			Arrays.fill(y, yOffset, yOffset + columns, 0);
			for (var i = 0; i < rows; i++)
				Rows.add(x[xOffset + i], w, i * columns, y, yOffset, columns);
			if (bias != null)
				Rows.add(bias, 0, y, yOffset, columns);
		} else {
			for (var o = 0; bias != null && o < columns; o++)
				Arrays.fill(y, yOffset + o * ldy, yOffset + o * ldy + count, bias[o]);
			Dense.get().sgemm(true, false, columns, count, rows, 1, w, 0, columns, x, xOffset, ldx,
					bias == null ? 0 : 1, y, yOffset, ldy);
		}
	}

	/** dx = W dy. */
	void backward(float[] w, int rows, int columns, int count, float[] dy, int yOffset, int ldy, float[] dx,
			int xOffset, int ldx) {
		if (rows * columns <= SMALL)
			small.apply(w, columns, 1, rows, columns, null, dy, yOffset, ldy, dx, xOffset, ldx, count);
		else if (count == 1 && ldx == 1 && ldy == 1)
			for (var i = 0; i < rows; i++)
				dx[xOffset + i] = (float) Rows.dot(w, i * columns, dy, yOffset, columns);
		else
			Dense.get().sgemm(false, false, rows, count, columns, 1, w, 0, columns, dy, yOffset, ldy, 0, dx, xOffset,
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
			Dense.get().sgemm(false, true, rows, columns, count, 1, x, xOffset, ldx, dy, yOffset, ldy, add ? 1 : 0, dw,
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
