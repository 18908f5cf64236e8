// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Vector API products once they are compiled, and plain ones, with the same bits, before that and for small sizes. */
final class UpgradingDense implements DenseKernels {
	/** Multiply-adds below which packing costs more than lanes gain. */
	private static final long SMALL = 8000;

	private final PlainDense plain = new PlainDense();
	private final Upgrade<DenseKernels> upgrade = new Upgrade<>(plain, () -> Lanes.load(DenseKernels.class, "VectorDense"),
			UpgradingDense::exercise);

	@Override
	public String name() {
		return "Vector API";
	}

	@Override
	public void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset,
			int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
		kernels(m, n, k).sgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
	}

	@Override
	public void dgemm(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset,
			int lda, double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
		kernels(m, n, k).dgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
	}

	@Override
	public void sgemv(boolean transpose, int m, int k, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
			float beta, float[] y, int yOffset) {
		plain.sgemv(transpose, m, k, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
	}

	@Override
	public void dgemv(boolean transpose, int m, int k, double alpha, double[] a, int aOffset, int lda, double[] x,
			int xOffset, double beta, double[] y, int yOffset) {
		plain.dgemv(transpose, m, k, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
	}

	private DenseKernels kernels(int m, int n, int k) {
		long work = (long) m * n * k;
		return work < SMALL ? plain : upgrade.get((int) Math.min(1 << 22, work >>> 6));
	}

	private static void exercise(DenseKernels kernels) {
		int n = 48;
		var s = new float[n * n];
		var d = new double[n * n];
		kernels.sgemm(false, true, n, n, n, 1, s, 0, n, s, 0, n, 0, new float[n * n], 0, n);
		kernels.dgemm(true, false, n, n, n, 1, d, 0, n, d, 0, n, 0, new double[n * n], 0, n);
	}
}
