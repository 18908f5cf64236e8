// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Row-major matrix products, as the public class documents them. The caller has checked every size, offset and leading
 * dimension; m, n and k are positive.
 */
public interface DenseKernels {
	/** What this is, for people: a library with its version, or a way of computing. */
	String name();

	void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset, int lda,
			float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc);

	void dgemm(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset, int lda,
			double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc);

	/** {@code y = alpha op(A) x + beta y}; op(A) is m x k. */
	void sgemv(boolean transpose, int m, int k, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
			float beta, float[] y, int yOffset);

	void dgemv(boolean transpose, int m, int k, double alpha, double[] a, int aOffset, int lda, double[] x, int xOffset,
			double beta, double[] y, int yOffset);
}
