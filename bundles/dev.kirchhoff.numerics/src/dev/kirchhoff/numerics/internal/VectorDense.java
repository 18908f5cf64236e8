// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Products with the Vector API. A matrix by a vector waits for memory, not for lanes: it is left to plain Java. */
final class VectorDense implements DenseKernels {
	private final PlainDense plain = new PlainDense();

	@Override
	public String name() {
		return "Vector API";
	}

	@Override
	public void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset,
			int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
		VectorFloatProduct.multiply(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset,
				ldc);
	}

	@Override
	public void dgemm(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset,
			int lda, double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
		VectorDoubleProduct.multiply(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c,
				cOffset, ldc);
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
}
