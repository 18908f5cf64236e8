// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Sums in plain Java: a few columns at a time, so that sums stay in registers. */
final class PlainShorts implements ShortKernels {
	private static final int BLOCK = 8;

	@Override
	public void sumRows(short[] matrix, int columns, short[] rows, int from, int to, int together, int[] sums) {
		int j = 0;
		for (; j + BLOCK <= columns; j += BLOCK) {
			sumBlock(matrix, columns, rows, from, to, j, sums);
		}
		sumRest(matrix, columns, rows, from, to, j, sums);
	}

	private static void sumBlock(short[] matrix, int columns, short[] rows, int from, int to, int j, int[] sums) {
		int s0 = 0;
		int s1 = 0;
		int s2 = 0;
		int s3 = 0;
		int s4 = 0;
		int s5 = 0;
		int s6 = 0;
		int s7 = 0;
		for (int i = from; i < to; i++) {
			int at = rows[i] * columns + j;
			s0 += matrix[at];
			s1 += matrix[at + 1];
			s2 += matrix[at + 2];
			s3 += matrix[at + 3];
			s4 += matrix[at + 4];
			s5 += matrix[at + 5];
			s6 += matrix[at + 6];
			s7 += matrix[at + 7];
		}
		sums[j] = s0;
		sums[j + 1] = s1;
		sums[j + 2] = s2;
		sums[j + 3] = s3;
		sums[j + 4] = s4;
		sums[j + 5] = s5;
		sums[j + 6] = s6;
		sums[j + 7] = s7;
	}

	/** From column {@code first} on. */
	static void sumRest(short[] matrix, int columns, short[] rows, int from, int to, int first, int[] sums) {
		for (int j = first; j < columns; j++) {
			int sum = 0;
			for (int i = from; i < to; i++) {
				sum += matrix[rows[i] * columns + j];
			}
			sums[j] = sum;
		}
	}

	@Override
	public int dot(short[] a, int from, int to, short[] b, int at) {
		int sum = 0;
		for (int i = from; i < to; i++) {
			sum += a[i] * b[at + i];
		}
		return sum;
	}
}
