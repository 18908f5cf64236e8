// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.random.RandomStream;

/** All kernels this process has, against a product in double precision. */
class DenseKernelsTest {
	private static final int[][] SIZES = { { 1, 1, 1 }, { 1, 7, 3 }, { 5, 1, 9 }, { 2, 3, 1 }, { 4, 2, 8 }, { 6, 32, 16 },
			{ 7, 33, 17 }, { 13, 31, 40 }, { 64, 64, 64 }, { 50, 100, 3 }, { 97, 5, 70 }, { 3, 129, 65 } };
	private static final double[][] FACTORS = { { 1, 0 }, { 1, 1 }, { -0.75, 0.5 }, { 2, -1 } };

	/** Plain Java, the Vector API if the module is there, OpenBLAS if its natives are. */
	static List<DenseKernels> kernels() {
		var kernels = new ArrayList<DenseKernels>();
		kernels.add(new PlainDense());
		if (Lanes.usable()) {
			kernels.add(new VectorDense());
			kernels.add(new UpgradingDense());
		}
		var best = DenseChoice.of(null).kernels();
		if (best instanceof OpenBlas) {
			kernels.add(best);
		}
		return kernels;
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void floatProducts(DenseKernels kernels) {
		eachCase((m, n, k, ta, tb, alpha, beta) -> {
			int lda = (ta ? m : k) + 3;
			int ldb = (tb ? k : n) + 1;
			int ldc = n + 2;
			var a = floats(1, 5 + (ta ? k : m) * lda);
			var b = floats(2, 4 + (tb ? n : k) * ldb);
			var c = floats(3, 7 + m * ldc);
			if (beta == 0) {
				Arrays.fill(c, Float.NaN);
			}
			var out = c.clone();
			kernels.sgemm(ta, tb, m, n, k, (float) alpha, a, 5, lda, b, 4, ldb, (float) beta, out, 7, ldc);
			check(m, n, k, ta, tb, alpha, wide(a), 5, lda, wide(b), 4, ldb, beta, wide(c), 7, ldc, wide(out), 0x1p-24);
		});
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void doubleProducts(DenseKernels kernels) {
		eachCase((m, n, k, ta, tb, alpha, beta) -> {
			int lda = (ta ? m : k) + 3;
			int ldb = (tb ? k : n) + 1;
			int ldc = n + 2;
			var a = doubles(1, 5 + (ta ? k : m) * lda);
			var b = doubles(2, 4 + (tb ? n : k) * ldb);
			var c = doubles(3, 7 + m * ldc);
			if (beta == 0) {
				Arrays.fill(c, Double.NaN);
			}
			var out = c.clone();
			kernels.dgemm(ta, tb, m, n, k, alpha, a, 5, lda, b, 4, ldb, beta, out, 7, ldc);
			check(m, n, k, ta, tb, alpha, a, 5, lda, b, 4, ldb, beta, c, 7, ldc, out, 0x1p-53);
		});
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void matricesByVectors(DenseKernels kernels) {
		eachCase((m, n, k, ta, tb, alpha, beta) -> {
			int lda = (ta ? m : k) + 3;
			var a = doubles(1, 5 + (ta ? k : m) * lda);
			var x = doubles(2, 4 + k);
			var y = doubles(3, 7 + m + 2);
			if (beta == 0) {
				Arrays.fill(y, Double.NaN);
			}
			var out = y.clone();
			kernels.dgemv(ta, m, k, alpha, a, 5, lda, x, 4, beta, out, 7);
			check(m, 1, k, ta, false, alpha, a, 5, lda, x, 4, 1, beta, y, 7, 1, out, 0x1p-53);
			var floats = narrow(y);
			kernels.sgemv(ta, m, k, (float) alpha, narrow(a), 5, lda, narrow(x), 4, (float) beta, floats, 7);
			check(m, 1, k, ta, false, alpha, wide(narrow(a)), 5, lda, wide(narrow(x)), 4, 1, beta, wide(narrow(y)), 7, 1,
					wide(floats), 0x1p-24);
		});
	}

	/** Sizes at which OpenBLAS is called piece by piece, and the Vector API packs A in several parts. */
	@ParameterizedTest
	@MethodSource("kernels")
	void largeProducts(DenseKernels kernels) {
		int m = kernels instanceof VectorDense || kernels instanceof OpenBlas ? 1303 : 101;
		int n = 515;
		int k = 811;
		var a = floats(1, m * k);
		var b = floats(2, n * k);
		for (boolean ta : new boolean[] { false, true }) {
			var c = new float[m * n];
			kernels.sgemm(ta, !ta, m, n, k, 1, a, 0, ta ? m : k, b, 0, ta ? n : k, 0, c, 0, n);
			for (int probe = 0; probe < 400; probe++) {
				int i = (int) (Uniform.of(Philox.bits(8, probe)) * m);
				int j = (int) (Uniform.of(Philox.bits(9, probe)) * n);
				double sum = 0;
				for (int p = 0; p < k; p++) {
					sum += (double) a[ta ? p * m + i : i * k + p] * b[ta ? p * n + j : j * k + p];
				}
				assertEquals(sum, c[i * n + j], 1e-4);
			}
		}
	}

	/** So it does not matter when {@link Upgrade} goes from one to the other. */
	@Test
	void lanesHaveTheBitsOfPlainJava() {
		var all = kernels();
		for (var other : all) {
			if (!(other instanceof OpenBlas)) {
				eachCase((m, n, k, ta, tb, alpha, beta) -> {
					var a = floats(1, m * k);
					var b = floats(2, k * n);
					var expected = floats(3, m * n);
					var actual = expected.clone();
					all.getFirst().sgemm(ta, tb, m, n, k, (float) alpha, a, 0, ta ? m : k, b, 0, tb ? k : n, (float) beta,
							expected, 0, n);
					other.sgemm(ta, tb, m, n, k, (float) alpha, a, 0, ta ? m : k, b, 0, tb ? k : n, (float) beta, actual, 0, n);
					assertArrayEquals(expected, actual);
					var wide = doubles(3, m * n);
					var lanes = wide.clone();
					all.getFirst().dgemm(ta, tb, m, n, k, alpha, wide(a), 0, ta ? m : k, wide(b), 0, tb ? k : n, beta, wide, 0,
							n);
					other.dgemm(ta, tb, m, n, k, alpha, wide(a), 0, ta ? m : k, wide(b), 0, tb ? k : n, beta, lanes, 0, n);
					assertArrayEquals(wide, lanes);
				});
			}
		}
	}

	private interface Case {
		void run(int m, int n, int k, boolean ta, boolean tb, double alpha, double beta);
	}

	private static void eachCase(Case test) {
		for (var size : SIZES) {
			for (int transposes = 0; transposes < 4; transposes++) {
				for (var factor : FACTORS) {
					test.run(size[0], size[1], size[2], (transposes & 1) != 0, (transposes & 2) != 0, factor[0], factor[1]);
				}
			}
		}
	}

	private static void check(int m, int n, int k, boolean ta, boolean tb, double alpha, double[] a, int ao, int lda,
			double[] b, int bo, int ldb, double beta, double[] before, int co, int ldc, double[] after, double half) {
		var expected = before.clone();
		var allowed = new double[before.length];
		for (int i = 0; i < m; i++) {
			for (int j = 0; j < n; j++) {
				double sum = 0;
				double size = 0;
				for (int p = 0; p < k; p++) {
					double term = a[ao + (ta ? p * lda + i : i * lda + p)] * b[bo + (tb ? j * ldb + p : p * ldb + j)];
					sum += term;
					size += Math.abs(term);
				}
				int at = co + i * ldc + j;
				expected[at] = alpha * sum + (beta == 0 ? 0 : beta * before[at]);
				allowed[at] = (k + 3) * half * (Math.abs(alpha) * size + (beta == 0 ? 0 : Math.abs(beta * before[at])));
			}
		}
		for (int i = 0; i < after.length; i++) {
			int at = i;
			assertTrue(Double.compare(expected[i], after[i]) == 0 || Math.abs(expected[i] - after[i]) <= allowed[i],
					() -> m + " x " + n + " x " + k + " " + ta + " " + tb + " at " + at + ": " + after[at] + " is not "
							+ expected[at]);
		}
	}

	private static double[] doubles(long key, int n) {
		var out = new double[n];
		for (int i = 0; i < n; i++) {
			out[i] = 2 * Uniform.of(Philox.bits(key, i)) - 1;
		}
		return out;
	}

	private static float[] floats(long key, int n) {
		return narrow(doubles(key, n));
	}

	private static float[] narrow(double[] a) {
		var out = new float[a.length];
		for (int i = 0; i < a.length; i++) {
			out[i] = (float) a[i];
		}
		return out;
	}

	private static double[] wide(float[] a) {
		var out = new double[a.length];
		for (int i = 0; i < a.length; i++) {
			out[i] = a[i];
		}
		return out;
	}

	/** So large that it is cut, in depth too. */
	@Test
	void largeProductsAreCutIntoPieces() {
		var dense = Dense.get();
		int m = 450;
		int n = 700;
		int k = 1200;
		var a = values(m * k, 1);
		var b = values(k * n, 2);
		for (int kind = 0; kind < 4; kind++) {
			boolean transposeA = kind % 2 == 1;
			boolean transposeB = kind > 1;
			var c = values(m * n, 3);
			var before = c.clone();
			dense.sgemm(transposeA, transposeB, m, n, k, 0.5f, a, 0, transposeA ? m : k, b, 0, transposeB ? k : n, 2, c, 0, n);
			for (int at = 0; at < m * n; at += 997) {
				int i = at / n;
				int j = at % n;
				double sum = 0;
				for (int p = 0; p < k; p++) {
					sum += (double) a[transposeA ? p * m + i : i * k + p] * b[transposeB ? j * k + p : p * n + j];
				}
				assertEquals(0.5 * sum + 2 * before[at], c[at], 1e-3, "kind " + kind + " at " + i + ", " + j);
			}
		}
	}

	private static float[] values(int count, long seed) {
		var values = new float[count];
		RandomStream.of(seed).uniform(0, values, 0, count);
		for (int k = 0; k < count; k++) {
			values[k] -= 0.5f;
		}
		return values;
	}
}
