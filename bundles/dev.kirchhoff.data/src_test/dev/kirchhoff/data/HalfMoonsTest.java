// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;

class HalfMoonsTest {
	private static final HalfMoons PAPER = new HalfMoons(1000, 0.2, 875, 200, true);

	private static DataSet make(HalfMoons moons, long seed) {
		return moons.load(RandomStream.of(seed), Monitor.NONE);
	}

	private static Set<List<Float>> points(Samples samples) {
		var points = new HashSet<List<Float>>();
		for (int i = 0; i < samples.count(); i++) {
			points.add(List.of(samples.inputs()[2 * i], samples.inputs()[2 * i + 1]));
		}
		return points;
	}

	private static double[] coordinate(Samples samples, int label, int axis) {
		return IntStream.range(0, samples.count()).filter(i -> samples.labels()[i] == label).mapToDouble(i -> samples.inputs()[2 * i + axis]).toArray();
	}

	/** Part of the samples whose nearest neighbour, themselves left out, is of the other class. */
	private static double neighbourError(Samples samples) {
		var inputs = samples.inputs();
		int wrong = 0;
		for (int i = 0; i < samples.count(); i++) {
			int nearest = -1;
			double least = Double.POSITIVE_INFINITY;
			for (int k = 0; k < samples.count(); k++) {
				double dx = inputs[2 * i] - inputs[2 * k];
				double dy = inputs[2 * i + 1] - inputs[2 * k + 1];
				if (k != i && dx * dx + dy * dy < least) {
					least = dx * dx + dy * dy;
					nearest = k;
				}
			}
			wrong += samples.labels()[nearest] == samples.labels()[i] ? 0 : 1;
		}
		return (double) wrong / samples.count();
	}

	/** Means and standard deviations by class and coordinate, then the nearest-neighbour error. */
	private static double[] statistics(Samples samples) {
		var statistics = new double[9];
		for (int label = 0; label < 2; label++) {
			for (int axis = 0; axis < 2; axis++) {
				statistics[4 * label + 2 * axis] = Moments.mean(coordinate(samples, label, axis));
				statistics[4 * label + 2 * axis + 1] = Moments.deviation(coordinate(samples, label, axis));
			}
		}
		statistics[8] = neighbourError(samples);
		return statistics;
	}

	@Test
	void theDefaultsAreThePapers() {
		assertEquals(PAPER, ParameterSchema.of(HalfMoons.class).bind(Map.of(), Path::toAbsolutePath).instance().orElseThrow());
	}

	@Test
	void sizesAndBounds() {
		var data = make(PAPER, 1);
		assertEquals(875, data.train().count());
		assertEquals(200, data.test().count());
		assertEquals(2, data.train().classes());
		var all = make(new HalfMoons(1000, 0.2, 1000, 200, true), 1).train();
		for (int axis = 0; axis < 2; axis++) {
			int which = axis;
			var values = IntStream.range(0, 1000).mapToDouble(i -> all.inputs()[2 * i + which]).summaryStatistics();
			assertEquals(0, values.getMin());
			assertEquals(1, values.getMax());
		}
		assertEquals(500, Arrays.stream(all.labels()).sum());
	}

	@Test
	void withoutNoiseThePointsLieOnTwoHalfCircles() {
		var all = make(new HalfMoons(202, 0, 202, 1, true), 1).train();
		for (int i = 0; i < 202; i++) {
			// scaled back: x from -1 to 2, y from -0.5 to 1
			double x = 3 * all.inputs()[2 * i] - 1;
			double y = 1.5 * all.inputs()[2 * i + 1] - 0.5;
			boolean inner = all.labels()[i] == 1;
			assertEquals(1, inner ? Math.hypot(x - 1, y - 0.5) : Math.hypot(x, y), 1e-5);
			assertTrue(inner ? y <= 0.5 + 1e-5 : y >= -1e-5);
		}
		assertEquals(202, points(all).size());
		assertEquals(102, Arrays.stream(make(new HalfMoons(203, 0, 203, 1, true), 1).train().labels()).sum(), "the odd point is of the inner moon, as in scikit-learn");
	}

	@Test
	void theSameStreamGivesTheSameDataAndAnotherAnother() {
		var one = make(PAPER, 1);
		var again = make(PAPER, 1);
		assertArrayEquals(one.train().inputs(), again.train().inputs());
		assertArrayEquals(one.test().labels(), again.test().labels());
		assertFalse(points(one.train()).stream().anyMatch(points(make(PAPER, 2).train())::contains));
	}

	@Test
	void withoutOverlapNoPointIsTestedThatWasTrained() {
		var data = make(new HalfMoons(1000, 0.2, 800, 200, false), 3);
		var train = points(data.train());
		assertEquals(800, train.size());
		assertEquals(200, points(data.test()).size());
		assertTrue(points(data.test()).stream().noneMatch(train::contains));
	}

	@Test
	void withOverlapTestPointsComeFromAll() {
		var data = make(PAPER, 3);
		var train = points(data.train());
		long both = points(data.test()).stream().filter(train::contains).count();
		// hypergeometric: 175 expected, standard deviation 4.2
		assertEquals(175, both, 17);
	}

	@Test
	void moreThanThereAreIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new HalfMoons(100, 0.2, 101, 10, true));
		assertThrows(IllegalArgumentException.class, () -> new HalfMoons(100, 0.2, 90, 11, false));
		assertThrows(IllegalArgumentException.class, () -> new HalfMoons(100, 0.2, 90, 101, true));
		new HalfMoons(100, 0.2, 90, 10, false);
		var schema = ParameterSchema.of(HalfMoons.class);
		for (var given : List.of(Map.of("noise", "inf"), Map.of("noise", "-0.1"), Map.of("points", "3"), Map.of("train", "0"))) {
			assertEquals(1, schema.bind(given, Path::toAbsolutePath).faults().size(), given.toString());
		}
	}

	@Test
	void statisticallyTheSameAsTheAuthorsFiles() throws IOException {
		var train = Published.file("drolet2023/moons_train.csv");
		var test = Published.file("drolet2023/moons_test.csv");
		Samples theirs = train.isPresent() ? new CsvFormat().read(train.get()) : make(PAPER, 99).train();
		assertEquals(875, theirs.count());
		var ours = new double[12][];
		Arrays.setAll(ours, seed -> statistics(make(PAPER, seed).train()));
		var expected = statistics(theirs);
		for (int k = 0; k < expected.length; k++) {
			// the scale is set by the outermost of 1000 noisy points and differs from draw to draw
			int which = k;
			var values = Arrays.stream(ours).mapToDouble(statistics -> statistics[which]).toArray();
			assertEquals(Moments.mean(values), expected[k], 4 * Moments.deviation(values), "statistic " + k);
		}
		var blurred = neighbourError(make(new HalfMoons(1000, 0.3, 875, 200, true), 0).train());
		assertTrue(Math.abs(blurred - expected[8]) > 0.03, "the test can tell another noise apart: " + blurred);
		if (test.isPresent()) {
			var known = points(theirs);
			long both = points(new CsvFormat().read(test.get())).stream().filter(known::contains).count();
			assertEquals(175, both, 17, "their test points come from all of theirs");
		}
	}
}
