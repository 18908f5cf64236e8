// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of double matrices with the Vector API: rows of A and columns of B packed into panels, filled up with zeros,
 * and a tile of six rows by two vectors in registers. Every lane is the chain of {@link PlainDense}.
 */
final class VectorDoubleProduct {
	private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
	private static final int LANES = S.length();
	private static final int ROWS = 6;
	private static final int COLUMNS = 2 * LANES;
	/** Elements of A packed at once: they stay in the second-level cache. */
	private static final int PACKED = 1 << 16;

	private VectorDoubleProduct() {
	}

	static void multiply(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset,
			int lda, double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
		int tiles = Math.min((m + ROWS - 1) / ROWS, Math.max(8, PACKED / k / ROWS));
		var left = new double[Math.multiplyExact(tiles * ROWS, k)];
		var right = new double[Math.multiplyExact(COLUMNS, k)];
		var tile = new double[ROWS * COLUMNS];
		for (int i = 0; i < m; i += tiles * ROWS) {
			int rows = Math.min(tiles * ROWS, m - i);
			for (int r = 0; r < rows; r += ROWS) {
				int at = transposeA ? aOffset + i + r : aOffset + (i + r) * lda;
				packLeft(transposeA, a, at, lda, Math.min(ROWS, rows - r), k, left, r * k);
			}
			for (int j = 0; j < n; j += COLUMNS) {
				int columns = Math.min(COLUMNS, n - j);
				packRight(transposeB, b, transposeB ? bOffset + j * ldb : bOffset + j, ldb, columns, k, right);
				for (int r = 0; r < rows; r += ROWS) {
					kernel(k, left, r * k, right, tile);
					put(alpha, tile, Math.min(ROWS, rows - r), columns, beta, c, cOffset + (i + r) * ldc + j, ldc);
				}
			}
		}
	}

	private static void packLeft(boolean transpose, double[] a, int from, int lda, int rows, int k, double[] panel, int at) {
		int row = transpose ? 1 : lda;
		int step = transpose ? lda : 1;
		for (int p = 0; p < k; p++) {
			for (int r = 0; r < ROWS; r++) {
				panel[at + p * ROWS + r] = r < rows ? a[from + r * row + p * step] : 0;
			}
		}
	}

	private static void packRight(boolean transpose, double[] b, int from, int ldb, int columns, int k, double[] panel) {
		for (int p = 0; p < k; p++) {
			int at = p * COLUMNS;
			if (transpose) {
				for (int j = 0; j < columns; j++) {
					panel[at + j] = b[from + j * ldb + p];
				}
			} else {
				System.arraycopy(b, from + p * ldb, panel, at, columns);
			}
			for (int j = columns; j < COLUMNS; j++) {
				panel[at + j] = 0;
			}
		}
	}

	private static void kernel(int k, double[] left, int at, double[] right, double[] tile) {
		var s00 = DoubleVector.zero(S);
		var s01 = s00;
		var s10 = s00;
		var s11 = s00;
		var s20 = s00;
		var s21 = s00;
		var s30 = s00;
		var s31 = s00;
		var s40 = s00;
		var s41 = s00;
		var s50 = s00;
		var s51 = s00;
		for (int p = 0; p < k; p++) {
			var x0 = DoubleVector.fromArray(S, right, p * COLUMNS);
			var x1 = DoubleVector.fromArray(S, right, p * COLUMNS + LANES);
			int q = at + p * ROWS;
			var f = DoubleVector.broadcast(S, left[q]);
			s00 = f.fma(x0, s00);
			s01 = f.fma(x1, s01);
			f = DoubleVector.broadcast(S, left[q + 1]);
			s10 = f.fma(x0, s10);
			s11 = f.fma(x1, s11);
			f = DoubleVector.broadcast(S, left[q + 2]);
			s20 = f.fma(x0, s20);
			s21 = f.fma(x1, s21);
			f = DoubleVector.broadcast(S, left[q + 3]);
			s30 = f.fma(x0, s30);
			s31 = f.fma(x1, s31);
			f = DoubleVector.broadcast(S, left[q + 4]);
			s40 = f.fma(x0, s40);
			s41 = f.fma(x1, s41);
			f = DoubleVector.broadcast(S, left[q + 5]);
			s50 = f.fma(x0, s50);
			s51 = f.fma(x1, s51);
		}
		s00.intoArray(tile, 0);
		s01.intoArray(tile, LANES);
		s10.intoArray(tile, COLUMNS);
		s11.intoArray(tile, COLUMNS + LANES);
		s20.intoArray(tile, 2 * COLUMNS);
		s21.intoArray(tile, 2 * COLUMNS + LANES);
		s30.intoArray(tile, 3 * COLUMNS);
		s31.intoArray(tile, 3 * COLUMNS + LANES);
		s40.intoArray(tile, 4 * COLUMNS);
		s41.intoArray(tile, 4 * COLUMNS + LANES);
		s50.intoArray(tile, 5 * COLUMNS);
		s51.intoArray(tile, 5 * COLUMNS + LANES);
	}

	private static void put(double alpha, double[] tile, int rows, int columns, double beta, double[] c, int at, int ldc) {
		for (int r = 0; r < rows; r++) {
			for (int j = 0; j < columns; j++) {
				PlainDense.put(alpha, tile[r * COLUMNS + j], beta, c, at + r * ldc + j);
			}
		}
	}
}
