// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
	private static final int N = 200_000;
	private final RandomStream stream = RandomStream.of(20_250_101);

	/** Written down once, so that a change of a stream cannot go unnoticed: results are kept for years. */
	@Test
	void drawsNeverChange() {
		var s = RandomStream.of(1).split("noise").split(7);
		assertEquals("4df1b99ce0a499bf", Long.toHexString(s.key()));
		assertEquals("e3c39d75378d4ae7", Long.toHexString(s.bits(123_456_789_012L)));
		assertEquals(0.6856625791890582, s.uniform(3));
		assertEquals(0.48359286192394124, s.normal(3));
		assertEquals(685, s.below(1000, 3));
		assertEquals(0.98697823f, s.noise(3));
		assertEquals(-0.6841742f, s.noise(19));
		assertEquals(1.5634909f, s.noise(123_456_789_012L));
	}

	@Test
	void uniformsAreUniform() {
		var u = new double[N];
		stream.uniform(0, u, 0, N);
		assertTrue(Arrays.stream(u).allMatch(v -> v > 0 && v < 1));
		assertEquals(0.5, mean(u, v -> v), 4 * Math.sqrt(1.0 / 12 / N));
		assertEquals(1.0 / 3, mean(u, v -> v * v), 4 * Math.sqrt(4.0 / 45 / N));
		assertTrue(kolmogorov(u, v -> v) < 1.63, "99 % point of the Kolmogorov distribution");
	}

	@Test
	void normalsAreNormal() {
		var z = new double[N];
		stream.normal(0, z, 0, N);
		assertEquals(0, mean(z, v -> v), 4 / Math.sqrt(N));
		assertEquals(1, mean(z, v -> v * v), 4 * Math.sqrt(2.0 / N));
		assertEquals(0, mean(z, v -> v * v * v), 4 * Math.sqrt(15.0 / N));
		assertEquals(3, mean(z, v -> v * v * v * v), 4 * Math.sqrt(96.0 / N));
		assertEquals(0.045500264, mean(z, v -> Math.abs(v) > 2 ? 1 : 0), 4 * Math.sqrt(0.0455 / N));
		assertEquals(0.002699796, mean(z, v -> Math.abs(v) > 3 ? 1 : 0), 4 * Math.sqrt(0.0027 / N));
		assertTrue(kolmogorov(z, RandomStreamTest::cumulative) < 1.63);
	}

	@Test
	void noiseIsNormal() {
		var z = noise(stream, 5);
		assertEquals(0, mean(z, v -> v), 4 / Math.sqrt(N));
		assertEquals(1, mean(z, v -> v * v), 4 * Math.sqrt(2.0 / N));
		assertEquals(0, mean(z, v -> v * v * v), 4 * Math.sqrt(15.0 / N));
		assertEquals(3, mean(z, v -> v * v * v * v), 4 * Math.sqrt(96.0 / N));
		assertEquals(0.045500264, mean(z, v -> Math.abs(v) > 2 ? 1 : 0), 4 * Math.sqrt(0.0455 / N));
		assertEquals(0.002699796, mean(z, v -> Math.abs(v) > 3 ? 1 : 0), 4 * Math.sqrt(0.0027 / N));
		assertTrue(kolmogorov(z, RandomStreamTest::cumulative) < 1.63);
	}

	/** 2^25 draws: of those beyond 4 and 5, 2125 and 19 are expected. */
	@Test
	void noiseHasItsTails() {
		var z = new float[1 << 20];
		long beyond4 = 0;
		long beyond5 = 0;
		float largest = 0;
		for (int bulk = 0; bulk < 32; bulk++) {
			stream.noise((long) bulk << 20, z, 0, z.length);
			for (float v : z) {
				float size = Math.abs(v);
				beyond4 += size > 4 ? 1 : 0;
				beyond5 += size > 5 ? 1 : 0;
				largest = Math.max(largest, size);
			}
		}
		assertEquals(0x1p25 * 6.334248366623984e-5, beyond4, 4 * Math.sqrt(2125));
		assertEquals(0x1p25 * 5.733031437583878e-7, beyond5, 4 * Math.sqrt(19));
		assertTrue(largest < 6.67, "largest " + largest);
	}

	/** Also the squares of the two draws that share a radius. */
	@Test
	void noiseDoesNotCorrelate() {
		var a = noise(stream, 0);
		assertEquals(0, correlation(a, normals(stream, 0)), 4 / Math.sqrt(N));
		assertEquals(0, correlation(a, noise(stream.split(0), 0)), 4 / Math.sqrt(N));
		for (int lag : new int[] { 1, 2, 8, 15, 16, 17, 32, 1024 }) {
			var b = noise(stream, lag);
			assertEquals(0, correlation(a, b), 4 / Math.sqrt(N), "lag " + lag);
			var squares = Arrays.stream(a).map(v -> (v * v - 1) / Math.sqrt(2)).toArray();
			var others = Arrays.stream(b).map(v -> (v * v - 1) / Math.sqrt(2)).toArray();
			assertEquals(0, correlation(squares, others), 4 / Math.sqrt(N), "squares, lag " + lag);
		}
	}

	@Test
	void neighboursAndSplitStreamsDoNotCorrelate() {
		var a = normals(stream, 0);
		var other = new RandomStream[] { stream.split(0), stream.split(1), stream.split("noise"), stream.split(0).split(1),
				stream.split(1).split(0), RandomStream.of(stream.key() + 1) };
		for (var s : other) {
			assertEquals(0, correlation(a, normals(s, 0)), 4 / Math.sqrt(N), s.toString());
			assertEquals(0, correlation(normals(stream.split(2), 0), normals(s, 0)), 4 / Math.sqrt(N), s.toString());
		}
		for (int lag : new int[] { 1, 2, 8, 16, 1024 }) {
			assertEquals(0, correlation(a, normals(stream, lag)), 4 / Math.sqrt(N), "lag " + lag);
		}
	}

	@Test
	void splittingIsAFunctionOfThePath() {
		assertEquals(stream.split(3).split("a"), stream.split(3).split("a"));
		assertEquals(stream, RandomStream.of(stream.key()));
		assertNotEquals(stream.split(3).split("a"), stream.split("a").split(3));
		assertNotEquals(stream.split(1), stream.split("1"));
		assertNotEquals(stream, stream.split(0));
	}

	@Test
	void bulkIsScalar() {
		var d = new double[101];
		var f = new float[101];
		stream.normal(77, d, 1, 100);
		stream.uniform(77, f, 1, 100);
		for (int i = 1; i < 100; i++) {
			assertEquals(stream.normal(76 + i), d[i]);
			assertEquals(stream.uniformFloat(76 + i), f[i]);
		}
		stream.uniform(77, d, 1, 100);
		stream.normal(77, f, 1, 100);
		for (int i = 1; i < 100; i++) {
			assertEquals(stream.uniform(76 + i), d[i]);
			assertEquals(stream.normalFloat(76 + i), f[i]);
		}
		stream.noise(77, f, 1, 100);
		for (int i = 1; i < 100; i++) {
			assertEquals(stream.noise(76 + i), f[i]);
		}
		assertThrows(IndexOutOfBoundsException.class, () -> stream.normal(0, d, 0, 102));
		assertThrows(IndexOutOfBoundsException.class, () -> stream.noise(0, f, 0, 102));
		assertThrows(IndexOutOfBoundsException.class, () -> stream.uniform(0, f, -1, 10));
	}

	@Test
	void belowIsUniformAndWithinItsBound() {
		int bound = 7;
		var counts = new int[bound];
		for (int i = 0; i < N; i++) {
			counts[stream.below(bound, i)]++;
		}
		double expected = N / (double) bound;
		double chiSquare = Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
		assertTrue(chiSquare < 16.8, "99 % point at 6 degrees of freedom: " + chiSquare);
		assertEquals(0, stream.below(1, 5));
		assertTrue(IntStream.range(0, 1000).map(i -> stream.below(Integer.MAX_VALUE, i)).allMatch(v -> v >= 0));
		assertThrows(IllegalArgumentException.class, () -> stream.below(0, 5));
	}

	@Test
	void permutationsAreCompleteAndAllAlike() {
		var sorted = stream.permutation(1000, 5);
		Arrays.sort(sorted);
		assertArrayEquals(IntStream.range(0, 1000).toArray(), sorted);
		var counts = new int[24];
		for (int i = 0; i < 24_000; i++) {
			var p = stream.permutation(4, 4L * i);
			int rank = 0;
			for (int j = 0; j < 4; j++) {
				int smaller = 0;
				for (int k = j + 1; k < 4; k++) {
					smaller += p[k] < p[j] ? 1 : 0;
				}
				rank = rank * (4 - j) + smaller;
			}
			counts[rank]++;
		}
		double chiSquare = Arrays.stream(counts).mapToDouble(c -> (c - 1000) * (c - 1000) / 1000.0).sum();
		assertTrue(chiSquare < 41.6, "99 % point at 23 degrees of freedom: " + chiSquare);
		assertEquals(0, stream.permutation(0, 0).length);
		assertThrows(IllegalArgumentException.class, () -> stream.permutation(-1, 0));
	}

	private static double[] normals(RandomStream stream, long first) {
		var z = new double[N];
		stream.normal(first, z, 0, N);
		return z;
	}

	private static double[] noise(RandomStream stream, long first) {
		var z = new float[N];
		stream.noise(first, z, 0, N);
		return IntStream.range(0, N).mapToDouble(i -> z[i]).toArray();
	}

	private static double mean(double[] a, DoubleUnaryOperator f) {
		return Arrays.stream(a).map(f).average().orElseThrow();
	}

	private static double correlation(double[] a, double[] b) {
		return IntStream.range(0, N).mapToDouble(i -> a[i] * b[i]).sum() / N;
	}

	/** sqrt(n) times the largest distance between the sample's distribution and the given one. */
	private static double kolmogorov(double[] sample, DoubleUnaryOperator distribution) {
		var sorted = sample.clone();
		Arrays.sort(sorted);
		double largest = 0;
		for (int i = 0; i < sorted.length; i++) {
			double p = distribution.applyAsDouble(sorted[i]);
			largest = Math.max(largest, Math.max(p - i / (double) sorted.length, (i + 1) / (double) sorted.length - p));
		}
		return Math.sqrt(sorted.length) * largest;
	}

	/** The normal distribution by its Taylor series (G. Marsaglia, J. Stat. Softw. 11(4), 2004), independent of ours. */
	private static double cumulative(double x) {
		double sum = x;
		double before = 0;
		double term = x;
		for (int i = 3; sum != before; i += 2) {
			before = sum;
			term *= x * x / i;
			sum += term;
		}
		return 0.5 + sum * Math.exp(-0.5 * x * x - 0.91893853320467274178);
	}
}
