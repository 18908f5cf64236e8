// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;

/** The kernel against the plain {@link Reference}: the same bits and the same counts, however it takes them. */
class BitNetworkTest {
	/** Of the few-bit networks, whose least bit is large. */
	private static final double FAST = 5.3;
	private static final double RATE = 0.375;

	/** Pictures of some sparse patterns, one a class, and noise. */
	private static Samples samples(Random random, int count, int features, int classes, boolean onOrOff) {
		var inputs = new float[count * features];
		var labels = new int[count];
		for (int s = 0; s < count; s++) {
			labels[s] = random.nextInt(classes);
			for (int i = 0; i < features; i++) {
				boolean on = random.nextInt(10) == 0 ? random.nextBoolean() : i % classes == labels[s];
				inputs[s * features + i] = onOrOff ? (on ? 1 : 0) : on ? 1 - 0.4f * random.nextFloat() : 0.4f * random.nextFloat();
			}
		}
		return new Samples(Shape.vector(features), inputs, labels, classes);
	}

	/** Endurance: 0 is without limit; else limits are drawn up to it, and some cells are stuck. */
	private static void compare(int[] sizes, int bits, boolean onOrOff, int endurance, double range, double errorStep, int count) {
		var random = new Random(sizes.length * 1000 + bits);
		int layers = sizes.length - 1;
		var ranges = new double[layers];
		var kernel = new BitLayer[layers];
		for (int l = 0; l < layers; l++) {
			ranges[l] = range * (1 + l);
			kernel[l] = new BitLayer(sizes[l], sizes[l + 1], bits, l == 0 && onOrOff);
		}
		double rate = bits < 5 ? FAST : RATE;
		var plain = new Reference(sizes, bits, ranges, rate, errorStep);
		for (int l = 0; l < layers; l++) {
			for (int i = 0; i < sizes[l]; i++) {
				for (int j = 0; j < sizes[l + 1]; j++) {
					begin(random, kernel[l], plain, l, i, j, endurance);
				}
			}
		}
		var network = new BitNetwork(kernel, new BitNetwork.Rule(bits, ranges, rate, errorStep), onOrOff);
		var samples = samples(random, count, sizes[0], sizes[layers], onOrOff);
		int levels = (1 << bits) - 1;
		var pictures = Pictures.of(samples, onOrOff, levels);
		for (int s = 0; s < count; s++) {
			var inputs = new double[sizes[0]];
			for (int i = 0; i < inputs.length; i++) {
				inputs[i] = (double) Math.round(samples.inputs()[s * inputs.length + i] * (double) levels) / levels;
			}
			assertEquals(plain.classify(inputs), network.classify(pictures, s));
			assertEquals(plain.learn(inputs, samples.labels()[s]), network.learn(pictures, s, samples.labels()[s]), 1e-12);
		}
		long switches = 0;
		for (int l = 0; l < layers; l++) {
			for (int i = 0; i < sizes[l]; i++) {
				for (int j = 0; j < sizes[l + 1]; j++) {
					switches += end(kernel[l], plain, l, i, j);
				}
			}
		}
		assertTrue(switches > 20, "only " + switches + " switches");
	}

	private static void begin(Random random, BitLayer kernel, Reference plain, int l, int i, int j, int endurance) {
		int code = 0;
		for (int b = 0; b < plain.bits; b++) {
			boolean one = random.nextBoolean();
			code = 2 * code + (one ? 1 : 0);
			plain.cell[l][i][j][b] = one;
			plain.limit[l][i][j][b] = endurance == 0 ? Integer.MAX_VALUE : random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(endurance);
			kernel.limit(i, j, b, plain.limit[l][i][j][b]);
		}
		kernel.set(i, j, code);
	}

	private static long end(BitLayer kernel, Reference plain, int l, int i, int j) {
		long switches = 0;
		for (int b = 0; b < plain.bits; b++) {
			boolean one = (kernel.code(i, j) >> plain.bits - 1 - b & 1) == 1;
			assertEquals(plain.cell[l][i][j][b], one);
			assertEquals(plain.switches[l][i][j][b], kernel.switches(i, j, b));
			assertTrue(kernel.switches(i, j, b) <= plain.limit[l][i][j][b]);
			switches += kernel.switches(i, j, b);
		}
		assertEquals(plain.weight(l, i, j), kernel.weight(i, j));
		return switches;
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 })
	void anyNumberOfBits(int bits) {
		compare(new int[] { 30, 12, 4 }, bits, true, 0, 1, 1 / 256., 800);
		compare(new int[] { 30, 12, 4 }, bits, true, 40, 1, 1 / 256., 800);
	}

	@ParameterizedTest
	@CsvSource({ "3, 3", "30, 8", "300, 8", "600, 12", "3000, 8" })
	void cellsWearOut(int endurance, int bits) {
		compare(new int[] { 20, 9, 3 }, bits, true, endurance, 1, 1 / 1024., 2000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 8, 12, 15 })
	void inputsWithLevels(int bits) {
		compare(new int[] { 30, 12, 4 }, bits, false, 0, 1, 1 / 256., 800);
		compare(new int[] { 30, 12, 4 }, bits, false, 100, 1, 1 / 256., 800);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anyNumberOfLayersAndRanges(boolean onOrOff) {
		compare(new int[] { 40, 10 }, 8, onOrOff, 200, 1, 1 / 64., 800);
		compare(new int[] { 24, 15, 11, 3 }, 8, onOrOff, 200, 2, 1 / 512., 800);
		compare(new int[] { 12, 9, 8, 7, 2 }, 10, onOrOff, 0, 1.5, 1 / 4096., 800);
		compare(new int[] { 9, 300, 2 }, 12, onOrOff, 0, 0.7, 1 / 4096., 300);
		compare(new int[] { 600, 40, 5 }, 12, onOrOff, 0, 0.1, 1 / 1024., 200);
	}
}
