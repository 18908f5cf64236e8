// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/**
 * Weighted sums of rows, for small matrices. The just-in-time compiler makes vector instructions only of loops whose
 * arrays begin at the same offset, so rows are copied into lines of their own, and results back; this takes less time
 * than the plain loops do. Confined to one thread at a time.
 */
final class Combination {

	private static final int LENGTH = 512;

	private final float[] sum = new float[LENGTH];
	private final float[][] lines = new float[4][LENGTH];

	/**
	 * y[o][k] = start[o] + sum over t of W[o][t] * x[t][k], for {@code outputs} rows of y, {@code ldy} apart, and
	 * {@code terms} rows of x, {@code ldx} apart. W[o][t] is w[o * outputStep + t * termStep]; no start is 0.
	 */
	void apply(float[] w, int outputStep, int termStep, int outputs, int terms, float[] start, float[] x, int x0,
			int ldx, float[] y, int y0, int ldy, int count) {
		for (var k = 0; k < count; k += LENGTH) {
			var length = Math.min(LENGTH, count - k);
			for (int t = 0, group; t < terms; t += group) {
				group = Math.min(4, Integer.highestOneBit(terms - t));
				for (var i = 0; i < group; i++)
					System.arraycopy(x, x0 + (t + i) * ldx + k, lines[i], 0, length);
				for (var o = 0; o < outputs; o++) {
					var at = y0 + o * ldy + k;
					if (t > 0)
						System.arraycopy(y, at, sum, 0, length);
					else
						Arrays.fill(sum, 0, length, start == null ? 0 : start[o]);
					add(w, o * outputStep + t * termStep, termStep, group, length);
					System.arraycopy(sum, 0, y, at, length);
				}
			}
		}
	}

	private void add(float[] w, int at, int step, int group, int length) {
		switch (group) {
		case 1 -> add(w[at], lines[0], sum, length);
		case 2 -> add(w[at], lines[0], w[at + step], lines[1], sum, length);
		default -> add(w[at], lines[0], w[at + step], lines[1], w[at + 2 * step], lines[2], w[at + 3 * step], lines[3],
				sum, length);
		}
	}

	private static void add(float a, float[] p, float[] sum, int length) {
		for (var k = 0; k < length; k++)
			sum[k] += a * p[k];
	}

	private static void add(float a, float[] p, float b, float[] q, float[] sum, int length) {
		for (var k = 0; k < length; k++)
			sum[k] += a * p[k] + b * q[k];
	}

	private static void add(float a, float[] p, float b, float[] q, float c, float[] r, float d, float[] s, float[] sum,
			int length) {
		for (var k = 0; k < length; k++)
			sum[k] += a * p[k] + b * q[k] + (c * r[k] + d * s[k]);
	}
}
