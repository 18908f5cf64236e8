// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.numerics.random.RandomStream;

/** Both ways to make read noise are held against the distribution that it has, and against each other. */
class ReadNoiseTest {
	private static final int ROWS = 12;
	private static final int COLUMNS = 3;
	private static final int READS = 40_000;
	private static final RandomStream STREAM = RandomStream.of(20_260_301);
	private static final double[] SIGMA = new Random(3).doubles(ROWS * COLUMNS).map(u -> u < 0.2 ? 0 : 2e-6 * u).toArray();
	private static final double[] INPUT = new Random(4).doubles(ROWS, -0.5, 1).toArray();

	@FunctionalInterface
	private interface Noise {
		void add(RandomStream stream, long firstRead, float[] x, int count, float[] y);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void currentsAreNormalWithTheSumOfVariances(boolean fast) {
		var noise = sample(fast ? ReadNoise.of(ROWS, COLUMNS, SIGMA)::add : CellRedraw.normal(ROWS, COLUMNS, SIGMA)::add);
		for (int o = 0; o < COLUMNS; o++) {
			double variance = 0;
			for (int i = 0; i < ROWS; i++) {
				variance += Math.pow(SIGMA[i * COLUMNS + o] * INPUT[i], 2);
			}
			double sigma = Math.sqrt(variance);
			var z = Arrays.stream(noise[o]).map(d -> d / sigma).toArray();
			assertEquals(0, Arrays.stream(z).average().orElseThrow(), 4 / Math.sqrt(READS));
			assertEquals(1, correlation(z, z, 0), 4 * Math.sqrt(2.0 / READS));
			assertTrue(kolmogorov(z) < 1.63, "99 % point of the Kolmogorov distribution");
			assertEquals(0, correlation(z, z, 1), 4 / Math.sqrt(READS), "one read after the other");
			for (int p = 0; p < o; p++) {
				double sizes = Math.sqrt(correlation(noise[o], noise[o], 0) * correlation(noise[p], noise[p], 0));
				assertEquals(0, correlation(noise[o], noise[p], 0) / sizes, 4 / Math.sqrt(READS), "currents " + o + " and " + p);
			}
		}
	}

	/** Two-sample statistic, whose limit has the same distribution. */
	@Test
	void bothWaysGiveTheSameDistribution() {
		var fast = sample(ReadNoise.of(ROWS, COLUMNS, SIGMA)::add);
		var slow = sample(CellRedraw.normal(ROWS, COLUMNS, SIGMA)::add);
		for (int o = 0; o < COLUMNS; o++) {
			assertEquals(1, correlation(fast[o], fast[o], 0) / correlation(slow[o], slow[o], 0), 4 * Math.sqrt(4.0 / READS));
			Arrays.sort(fast[o]);
			Arrays.sort(slow[o]);
			double distance = 0;
			for (int i = 0, j = 0; i < READS && j < READS;) {
				if (fast[o][i] <= slow[o][j]) {
					i++;
				} else {
					j++;
				}
				distance = Math.max(distance, Math.abs(i - j) / (double) READS);
			}
			assertTrue(Math.sqrt(READS / 2.0) * distance < 1.63, "current " + o);
		}
	}

	/** The rule of the indices is part of the results of every study. */
	@Test
	void theDrawOfACurrentIsThatOfItsRead() {
		long first = (1L << 40) + 5;
		var x = new float[] { 0.5f, -1, 0.25f };
		var y = new float[4 * 3];
		ReadNoise.of(1, 4, new double[] { 1e-6, 2e-6, 0, 4e-6 }).add(STREAM, first, x, 3, y);
		for (int o = 0; o < 4; o++) {
			for (int k = 0; k < 3; k++) {
				double sigma = new double[] { 1e-6, 2e-6, 0, 4e-6 }[o] * Math.abs(x[k]);
				assertEquals(sigma * STREAM.noise((first + k) * 4 + o), y[o * 3 + k], 1e-6 * sigma);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void batchesDoNotMatter(boolean fast) {
		Noise noise = fast ? ReadNoise.of(ROWS, COLUMNS, SIGMA)::add : CellRedraw.normal(ROWS, COLUMNS, SIGMA)::add;
		int reads = fast ? 5000 : 600;
		var random = new Random(8);
		var x = new float[ROWS * reads];
		for (int i = 0; i < x.length; i++) {
			x[i] = random.nextFloat();
		}
		var all = new float[COLUMNS * reads];
		noise.add(STREAM, 100, x, reads, all);
		for (int from = 0, n = 1; from < reads; from += n, n = Math.min(3 * n, reads - from)) {
			var part = new float[ROWS * n];
			for (int i = 0; i < ROWS; i++) {
				System.arraycopy(x, i * reads + from, part, i * n, n);
			}
			var y = new float[COLUMNS * n];
			noise.add(STREAM, 100 + from, part, n, y);
			for (int o = 0; o < COLUMNS; o++) {
				for (int k = 0; k < n; k++) {
					float expected = all[o * reads + from + k];
					assertEquals(expected, y[o * n + k], 1e-5 * Math.abs(expected));
				}
			}
		}
	}

	@Test
	void theSameAgainAndElsewhere() throws InterruptedException {
		var noise = ReadNoise.of(ROWS, COLUMNS, SIGMA);
		var x = inputs(500);
		var once = new float[COLUMNS * 500];
		var elsewhere = new float[COLUMNS * 500];
		noise.add(STREAM, 3, x, 500, once);
		var thread = Thread.ofPlatform().start(() -> noise.another().add(STREAM, 3, x, 500, elsewhere));
		thread.join();
		assertArrayEquals(once, elsewhere);
	}

	@Test
	void noiseIsAddedAndSmallCellsHaveSome() {
		var y = new float[] { 7, 7 };
		ReadNoise.of(1, 2, new double[] { 0, 0 }).add(STREAM, 0, new float[] { 1 }, 1, y);
		assertArrayEquals(new float[] { 7, 7 }, y);
		ReadNoise.of(1, 2, new double[] { 1, 2 }).add(STREAM, 0, new float[] { 1 }, 1, y);
		assertArrayEquals(new float[] { (float) (7 + STREAM.noise(0)), (float) (7 + 2 * STREAM.noise(1)) }, y, 1e-6f);
		var tiny = new float[1];
		ReadNoise.of(1, 1, new double[] { 1e-25 }).add(STREAM, 0, new float[] { 1 }, 1, tiny);
		assertEquals(1e-25 * STREAM.noise(0), tiny[0], 1e-31, "although its square is below 32 bit");
	}

	@Test
	void cellsMayFluctuateInAnyWay() {
		var flip = new CellRedraw(1, 1, (read, deviation) -> deviation[0] = read.uniform(0) < 0.25 ? 3e-6 : -1e-6);
		var x = new float[READS];
		Arrays.fill(x, 2);
		var y = new float[READS];
		flip.add(STREAM, 0, x, READS, y);
		int up = 0;
		for (int k = 0; k < READS; k++) {
			assertEquals(STREAM.split(k).uniform(0) < 0.25 ? 6e-6f : -2e-6f, y[k]);
			up += y[k] > 0 ? 1 : 0;
		}
		assertEquals(0.25, up / (double) READS, 4 * Math.sqrt(0.25 * 0.75 / READS));
	}

	@Test
	void whatCannotBeIsSaid() {
		var e = assertThrows(IllegalArgumentException.class, () -> ReadNoise.of(2, 2, new double[] { 0, 1, -1, 0 }));
		assertTrue(e.getMessage().startsWith("cell (1, 0) has a standard deviation of -1.0 S"), e.getMessage());
		assertThrows(IllegalArgumentException.class, () -> CellRedraw.normal(1, 1, new double[] { Double.NaN }));
		assertThrows(IllegalArgumentException.class, () -> ReadNoise.of(2, 2, new double[3]));
		assertThrows(IllegalArgumentException.class, () -> new CellRedraw(0, 2, (read, deviation) -> read.uniform(0)));
		var noise = ReadNoise.of(2, 2, new double[4]);
		assertThrows(IllegalArgumentException.class, () -> noise.add(STREAM, 0, new float[4], 0, new float[4]));
		assertThrows(IllegalArgumentException.class, () -> noise.add(STREAM, 0, new float[3], 2, new float[4]));
		assertThrows(IllegalArgumentException.class, () -> noise.add(STREAM, 0, new float[4], 2, new float[3]));
	}

	/** Noise of reads of the same input, [column][read]. */
	private static double[][] sample(Noise noise) {
		var y = new float[COLUMNS * READS];
		noise.add(STREAM, 0, inputs(READS), READS, y);
		var result = new double[COLUMNS][READS];
		for (int o = 0; o < COLUMNS; o++) {
			for (int k = 0; k < READS; k++) {
				result[o][k] = y[o * READS + k];
			}
		}
		return result;
	}

	private static float[] inputs(int count) {
		var x = new float[ROWS * count];
		for (int i = 0; i < ROWS; i++) {
			Arrays.fill(x, i * count, (i + 1) * count, (float) INPUT[i]);
		}
		return x;
	}

	private static double correlation(double[] a, double[] b, int lag) {
		double sum = 0;
		for (int i = lag; i < a.length; i++) {
			sum += a[i] * b[i - lag];
		}
		return sum / a.length;
	}

	/** sqrt(n) times the largest distance between the sample's distribution and the normal one. */
	private static double kolmogorov(double[] sample) {
		var sorted = sample.clone();
		Arrays.sort(sorted);
		double largest = 0;
		for (int i = 0; i < sorted.length; i++) {
			double p = cumulative(sorted[i]);
			largest = Math.max(largest, Math.max(p - i / (double) sorted.length, (i + 1) / (double) sorted.length - p));
		}
		return Math.sqrt(sorted.length) * largest;
	}

	/** The normal distribution by its Taylor series (G. Marsaglia, J. Stat. Softw. 11(4), 2004). */
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
