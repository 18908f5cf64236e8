// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.kirchhoff.numerics.dense.Shorts;

/** Every implementation gives the exact sums, up to the largest numbers that are allowed, and leaves the rest of the arrays alone. */
class ShortKernelsTest {
	static Stream<ShortKernels> implementations() {
		return Lanes.usable() ? Stream.of(new PlainShorts(), Lanes.load(ShortKernels.class, "VectorShorts")) : Stream.of(new PlainShorts());
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void rowsAreSummed(ShortKernels kernels) {
		var random = new Random(3);
		for (int largest : new int[] { 1, 127, 2047, 32767 }) {
			for (int columns : new int[] { 1, 7, 16, 32, 50, 64, 96, 200, 223, 256 }) {
				int rows = 40;
				var matrix = new short[rows * columns];
				for (int i = 0; i < matrix.length; i++) {
					// many extremes: groups of rows must not overflow
					matrix[i] = (short) (random.nextInt(4) > 0 ? largest : random.nextInt(-largest, largest + 1));
				}
				var list = new short[600];
				for (int i = 0; i < list.length; i++) {
					list[i] = (short) random.nextInt(rows);
				}
				for (int count : new int[] { 0, 1, 5, 16, 17, 300, 597 }) {
					var expected = new int[columns + 1];
					expected[columns] = 9;
					for (int i = 3; i < 3 + count; i++) {
						for (int j = 0; j < columns; j++) {
							expected[j] += matrix[list[i] * columns + j];
						}
					}
					var sums = new int[columns + 1];
					Arrays.fill(sums, 9);
					kernels.sumRows(matrix, columns, list, 3, 3 + count, Short.MAX_VALUE / largest, sums);
					assertArrayEquals(expected, sums);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void productsAreExact(ShortKernels kernels) {
		var random = new Random(4);
		var a = new short[300];
		var b = new short[300];
		for (int i = 0; i < a.length; i++) {
			a[i] = (short) random.nextInt(-4096, 4096);
			b[i] = (short) random.nextInt(-1600, 1600);
		}
		for (int count = 0; count < 260; count++) {
			int expected = 0;
			for (int i = 5; i < 5 + count; i++) {
				expected += a[i] * b[20 + i];
			}
			assertEquals(expected, kernels.dot(a, 5, 5 + count, b, 20));
		}
		assertEquals(2 * 32767 * 32767, kernels.dot(new short[] { 32767, 32767 }, 0, 2, new short[] { 32767, 32767 }, 0));
	}

	@Test
	void rangesOutsideAreRefused() {
		var few = new short[4];
		assertThrows(IndexOutOfBoundsException.class, () -> Shorts.dot(few, 0, 4, few, 1));
		assertThrows(IndexOutOfBoundsException.class, () -> Shorts.dot(few, 0, 5, new short[9], 0));
		assertThrows(IndexOutOfBoundsException.class, () -> Shorts.sumRows(few, 2, new short[2], 0, 3, 1, new int[2]));
		assertThrows(IndexOutOfBoundsException.class, () -> Shorts.sumRows(few, 2, new short[2], 0, 2, 1, new int[1]));
		assertThrows(IndexOutOfBoundsException.class, () -> Shorts.sumRows(few, 2, new short[] { 2 }, 0, 1, 1, new int[2]));
	}
}
