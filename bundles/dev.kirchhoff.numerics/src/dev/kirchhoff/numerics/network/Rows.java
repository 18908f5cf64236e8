// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Loops over contiguous stretches of floats. Sums, which the just-in-time compiler must not reorder, run as several
 * independent ones in registers; their order depends on lengths only.
 */
final class Rows {

	/** Terms summed in float before a sum goes on in double, or to memory. */
	private static final int BLOCK = 1024;

	private Rows() {
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

	/** Sum of a[k]. */
	static double sum(float[] a, int a0, int count) {
		var sum = 0.0;
		for (var k = 0; k < count; k += BLOCK)
			sum += sumBlock(a, a0 + k, a0 + Math.min(k + BLOCK, count));
		return sum;
	}

	private static float sumBlock(float[] a, int from, int to) {
		float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
		var k = from;
		for (; k + 8 <= to; k += 8) {
			s0 += a[k];
			s1 += a[k + 1];
			s2 += a[k + 2];
			s3 += a[k + 3];
			s4 += a[k + 4];
			s5 += a[k + 5];
			s6 += a[k + 6];
			s7 += a[k + 7];
		}
		for (; k < to; k++)
			s0 += a[k];
		return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
	}

	/** Sum of a[k] * b[k]. */
	static double dot(float[] a, int a0, float[] b, int b0, int count) {
		var sum = 0.0;
		for (var k = 0; k < count; k += BLOCK)
			sum += dotBlock(a, a0 + k, b, b0 + k, Math.min(BLOCK, count - k));
		return sum;
	}

	private static float dotBlock(float[] a, int a0, float[] b, int b0, int count) {
		float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		var k = 0;
		for (; k + 4 <= count; k += 4) {
			s0 += a[a0 + k] * b[b0 + k];
			s1 += a[a0 + k + 1] * b[b0 + k + 1];
			s2 += a[a0 + k + 2] * b[b0 + k + 2];
			s3 += a[a0 + k + 3] * b[b0 + k + 3];
		}
		for (; k < count; k++)
			s0 += a[a0 + k] * b[b0 + k];
		return s0 + s1 + (s2 + s3);
	}

	/**
	 * c[i * columns + j] = dot of row i of a and row j of b, or += if {@code add}; the rows lie {@code lda} and
	 * {@code ldb} apart and have {@code count} values.
	 */
	static void dots(float[] a, int a0, int lda, int rows, float[] b, int b0, int ldb, int columns, int count,
			float[] c, boolean add) {
		for (var k = 0; k < count; k += BLOCK)
			dotsBlock(a, a0 + k, lda, rows, b, b0 + k, ldb, columns, Math.min(BLOCK, count - k), c, add || k > 0);
	}

	private static void dotsBlock(float[] a, int a0, int lda, int rows, float[] b, int b0, int ldb, int columns,
			int count, float[] c, boolean add) {
		if (columns == 1) {
			dotsByOne(b, b0, a, a0, lda, rows, count, c, 0, add);
			return;
		}
		var i = 0;
		for (; i + 2 <= rows; i += 2) {
			var j = 0;
			for (; j + 4 <= columns; j += 4)
				dots2x4(a, a0 + i * lda, lda, b, b0 + j * ldb, ldb, count, c, i * columns + j, columns, add);
			for (; j < columns; j++) {
				put(c, i * columns + j, dotBlock(a, a0 + i * lda, b, b0 + j * ldb, count), add);
				put(c, (i + 1) * columns + j, dotBlock(a, a0 + (i + 1) * lda, b, b0 + j * ldb, count), add);
			}
		}
		if (i < rows)
			dotsByOne(a, a0 + i * lda, b, b0, ldb, columns, count, c, i * columns, add);
	}

	/** c[c0 + j] = dot of a and row j of b. */
	private static void dotsByOne(float[] a, int a0, float[] b, int b0, int ldb, int rows, int count, float[] c, int c0,
			boolean add) {
		var j = 0;
		for (; j + 4 <= rows; j += 4)
			dots1x4(a, a0, b, b0 + j * ldb, ldb, count, c, c0 + j, add);
		for (; j < rows; j++)
			put(c, c0 + j, dotBlock(a, a0, b, b0 + j * ldb, count), add);
	}

	private static void put(float[] c, int at, float value, boolean add) {
		c[at] = add ? c[at] + value : value;
	}

	private static void dots2x4(float[] a, int a0, int lda, float[] b, int b0, int ldb, int count, float[] c, int c0,
			int ldc, boolean add) {
		var a1 = a0 + lda;
		var b1 = b0 + ldb;
		var b2 = b1 + ldb;
		var b3 = b2 + ldb;
		float s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
		for (var k = 0; k < count; k++) {
			var p = a[a0 + k];
			var q = a[a1 + k];
			var u0 = b[b0 + k];
			var u1 = b[b1 + k];
			var u2 = b[b2 + k];
			var u3 = b[b3 + k];
			s00 += p * u0;
			s01 += p * u1;
			s02 += p * u2;
			s03 += p * u3;
			s10 += q * u0;
			s11 += q * u1;
			s12 += q * u2;
			s13 += q * u3;
		}
		put(c, c0, s00, add);
		put(c, c0 + 1, s01, add);
		put(c, c0 + 2, s02, add);
		put(c, c0 + 3, s03, add);
		put(c, c0 + ldc, s10, add);
		put(c, c0 + ldc + 1, s11, add);
		put(c, c0 + ldc + 2, s12, add);
		put(c, c0 + ldc + 3, s13, add);
	}

	private static void dots1x4(float[] a, int a0, float[] b, int b0, int ldb, int count, float[] c, int c0,
			boolean add) {
		var b1 = b0 + ldb;
		var b2 = b1 + ldb;
		var b3 = b2 + ldb;
		float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		for (var k = 0; k < count; k++) {
			var p = a[a0 + k];
			s0 += p * b[b0 + k];
			s1 += p * b[b1 + k];
			s2 += p * b[b2 + k];
			s3 += p * b[b3 + k];
		}
		put(c, c0, s0, add);
		put(c, c0 + 1, s1, add);
		put(c, c0 + 2, s2, add);
		put(c, c0 + 3, s3, add);
	}
}
