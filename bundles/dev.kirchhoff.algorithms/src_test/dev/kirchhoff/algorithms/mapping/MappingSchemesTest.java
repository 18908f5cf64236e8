// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.random.RandomStream;

class MappingSchemesTest {
	private static final Range WINDOW = new Range(100e-6, 500e-6);

	static Stream<MappingScheme> schemes() {
		return Stream.of(new DifferentialPair(), new SingleCell());
	}

	private static double[][] encode(MappingScheme scheme, float[] weights, int inputs, int outputs, double range, Range window) {
		var targets = new double[scheme.planes().size()][inputs * scheme.wordLinesPerInput() * outputs * scheme.bitLinesPerOutput()];
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
	@MethodSource("schemes")
	void decodingIsLinear(MappingScheme scheme) {
		var random = RandomStream.of(3);
		int cells = 12;
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
		var all = new float[3][cells];
		scheme.decode(a, 3, 4, 1, WINDOW, all[0]);
		scheme.decode(b, 3, 4, 1, WINDOW, all[1]);
		scheme.decode(middle, 3, 4, 1, WINDOW, all[2]);
		IntStream.range(0, cells).forEach(i -> assertEquals((all[0][i] + all[1][i]) / 2, all[2][i], 1e-5));
	}

	/** What the noise of reads relies on. */
	@ParameterizedTest
	@MethodSource("schemes")
	void aWeightDependsOnItsOwnCellsAlone(MappingScheme scheme) {
		int tall = scheme.wordLinesPerInput();
		int wide = scheme.bitLinesPerOutput();
		var planes = encode(scheme, new float[] { 1, -1, 0, 0.5f, -0.25f, 0.75f }, 2, 3, 1, WINDOW);
		var before = new float[6];
		scheme.decode(planes, 2, 3, 1, WINDOW, before);
		for (var plane : planes) {
			for (int k = 0; k < plane.length; k++) {
				var after = new float[6];
				double g = plane[k];
				plane[k] += 50e-6;
				scheme.decode(planes, 2, 3, 1, WINDOW, after);
				plane[k] = g;
				int own = k / (3 * wide) / tall * 3 + k % (3 * wide) / wide;
				for (int w = 0; w < 6; w++) {
					assertEquals(w == own, before[w] != after[w], "cell " + k + ", weight " + w);
				}
			}
		}
	}
}
