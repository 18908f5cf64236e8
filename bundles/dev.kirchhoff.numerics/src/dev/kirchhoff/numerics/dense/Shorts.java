// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.dense;

import java.util.Objects;

import dev.kirchhoff.numerics.internal.ShortKernels;

/**
 * Sums and products of 16-bit integers, for weights and activations of few bits. They are exact: the same bits on every machine,
 * whatever its lanes.
 *
 * @since 1.0
 */
public final class Shorts {
	private Shorts() {
	}

	/**
	 * The sum of some rows of a matrix: sets {@code sums[j]} to the sum of {@code matrix[row * columns + j]} over
	 * {@code rows[from .. to - 1]}.
	 *
	 * @param largest absolute value of an element, above 0; the fewer rows it leaves room for in 16 bits, the slower. No sum of that
	 *                many elements as there are rows may leave the range of an int
	 * @throws IndexOutOfBoundsException if a row or a range is outside its array
	 */
	public static void sumRows(short[] matrix, int columns, short[] rows, int from, int to, int largest, int[] sums) {
		Objects.checkFromToIndex(from, to, rows.length);
		Objects.checkFromIndexSize(0, columns, sums.length);
		ShortKernels.best((to - from) * columns).sumRows(matrix, columns, rows, from, to, Math.max(1, Short.MAX_VALUE / largest), sums);
	}

	/**
	 * The sum of {@code a[i] * b[at + i]} over i in [from, to), which must not leave the range of an int, nor may any part of it.
	 *
	 * @throws IndexOutOfBoundsException if a range is outside its array
	 */
	public static int dot(short[] a, int from, int to, short[] b, int at) {
		Objects.checkFromToIndex(from, to, a.length);
		Objects.checkFromIndexSize(at + from, to - from, b.length);
		return ShortKernels.best(to - from).dot(a, from, to, b, at);
	}
}
