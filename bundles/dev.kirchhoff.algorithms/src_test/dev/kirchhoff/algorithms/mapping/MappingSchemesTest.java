// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.random.RandomStream;

class MappingSchemesTest {
	private static final Range WINDOW = new Range(100e-6, 500e-6);

	/** Those that hold any weight of the range. */
	static Stream<MappingScheme> schemes() {
		return Stream.of(new DifferentialPair(), new SingleCell(), new ReferenceLine(new double[0], false));
	}

	static Stream<MappingScheme> analogue() {
		return Stream.concat(schemes(), Stream.<MappingScheme>of(new ReferenceLine(new double[] { 100e-6, 200e-6, 350e-6, 400e-6, 500e-6 }, false), new Ternary()));
	}

	private static double[][] encode(MappingScheme scheme, float[] weights, int inputs, int outputs, double range, Range window) {
		var targets = IntStream.range(0, scheme.planes().size()).mapToObj(plane -> new double[inputs * scheme.wordLinesPerInput() * scheme.bitLines(plane, outputs)])
				.toArray(double[][]::new);
		scheme.encode(weights, inputs, outputs, range, window, targets);
		return targets;
	}

	@ParameterizedTest
	@MethodSource("schemes")
	void whatIsEncodedDecodesToItself(MappingScheme scheme) {
		var random = RandomStream.of(17);
		long draw = 0;
		for (int trial = 0; trial < 300; trial++) {
			int inputs = 1 + random.below(20, draw++);
			int outputs = 1 + random.below(20, draw++);
			double range = StrictMath.pow(10, 8 * random.uniform(draw++) - 4);
			double low = trial % 3 == 0 ? 0 : random.uniform(draw++) * 1e-4;
			var window = new Range(low, low + StrictMath.pow(10, 6 * random.uniform(draw++) - 8));
			var weights = new float[inputs * outputs];
			for (int i = 0; i < weights.length; i++) {
				weights[i] = (float) (range * (2 * random.uniform(draw++) - 1));
			}
			weights[0] = (float) range;
			var targets = encode(scheme, weights, inputs, outputs, (float) range, window);
			for (var plane : targets) {
				for (double g : plane) {
					assertTrue(g >= window.low() * (1 - 1e-12) && g <= window.high() * (1 + 1e-12), g + " is not in " + window);
				}
			}
			var back = new float[weights.length];
			scheme.decode(targets, inputs, outputs, (float) range, window, back);
			// rounding of a difference of two conductances: relative to the whole scale, more where the window is a small part of it
			double tolerance = range * (6e-8 + 4e-16 * window.high() / window.width());
			for (int i = 0; i < weights.length; i++) {
				assertEquals(weights[i], back[i], tolerance);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("schemes")
	void weightsBeyondTheRangeTakeItsEnds(MappingScheme scheme) {
		var beyond = encode(scheme, new float[] { 5, -5 }, 1, 2, 2, WINDOW);
		var ends = encode(scheme, new float[] { 2, -2 }, 1, 2, 2, WINDOW);
		for (int p = 0; p < ends.length; p++) {
			assertArrayEquals(ends[p], beyond[p]);
		}
	}

	@Test
	void aPairHoldsOneSignOnEachPlane() {
		var scheme = new DifferentialPair();
		assertEquals(List.of("positive", "negative"), scheme.planes());
		var targets = encode(scheme, new float[] { 1, -1, 0, 0.5f, -0.25f, -0f }, 2, 3, 1, WINDOW);
		assertArrayEquals(new double[] { 500e-6, 100e-6, 100e-6, 300e-6, 100e-6, 100e-6 }, targets[0], 1e-18);
		assertArrayEquals(new double[] { 100e-6, 500e-6, 100e-6, 100e-6, 200e-6, 100e-6 }, targets[1], 1e-18);
	}

	@Test
	void aSingleCellHoldsZeroInTheMiddle() {
		var scheme = new SingleCell();
		assertEquals(List.of("cells"), scheme.planes());
		var targets = encode(scheme, new float[] { 1, -1, 0, 0.5f }, 2, 2, 1, WINDOW);
		assertArrayEquals(new double[] { 500e-6, 100e-6, 300e-6, 400e-6 }, targets[0], 1e-18);
	}

	@Test
	void conductancesOutsideTheWindowDecodeAlongTheSameLine() {
		var weights = new float[1];
		new DifferentialPair().decode(new double[][] { { 700e-6 }, { 10e-6 } }, 1, 1, 2, WINDOW, weights);
		assertEquals(2 * 690. / 400, weights[0], 1e-6);
		new SingleCell().decode(new double[][] { { 0 } }, 1, 1, 2, WINDOW, weights);
		assertEquals(-3, weights[0], 1e-6);
	}

	@ParameterizedTest
	@MethodSource("analogue")
	void decodingIsLinear(MappingScheme scheme) {
		var random = RandomStream.of(3);
		int cells = 24;
		var a = new double[scheme.planes().size()][cells];
		var b = new double[scheme.planes().size()][cells];
		var middle = new double[scheme.planes().size()][cells];
		for (int p = 0; p < a.length; p++) {
			for (int i = 0; i < cells; i++) {
				a[p][i] = 1e-3 * random.uniform(2L * (p * cells + i));
				b[p][i] = 1e-3 * random.uniform(2L * (p * cells + i) + 1);
				middle[p][i] = (a[p][i] + b[p][i]) / 2;
			}
		}
		var all = new float[3][12];
		scheme.decode(a, 3, 4, 1, WINDOW, all[0]);
		scheme.decode(b, 3, 4, 1, WINDOW, all[1]);
		scheme.decode(middle, 3, 4, 1, WINDOW, all[2]);
		IntStream.range(0, 12).forEach(i -> assertEquals((all[0][i] + all[1][i]) / 2, all[2][i], 1e-5));
	}

	/** What the noise of reads relies on. */
	@ParameterizedTest
	@MethodSource("analogue")
	void aWeightDependsOnItsOwnCellsAlone(MappingScheme scheme) {
		int tall = scheme.wordLinesPerInput();
		int wide = scheme.bitLinesPerOutput();
		var planes = encode(scheme, new float[] { 1, -1, 0, 0.5f, -0.25f, 0.75f }, 2, 3, 1, WINDOW);
		var before = new float[6];
		scheme.decode(planes, 2, 3, 1, WINDOW, before);
		for (int p = 0; p < planes.length; p++) {
			int lines = scheme.bitLines(p, 3);
			for (int k = 0; k < planes[p].length; k++) {
				var after = new float[6];
				double g = planes[p][k];
				planes[p][k] += 50e-6;
				scheme.decode(planes, 2, 3, 1, WINDOW, after);
				planes[p][k] = g;
				int input = k / lines / tall;
				int output = k % lines / wide;
				for (int w = 0; w < 6; w++) {
					boolean own = w / 3 == input && (scheme.isReference(p) || w % 3 == output);
					assertEquals(own, before[w] != after[w], "cell " + k + " of plane " + p + ", weight " + w);
				}
			}
		}
	}

	/** Milo et al. 2019: currents of 5, 15, 30, 45 and 60 µA at 0.5 V, the reference at 30 µA. */
	@Test
	void levelsCountAsTheirCurrentsDo() {
		var levels = new double[] { 10e-6, 30e-6, 60e-6, 90e-6, 120e-6 };
		var scheme = new ReferenceLine(levels, false);
		var window = new Range(5e-6, 130e-6);
		var targets = encode(scheme, new float[] { -9, -0.6f, -0.46f, -0.44f, -0.16f, -0.14f, 0, 0.14f, 0.16f, 0.44f, 0.46f, 0.6f, 2, 0 }, 2, 7, 0.6, window);
		var wanted = new int[] { 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 2 };
		for (int k = 0; k < wanted.length; k++) {
			assertEquals(levels[wanted[k]], targets[0][k]);
		}
		assertArrayEquals(new double[] { 60e-6, 60e-6 }, targets[1]);
		var weights = new float[14];
		scheme.decode(targets, 2, 7, 0.6, window, weights);
		assertEquals(-0.5, weights[0], 1e-7, "25 µA below the reference, not 30");
		assertEquals(-0.3, weights[3], 1e-7);
		assertEquals(0.6, weights[12], 1e-7);
		targets[1][1] += 15e-6;
		scheme.decode(targets, 2, 7, 0.6, window, weights);
		assertArrayEquals(new float[] { 0, -0.15f }, new float[] { weights[6], weights[13] }, 1e-7f);
		new ReferenceLine(levels, true).decode(targets, 2, 7, 0.6, window, weights);
		assertEquals(0, weights[13], 1e-7);
	}

	@Test
	void levelsMustHaveAMiddleAscendAndFit() {
		assertEquals("4 levels have no middle one with levels on both sides",
				assertThrows(IllegalArgumentException.class, () -> new ReferenceLine(new double[] { 1, 2, 3, 4 }, false)).getMessage());
		assertEquals("1 levels have no middle one with levels on both sides",
				assertThrows(IllegalArgumentException.class, () -> new ReferenceLine(new double[] { 1 }, false)).getMessage());
		assertEquals("levels do not ascend", assertThrows(IllegalArgumentException.class, () -> new ReferenceLine(new double[] { 1, 2, 2 }, false)).getMessage());
		var scheme = new ReferenceLine(new double[] { 50e-6, 300e-6, 400e-6 }, false);
		assertTrue(assertThrows(KirchhoffException.class, () -> encode(scheme, new float[] { 0 }, 1, 1, 1, WINDOW)).getMessage()
				.startsWith("levels of scheme reference-line go from 5.0E-5 to 4.0E-4 S, but the device holds"));
	}

	@Test
	void threeWeightsOnTwoCells() {
		var scheme = new Ternary();
		var targets = encode(scheme, new float[] { 1, 0, -1, 0.4f, -0.6f, 7 }, 2, 3, 1, WINDOW);
		double o = WINDOW.low();
		double i = WINDOW.high();
		assertArrayEquals(new double[] { i, o, o, o, o, i, o, o, o, i, i, o }, targets[0]);
		var weights = new float[6];
		scheme.decode(targets, 2, 3, 1, WINDOW, weights);
		assertArrayEquals(new float[] { 1, 0, -1, 0, -1, 1 }, weights, 1e-6f);
	}
}
