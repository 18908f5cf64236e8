// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Products in plain Java. An element of the result is one chain of fused multiply-adds in the order of k, whatever the
 * tile around it: the Vector API kernels do the same in lanes, and have the same bits. Tiles at the border repeat the last
 * row or column and drop the surplus.
 */
final class PlainDense implements DenseKernels {
	@Override
	public String name() {
		return "plain Java";
	}

	@Override
	public void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset, int lda,
			float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
		int aRow = transposeA ? 1 : lda;
		int aStep = transposeA ? lda : 1;
		int bStep = transposeB ? 1 : ldb;
		int bColumn = transposeB ? ldb : 1;
		for (int i = 0; i < m; i += 4) {
			int a0 = aOffset + i * aRow;
			int a1 = aOffset + Math.min(i + 1, m - 1) * aRow;
			int a2 = aOffset + Math.min(i + 2, m - 1) * aRow;
			int a3 = aOffset + Math.min(i + 3, m - 1) * aRow;
			for (int j = 0; j < n; j += 2) {
				int b0 = bOffset + j * bColumn;
				int b1 = bOffset + Math.min(j + 1, n - 1) * bColumn;
				float s00 = 0;
				float s01 = 0;
				float s10 = 0;
				float s11 = 0;
				float s20 = 0;
				float s21 = 0;
				float s30 = 0;
				float s31 = 0;
				for (int p = 0; p < k; p++) {
					float x0 = b[b0 + p * bStep];
					float x1 = b[b1 + p * bStep];
					float f = a[a0 + p * aStep];
					s00 = Math.fma(f, x0, s00);
					s01 = Math.fma(f, x1, s01);
					f = a[a1 + p * aStep];
					s10 = Math.fma(f, x0, s10);
					s11 = Math.fma(f, x1, s11);
					f = a[a2 + p * aStep];
					s20 = Math.fma(f, x0, s20);
					s21 = Math.fma(f, x1, s21);
					f = a[a3 + p * aStep];
					s30 = Math.fma(f, x0, s30);
					s31 = Math.fma(f, x1, s31);
				}
				boolean second = j + 1 < n;
				int at = cOffset + i * ldc + j;
				put(alpha, s00, s01, beta, c, at, second);
				if (i + 1 < m) {
					put(alpha, s10, s11, beta, c, at + ldc, second);
				}
				if (i + 2 < m) {
					put(alpha, s20, s21, beta, c, at + 2 * ldc, second);
				}
				if (i + 3 < m) {
					put(alpha, s30, s31, beta, c, at + 3 * ldc, second);
				}
			}
		}
	}

	@Override
	public void sgemv(boolean transpose, int m, int k, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
			float beta, float[] y, int yOffset) {
		int row = transpose ? 1 : lda;
		int step = transpose ? lda : 1;
		var sums = new float[8];
		for (int i = 0; i < m; i += 8) {
			int last = m - 1;
			int a0 = aOffset + i * row;
			int a1 = aOffset + Math.min(i + 1, last) * row;
			int a2 = aOffset + Math.min(i + 2, last) * row;
			int a3 = aOffset + Math.min(i + 3, last) * row;
			int a4 = aOffset + Math.min(i + 4, last) * row;
			int a5 = aOffset + Math.min(i + 5, last) * row;
			int a6 = aOffset + Math.min(i + 6, last) * row;
			int a7 = aOffset + Math.min(i + 7, last) * row;
			float s0 = 0;
			float s1 = 0;
			float s2 = 0;
			float s3 = 0;
			float s4 = 0;
			float s5 = 0;
			float s6 = 0;
			float s7 = 0;
			for (int p = 0; p < k; p++) {
				float f = x[xOffset + p];
				int q = p * step;
				s0 = Math.fma(f, a[a0 + q], s0);
				s1 = Math.fma(f, a[a1 + q], s1);
				s2 = Math.fma(f, a[a2 + q], s2);
				s3 = Math.fma(f, a[a3 + q], s3);
				s4 = Math.fma(f, a[a4 + q], s4);
				s5 = Math.fma(f, a[a5 + q], s5);
				s6 = Math.fma(f, a[a6 + q], s6);
				s7 = Math.fma(f, a[a7 + q], s7);
			}
			sums[0] = s0;
			sums[1] = s1;
			sums[2] = s2;
			sums[3] = s3;
			sums[4] = s4;
			sums[5] = s5;
			sums[6] = s6;
			sums[7] = s7;
			for (int r = 0; r < Math.min(8, m - i); r++) {
				put(alpha, sums[r], beta, y, yOffset + i + r);
			}
		}
	}

	private static void put(float alpha, float first, float second, float beta, float[] c, int at, boolean both) {
		put(alpha, first, beta, c, at);
		if (both) {
			put(alpha, second, beta, c, at + 1);
		}
	}

	/** {@code c = alpha sum + beta c}; with a beta of 0, what is in c does not matter. */
	static void put(float alpha, float sum, float beta, float[] c, int at) {
		c[at] = beta == 0 ? alpha * sum : alpha * sum + beta * c[at];
	}

	@Override
	public void dgemm(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset, int lda,
			double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
		int aRow = transposeA ? 1 : lda;
		int aStep = transposeA ? lda : 1;
		int bStep = transposeB ? 1 : ldb;
		int bColumn = transposeB ? ldb : 1;
		for (int i = 0; i < m; i += 4) {
			int a0 = aOffset + i * aRow;
			int a1 = aOffset + Math.min(i + 1, m - 1) * aRow;
			int a2 = aOffset + Math.min(i + 2, m - 1) * aRow;
			int a3 = aOffset + Math.min(i + 3, m - 1) * aRow;
			for (int j = 0; j < n; j += 2) {
				int b0 = bOffset + j * bColumn;
				int b1 = bOffset + Math.min(j + 1, n - 1) * bColumn;
				double s00 = 0;
				double s01 = 0;
				double s10 = 0;
				double s11 = 0;
				double s20 = 0;
				double s21 = 0;
				double s30 = 0;
				double s31 = 0;
				for (int p = 0; p < k; p++) {
					double x0 = b[b0 + p * bStep];
					double x1 = b[b1 + p * bStep];
					double f = a[a0 + p * aStep];
					s00 = Math.fma(f, x0, s00);
					s01 = Math.fma(f, x1, s01);
					f = a[a1 + p * aStep];
					s10 = Math.fma(f, x0, s10);
					s11 = Math.fma(f, x1, s11);
					f = a[a2 + p * aStep];
					s20 = Math.fma(f, x0, s20);
					s21 = Math.fma(f, x1, s21);
					f = a[a3 + p * aStep];
					s30 = Math.fma(f, x0, s30);
					s31 = Math.fma(f, x1, s31);
				}
				boolean second = j + 1 < n;
				int at = cOffset + i * ldc + j;
				put(alpha, s00, s01, beta, c, at, second);
				if (i + 1 < m) {
					put(alpha, s10, s11, beta, c, at + ldc, second);
				}
				if (i + 2 < m) {
					put(alpha, s20, s21, beta, c, at + 2 * ldc, second);
				}
				if (i + 3 < m) {
					put(alpha, s30, s31, beta, c, at + 3 * ldc, second);
				}
			}
		}
	}

	@Override
	public void dgemv(boolean transpose, int m, int k, double alpha, double[] a, int aOffset, int lda, double[] x, int xOffset,
			double beta, double[] y, int yOffset) {
		int row = transpose ? 1 : lda;
		int step = transpose ? lda : 1;
		var sums = new double[8];
		for (int i = 0; i < m; i += 8) {
			int last = m - 1;
			int a0 = aOffset + i * row;
			int a1 = aOffset + Math.min(i + 1, last) * row;
			int a2 = aOffset + Math.min(i + 2, last) * row;
			int a3 = aOffset + Math.min(i + 3, last) * row;
			int a4 = aOffset + Math.min(i + 4, last) * row;
			int a5 = aOffset + Math.min(i + 5, last) * row;
			int a6 = aOffset + Math.min(i + 6, last) * row;
			int a7 = aOffset + Math.min(i + 7, last) * row;
			double s0 = 0;
			double s1 = 0;
			double s2 = 0;
			double s3 = 0;
			double s4 = 0;
			double s5 = 0;
			double s6 = 0;
			double s7 = 0;
			for (int p = 0; p < k; p++) {
				double f = x[xOffset + p];
				int q = p * step;
				s0 = Math.fma(f, a[a0 + q], s0);
				s1 = Math.fma(f, a[a1 + q], s1);
				s2 = Math.fma(f, a[a2 + q], s2);
				s3 = Math.fma(f, a[a3 + q], s3);
				s4 = Math.fma(f, a[a4 + q], s4);
				s5 = Math.fma(f, a[a5 + q], s5);
				s6 = Math.fma(f, a[a6 + q], s6);
				s7 = Math.fma(f, a[a7 + q], s7);
			}
			sums[0] = s0;
			sums[1] = s1;
			sums[2] = s2;
			sums[3] = s3;
			sums[4] = s4;
			sums[5] = s5;
			sums[6] = s6;
			sums[7] = s7;
			for (int r = 0; r < Math.min(8, m - i); r++) {
				put(alpha, sums[r], beta, y, yOffset + i + r);
			}
		}
	}

	private static void put(double alpha, double first, double second, double beta, double[] c, int at, boolean both) {
		put(alpha, first, beta, c, at);
		if (both) {
			put(alpha, second, beta, c, at + 1);
		}
	}

	/** {@code c = alpha sum + beta c}; with a beta of 0, what is in c does not matter. */
	static void put(double alpha, double sum, double beta, double[] c, int at) {
		c[at] = beta == 0 ? alpha * sum : alpha * sum + beta * c[at];
	}
}
