// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Loops over contiguous stretches of floats, in the form that the just-in-time compiler turns into vector instructions.
 * The order of every sum depends on lengths only.
 */
final class Rows {

	/** Values that a sum needs beside it. */
	static final int SCRATCH = 256;

	private static final int BLOCK = 4 * SCRATCH;
	private static final int SHORT = 32;

	private Rows() {
	}

	/** y[k] = start + sum over t of w[wOffset + t * wStep] * x[xOffset + t * ldx + k]. */
	static void combine(float[] w, int wOffset, int wStep, int terms, float[] x, int xOffset, int ldx, float start,
			float[] y, int yOffset, int count) {
		if (terms >= 4) {
			set(start, w[wOffset], w[wOffset + wStep], w[wOffset + 2 * wStep], w[wOffset + 3 * wStep], x, xOffset, ldx,
					y, yOffset, count);
			addCombination(w, wOffset, wStep, 4, terms, x, xOffset, ldx, y, yOffset, count);
		} else if (terms >= 2) {
			set(start, w[wOffset], w[wOffset + wStep], x, xOffset, ldx, y, yOffset, count);
			addCombination(w, wOffset, wStep, 2, terms, x, xOffset, ldx, y, yOffset, count);
		} else {
			set(start, w[wOffset], x, xOffset, y, yOffset, count);
		}
	}

	/** y[k] += sum over t, from {@code first} on, of w[wOffset + t * wStep] * x[xOffset + t * ldx + k]. */
	static void addCombination(float[] w, int wOffset, int wStep, int first, int terms, float[] x, int xOffset,
			int ldx, float[] y, int yOffset, int count) {
		var t = first;
		for (; t + 4 <= terms; t += 4) {
			var at = wOffset + t * wStep;
			add(w[at], w[at + wStep], w[at + 2 * wStep], w[at + 3 * wStep], x, xOffset + t * ldx, ldx, y, yOffset,
					count);
		}
		for (; t < terms; t++)
			add(w[wOffset + t * wStep], x, xOffset + t * ldx, y, yOffset, count);
	}

	private static void set(float start, float w0, float w1, float w2, float w3, float[] x, int x0, int ldx, float[] y,
			int y0, int count) {
		var x1 = x0 + ldx;
		var x2 = x1 + ldx;
		var x3 = x2 + ldx;
		for (var k = 0; k < count; k++)
			y[y0 + k] = start + (w0 * x[x0 + k] + w1 * x[x1 + k] + (w2 * x[x2 + k] + w3 * x[x3 + k]));
	}

	private static void set(float start, float w0, float w1, float[] x, int x0, int ldx, float[] y, int y0, int count) {
		var x1 = x0 + ldx;
		for (var k = 0; k < count; k++)
			y[y0 + k] = start + (w0 * x[x0 + k] + w1 * x[x1 + k]);
	}

	private static void set(float start, float w0, float[] x, int x0, float[] y, int y0, int count) {
		for (var k = 0; k < count; k++)
			y[y0 + k] = start + w0 * x[x0 + k];
	}

	private static void add(float w0, float w1, float w2, float w3, float[] x, int x0, int ldx, float[] y, int y0,
			int count) {
		var x1 = x0 + ldx;
		var x2 = x1 + ldx;
		var x3 = x2 + ldx;
		for (var k = 0; k < count; k++)
			y[y0 + k] += w0 * x[x0 + k] + w1 * x[x1 + k] + (w2 * x[x2 + k] + w3 * x[x3 + k]);
	}

	/** y[k] += w * x[k]. */
	static void add(float w, float[] x, int x0, float[] y, int y0, int count) {
		for (var k = 0; k < count; k++)
			y[y0 + k] += w * x[x0 + k];
	}

	/** y[k] = w * x[k]. */
	static void scale(float w, float[] x, int x0, float[] y, int y0, int count) {
		for (var k = 0; k < count; k++)
			y[y0 + k] = w * x[x0 + k];
	}

	/** y[k] += x[k]. */
	static void add(float[] x, int x0, float[] y, int y0, int count) {
		for (var k = 0; k < count; k++)
			y[y0 + k] += x[x0 + k];
	}

	/** y[k] += c. */
	static void add(float c, float[] y, int y0, int count) {
		for (var k = 0; k < count; k++)
			y[y0 + k] += c;
	}

	/** Sum of a[k] * b[k]. */
	static float dot(float[] a, int a0, float[] b, int b0, int count, float[] scratch) {
		if (count < SHORT)
			return dotShort(a, a0, b, b0, count);
		var sum = 0.0;
		for (var k = 0; k < count; k += BLOCK) {
			var length = Math.min(BLOCK, count - k);
			var quarter = length >> 2;
			multiplyQuarters(a, a0 + k, b, b0 + k, quarter, scratch);
			sum += sum(scratch, quarter) + dotShort(a, a0 + k + 4 * quarter, b, b0 + k + 4 * quarter, length & 3);
		}
		return (float) sum;
	}

	private static void multiplyQuarters(float[] a, int a0, float[] b, int b0, int quarter, float[] t) {
		var a1 = a0 + quarter;
		var a2 = a1 + quarter;
		var a3 = a2 + quarter;
		var b1 = b0 + quarter;
		var b2 = b1 + quarter;
		var b3 = b2 + quarter;
		for (var k = 0; k < quarter; k++)
			t[k] = a[a0 + k] * b[b0 + k] + a[a1 + k] * b[b1 + k]
					+ (a[a2 + k] * b[b2 + k] + a[a3 + k] * b[b3 + k]);
	}

	private static float dotShort(float[] a, int a0, float[] b, int b0, int count) {
		var sum = 0f;
		for (var k = 0; k < count; k++)
			sum += a[a0 + k] * b[b0 + k];
		return sum;
	}

	/** Sum of a[k]; accumulated in double from block to block. */
	static double sum(float[] a, int a0, int count, float[] scratch) {
		var sum = 0.0;
		for (var k = 0; k < count; k += BLOCK) {
			var length = Math.min(BLOCK, count - k);
			var quarter = length >> 2;
			addQuarters(a, a0 + k, quarter, scratch);
			var block = sum(scratch, quarter);
			for (var r = 4 * quarter; r < length; r++)
				block += a[a0 + k + r];
			sum += block;
		}
		return sum;
	}

	private static void addQuarters(float[] a, int a0, int quarter, float[] t) {
		var a1 = a0 + quarter;
		var a2 = a1 + quarter;
		var a3 = a2 + quarter;
		for (var k = 0; k < quarter; k++)
			t[k] = a[a0 + k] + a[a1 + k] + (a[a2 + k] + a[a3 + k]);
	}

	/** Sum of t[0..count) over eight interleaved partial sums. */
	private static float sum(float[] t, int count) {
		float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
		var k = 0;
		for (; k + 8 <= count; k += 8) {
			s0 += t[k];
			s1 += t[k + 1];
			s2 += t[k + 2];
			s3 += t[k + 3];
			s4 += t[k + 4];
			s5 += t[k + 5];
			s6 += t[k + 6];
			s7 += t[k + 7];
		}
		for (; k < count; k++)
			s0 += t[k];
		return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
	}
}
