// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.parameter.ParameterSchema;
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
				.startsWith("levels of scheme reference-line go from 50 µS to 400 µS, but the device holds 100 µS to 500 µS"));
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

	/** Words of 4 bits, magnitudes in units of 1/7 of the range: a sign, then 4, 2, 1. */
	@Test
	void aSignAndTheBitsOfAMagnitude() {
		var scheme = new SignMagnitude(4);
		assertTrue(scheme.isDigital());
		assertEquals(List.of("sign", "bit 2", "bit 1", "bit 0"), IntStream.range(0, 4).mapToObj(bit -> scheme.cell(0, 0, bit)).toList());
		var targets = encode(scheme, new float[] { 3.5f, -1.5f, 0.2f, -0.2f, -9, 2 }, 3, 2, 3.5, WINDOW);
		int[] words = { 0b0111, 0b1011, 0b0000, 0b0000, 0b1111, 0b0100 };
		for (int k = 0; k < 24; k++) {
			assertEquals((words[k / 4] >> 3 - k % 4 & 1) == 1 ? WINDOW.high() : WINDOW.low(), targets[0][k], "cell " + k);
		}
		var weights = new float[6];
		scheme.decode(targets, 3, 2, 3.5, WINDOW, weights);
		assertArrayEquals(new float[] { 3.5f, -1.5f, 0, 0, -3.5f, 2 }, weights, 1e-6f);
		for (int k = 0; k < 24; k++) {
			targets[0][k] += targets[0][k] == WINDOW.high() ? -199e-6 : 199e-6;
		}
		var read = new float[6];
		scheme.decode(targets, 3, 2, 3.5, WINDOW, read);
		assertArrayEquals(weights, read, "what lies on the right side of the middle is a bit");
		targets[0][0] = WINDOW.high();
		targets[0][11] = WINDOW.high();
		scheme.decode(targets, 3, 2, 3.5, WINDOW, read);
		assertEquals(-3.5f, read[0], "a sign that flips");
		assertEquals(0.5f, read[2], "a least bit that flips");
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 8, 16 })
	void wordsHoldEveryMagnitudeOfBothSigns(int bits) {
		var scheme = new SignMagnitude(bits);
		int largest = (1 << bits - 1) - 1;
		var weights = new float[2 * largest + 1];
		for (int k = 0; k < weights.length; k++) {
			weights[k] = (float) (0.75 * (k - largest) / largest);
		}
		var back = new float[weights.length];
		scheme.decode(encode(scheme, weights, 1, weights.length, 0.75, WINDOW), 1, weights.length, 0.75, WINDOW, back);
		assertArrayEquals(weights, back, 1e-7f);
	}

	/** Nine levels are half as far apart, but for the two lowest. */
	@Test
	void nineLevelsOfThePaper() {
		var levels = new double[] { 10e-6, 20e-6, 30e-6, 45e-6, 60e-6, 75e-6, 90e-6, 105e-6, 120e-6 };
		var scheme = new ReferenceLine(levels, false);
		var window = new Range(5e-6, 130e-6);
		var weights = new float[9];
		for (int k = 0; k < 9; k++) {
			weights[k] = (k - 4) * 0.15f;
		}
		var targets = encode(scheme, weights, 1, 9, 0.6, window);
		assertArrayEquals(levels, targets[0]);
		var shown = new float[9];
		scheme.decode(targets, 1, 9, 0.6, window, shown);
		assertArrayEquals(new float[] { -0.5f, -0.4f, -0.3f, -0.15f, 0, 0.15f, 0.3f, 0.45f, 0.6f }, shown, 1e-6f);
	}

	@Test
	void schemesAreTheirParameters() {
		assertEquals(new ReferenceLine(new double[] { 1, 2, 3 }, true), new ReferenceLine(new double[] { 1, 2, 3 }, true));
		assertEquals(new ReferenceLine(new double[] { 1, 2, 3 }, true).hashCode(), new ReferenceLine(new double[] { 1, 2, 3 }, true).hashCode());
		assertNotEquals(new ReferenceLine(new double[] { 1, 2, 4 }, true), new ReferenceLine(new double[] { 1, 2, 3 }, true));
		assertNotEquals(new ReferenceLine(new double[] { 1, 2, 3 }, false), new ReferenceLine(new double[] { 1, 2, 3 }, true));
		for (var bits : List.of("1", "17", "2.5")) {
			assertEquals("bits", ParameterSchema.of(SignMagnitude.class).bind(Map.of("bits", bits), Path::toAbsolutePath).faults().getFirst().parameter());
		}
		var lines = ParameterSchema.of(ReferenceLine.class);
		assertEquals("levels do not ascend", lines.bind(Map.of("levels", "10 µS, 30 µS, 20 µS"), Path::toAbsolutePath).faults().getFirst().what());
		assertEquals(new ReferenceLine(new double[] { 10e-6, 30e-6, 60e-6, 90e-6, 120e-6 }, false), lines.bind(Map.of(), Path::toAbsolutePath).instance().orElseThrow());
	}

	private static float[] sense(BinaryPair scheme, double bl, double blb, int outputs) {
		var cells = new double[2 * 50 * outputs];
		for (int k = 0; k < cells.length; k += 2) {
			cells[k] = bl;
			cells[k + 1] = blb;
		}
		var weights = new float[50 * outputs];
		scheme.decode(new double[][] { cells }, 50, outputs, 1, new Range(0, 1), weights);
		return weights;
	}

	private static double positive(float[] weights) {
		int count = 0;
		for (float w : weights) {
			count += w > 0 ? 1 : 0;
		}
		return (double) count / weights.length;
	}

	@Test
	void aBinaryPairIsTheSignOfADifference() {
		var exact = new BinaryPair(0, 0, 1);
		assertTrue(exact.isDigital());
		var targets = new double[1][4];
		exact.encode(new float[] { 0.3f, -2 }, 1, 2, 1, new Range(1, 3), targets);
		assertArrayEquals(new double[] { 1, 3, 3, 1 }, targets[0], "a resistive BL is +1");
		var weights = new float[2];
		exact.decode(targets, 1, 2, 0.5, new Range(1, 3), weights);
		assertArrayEquals(new float[] { 0.5f, -0.5f }, weights);
		assertEquals(1, positive(sense(exact, 0.5, 0.500001, 40)));
		var same = sense(exact, 0.5, 0.5, 400);
		assertEquals(0.5, positive(same), 0.1, "where two cells look the same, the amplifier decides");
		for (int k = 400; k < same.length; k++) {
			assertEquals(same[k % 400], same[k], "always alike");
		}
	}

	@Test
	void aSenseAmplifierHasAnOffsetAndNoise() {
		// a normal draw is below one standard deviation with 84.1 %
		assertEquals(0.841, positive(sense(new BinaryPair(0, 0.01, 1), 0.5, 0.51, 100)), 0.02);
		var offset = sense(new BinaryPair(0.01, 0, 1), 0.5, 0.51, 400);
		assertEquals(0.841, positive(offset), 0.06);
		for (int k = 400; k < offset.length; k++) {
			assertEquals(offset[k % 400], offset[k], "a column has one amplifier");
		}
		assertFalse(Arrays.equals(offset, sense(new BinaryPair(0.01, 0, 2), 0.5, 0.51, 400)), "another chip has others");
	}
}
