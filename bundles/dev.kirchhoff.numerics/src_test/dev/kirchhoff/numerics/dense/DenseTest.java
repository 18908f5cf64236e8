// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.random.RandomStream;

class DenseTest {
	private final Dense dense = Dense.get();

	@Test
	void multipliesByHand() {
		var c = new float[4];
		dense.sgemm(false, false, 2, 2, 3, 1, new float[] { 1, 2, 3, 4, 5, 6 }, 0, 3, new float[] { 1, 2, 3, 4, 5, 6 }, 0, 2,
				0, c, 0, 2);
		assertArrayEquals(new float[] { 22, 28, 49, 64 }, c);
		var y = new double[] { 1, 1, 1 };
		dense.dgemv(true, 3, 2, 2, new double[] { 1, 2, 3, 4, 5, 6 }, 0, 3, new double[] { 1, 10 }, 0, 1, y, 0);
		assertArrayEquals(new double[] { 83, 105, 127 }, y);
		assertFalse(dense.name().isBlank());
	}

	@Test
	void emptySizesOnlyScale() {
		var c = new float[] { 2, Float.NaN, 4, 5 };
		dense.sgemm(false, false, 2, 1, 0, 1, new float[0], 0, 1, new float[0], 0, 1, 0.5f, c, 0, 2);
		assertArrayEquals(new float[] { 1, Float.NaN, 2, 5 }, c);
		dense.sgemm(false, false, 1, 4, 1, 0, new float[] { Float.NaN }, 0, 1, new float[4], 0, 4, 0, c, 0, 4);
		assertArrayEquals(new float[4], c);
		var d = new double[] { 7 };
		dense.dgemm(false, false, 0, 5, 3, 1, new double[0], 0, 3, new double[15], 0, 5, 0, d, 0, 5);
		dense.dgemm(true, true, 5, 0, 3, 1, new double[15], 0, 5, new double[0], 0, 3, 0, d, 1, 1);
		dense.dgemv(false, 0, 4, 1, d, 0, 4, new double[4], 0, 0, d, 1);
		assertArrayEquals(new double[] { 7 }, d);
		dense.dgemv(false, 1, 0, 1, d, 0, 1, d, 0, 3, d, 0);
		assertArrayEquals(new double[] { 21 }, d);
	}

	@Test
	void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
		var a = new float[12];
		var b = new float[20];
		var c = new float[15];
		Arrays.fill(c, 1);
		refused("negative size: m = -1", () -> dense.sgemm(false, false, -1, 5, 4, 1, a, 0, 4, b, 0, 5, 0, c, 0, 5));
		refused("A of 3 x 4 at offset 1", () -> dense.sgemm(false, false, 3, 5, 4, 1, a, 1, 4, b, 0, 5, 0, c, 0, 5));
		refused("the leading dimension of A is 3", () -> dense.sgemm(false, false, 3, 5, 4, 1, a, 0, 3, b, 0, 5, 0, c, 0, 5));
		refused("B of 5 x 4", () -> dense.sgemm(false, true, 3, 5, 4, 1, a, 0, 4, b, 0, 5, 0, c, 0, 5));
		refused("C of 3 x 5 at offset -1", () -> dense.sgemm(false, false, 3, 5, 4, 1, a, 0, 4, b, 0, 5, 0, c, -1, 5));
		refused("its array has 15 elements", () -> dense.sgemm(false, false, 3, 5, 4, 1, a, 0, 4, b, 0, 5, 0, c, 0, 6));
		refused("its array has 15 elements",
				() -> dense.sgemm(false, false, 3, 5, 4, 1, a, 0, 4, b, 0, 5, 0, c, 0, Integer.MAX_VALUE));
		refused("x of 1 x 4 at offset 9", () -> dense.sgemv(false, 3, 4, 1, a, 0, 4, a, 9, 0, c, 0));
		refused("y of 1 x 3", () -> dense.sgemv(false, 3, 4, 1, a, 0, 4, b, 0, 0, c, 13));
		refused("dgemm: A of 2 x 2",
				() -> dense.dgemm(true, false, 2, 2, 2, 1, new double[3], 0, 2, new double[4], 0, 2, 0, new double[4], 0, 2));
		for (float value : c) {
			assertEquals(1, value);
		}
	}

	@Test
	void everyThreadHasTheSameBits() {
		int n = 150;
		var a = new float[n * n];
		RandomStream.of(4).normal(0, a, 0, a.length);
		var results = IntStream.range(0, 16).parallel().mapToObj(i -> {
			var c = new float[n * n];
			dense.sgemm(false, i % 2 == 0, n, n, n, 1, a, 0, n, a, 0, n, 0, c, 0, n);
			return c;
		}).toList();
		for (int i = 2; i < 16; i++) {
			assertArrayEquals(results.get(i % 2), results.get(i));
		}
	}

	private static void refused(String message, Runnable call) {
		var e = assertThrows(IllegalArgumentException.class, call::run);
		assertEquals(true, e.getMessage().contains(message), e.getMessage());
	}
}
