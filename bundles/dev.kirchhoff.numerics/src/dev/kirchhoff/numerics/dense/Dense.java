// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.dense;

import java.util.List;

import dev.kirchhoff.numerics.internal.DenseChoice;
import dev.kirchhoff.numerics.internal.DenseKernels;

/**
 * Products of dense row-major matrices in arrays, by the fastest means of this process: OpenBLAS with one thread, else the
 * Vector API, else plain Java. The system property {@code kirchhoff.dense} (openblas, vector or java) asks for one of
 * them. Results of the latter two are the same bits; those of OpenBLAS differ within rounding, and from processor to
 * processor. With one of them, the same call has the same result in every thread.
 *
 * <p>A matrix is an array, the offset of its first element, and a leading dimension: the distance from one row to the
 * next, at least the number of columns. {@code op(A)} is A, or its transpose if so said; then A is stored as k x m. The
 * result must not overlap an operand. What does not fit into its array is an {@link IllegalArgumentException} that says
 * so, and then nothing is written.
 *
 * @since 1.0
 */
public final class Dense {
	private final DenseKernels kernels;
	private final List<String> whyNot;

	private Dense(DenseChoice choice) {
		kernels = choice.kernels();
		whyNot = choice.whyNot();
	}

	/** Holder: nothing is loaded before the first use. */
	private static final class Instance {
		private static final DenseChoice CHOICE;
		private static final IllegalStateException FAILURE;

		static {
			DenseChoice choice = null;
			IllegalStateException failure = null;
			try {
				choice = DenseChoice.of(System.getProperty("kirchhoff.dense"));
			} catch (IllegalStateException e) {
				failure = e;
			}
			CHOICE = choice;
			FAILURE = failure;
		}
	}

	/**
	 * The products of this process. The first call loads a native library, which takes some tenths of a second.
	 *
	 * @throws IllegalStateException if the system property asks for what there is not
	 */
	public static Dense get() {
		if (Instance.CHOICE == null) {
			throw new IllegalStateException(Instance.FAILURE.getMessage(), Instance.FAILURE);
		}
		return new Dense(Instance.CHOICE);
	}

	/** Such as {@code OpenBLAS 0.3.31 (SkylakeX)}, {@code Vector API} or {@code plain Java}. */
	public String name() {
		return kernels.name();
	}

	/** Why not something faster, a sentence for each; empty with OpenBLAS unless somebody asked for it. */
	public List<String> whyNot() {
		return whyNot;
	}

	/** {@code C = alpha op(A) op(B) + beta C}; op(A) is m x k, op(B) k x n, C m x n. With beta = 0, C is not read. */
	public void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset,
			int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
		checkProduct("sgemm", transposeA, transposeB, m, n, k, a.length, aOffset, lda, b.length, bOffset, ldb, c.length,
				cOffset, ldc);
		if (m == 0 || n == 0) {
			return;
		}
		if (k == 0 || alpha == 0) {
			for (int i = 0; i < m; i++) {
				scale(beta, c, cOffset + i * ldc, n);
			}
			return;
		}
		kernels.sgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
	}

	/** As {@link #sgemm}. */
	public void dgemm(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset,
			int lda, double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
		checkProduct("dgemm", transposeA, transposeB, m, n, k, a.length, aOffset, lda, b.length, bOffset, ldb, c.length,
				cOffset, ldc);
		if (m == 0 || n == 0) {
			return;
		}
		if (k == 0 || alpha == 0) {
			for (int i = 0; i < m; i++) {
				scale(beta, c, cOffset + i * ldc, n);
			}
			return;
		}
		kernels.dgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
	}

	/**
	 * {@code y = alpha op(A) x + beta y}; op(A) is m x k, x has k elements and y has m. With beta = 0, y is not read. (The
	 * BLAS counts the rows and columns of A, this counts those of op(A), as {@link #sgemm} does.)
	 */
	public void sgemv(boolean transpose, int m, int k, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
			float beta, float[] y, int yOffset) {
		checkVector("sgemv", transpose, m, k, a.length, aOffset, lda, x.length, xOffset, y.length, yOffset);
		if (m == 0) {
			return;
		}
		if (k == 0 || alpha == 0) {
			scale(beta, y, yOffset, m);
			return;
		}
		kernels.sgemv(transpose, m, k, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
	}

	/** As {@link #sgemv}. */
	public void dgemv(boolean transpose, int m, int k, double alpha, double[] a, int aOffset, int lda, double[] x,
			int xOffset, double beta, double[] y, int yOffset) {
		checkVector("dgemv", transpose, m, k, a.length, aOffset, lda, x.length, xOffset, y.length, yOffset);
		if (m == 0) {
			return;
		}
		if (k == 0 || alpha == 0) {
			scale(beta, y, yOffset, m);
			return;
		}
		kernels.dgemv(transpose, m, k, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
	}

	private static void checkProduct(String what, boolean transposeA, boolean transposeB, int m, int n, int k, int aLength,
			int aOffset, int lda, int bLength, int bOffset, int ldb, int cLength, int cOffset, int ldc) {
		if (m < 0 || n < 0 || k < 0) {
			throw new IllegalArgumentException(what + ": negative size: m = " + m + ", n = " + n + ", k = " + k);
		}
		checkMatrix(what, "A", transposeA ? k : m, transposeA ? m : k, aLength, aOffset, lda);
		checkMatrix(what, "B", transposeB ? n : k, transposeB ? k : n, bLength, bOffset, ldb);
		checkMatrix(what, "C", m, n, cLength, cOffset, ldc);
	}

	private static void checkVector(String what, boolean transpose, int m, int k, int aLength, int aOffset, int lda,
			int xLength, int xOffset, int yLength, int yOffset) {
		if (m < 0 || k < 0) {
			throw new IllegalArgumentException(what + ": negative size: m = " + m + ", k = " + k);
		}
		checkMatrix(what, "A", transpose ? k : m, transpose ? m : k, aLength, aOffset, lda);
		checkMatrix(what, "x", 1, k, xLength, xOffset, Math.max(1, k));
		checkMatrix(what, "y", 1, m, yLength, yOffset, Math.max(1, m));
	}

	private static void checkMatrix(String what, String which, int rows, int columns, int length, int offset, int ld) {
		if (ld < Math.max(1, columns)) {
			throw new IllegalArgumentException(what + ": the leading dimension of " + which + " is " + ld + ", below its "
					+ columns + " columns and 1");
		}
		long end = rows == 0 || columns == 0 ? offset : offset + (rows - 1L) * ld + columns;
		if (offset < 0 || end > length) {
			throw new IllegalArgumentException(what + ": " + which + " of " + rows + " x " + columns + " at offset " + offset
					+ " with leading dimension " + ld + " ends at " + end + "; its array has " + length + " elements");
		}
	}

	private static void scale(float beta, float[] c, int from, int count) {
		for (int i = from; i < from + count; i++) {
			c[i] = beta == 0 ? 0 : beta * c[i];
		}
	}

	private static void scale(double beta, double[] c, int from, int count) {
		for (int i = from; i < from + count; i++) {
			c[i] = beta == 0 ? 0 : beta * c[i];
		}
	}
}
