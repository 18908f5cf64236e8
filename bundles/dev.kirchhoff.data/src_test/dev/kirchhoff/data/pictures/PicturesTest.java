// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class PicturesTest {
	private static final int VALUES = 3072;

	private static Pictures pictures(String... given) {
		var values = new HashMap<>(Map.of("train", "500", "test", "300"));
		for (int k = 0; k < given.length; k += 2) {
			values.put(given[k], given[k + 1]);
		}
		return (Pictures) ParameterSchema.of(Pictures.class).bind(values, file -> file).instance().orElseThrow();
	}

	private static DataSet load(long study, String... given) {
		return pictures(given).load(RandomStream.of(study), Monitor.NONE);
	}

	@Test
	void theFormOfCifar() {
		var data = load(1);
		assertEquals(new Shape(3, 32, 32), data.train().shape());
		assertEquals(500, data.train().count());
		assertEquals(300, data.test().count());
		assertEquals(10, data.train().classes());
		for (float value : data.train().inputs()) {
			assertTrue(value >= 0 && value <= 1);
		}
		assertTrue(data.note().contains("synthetic"));
		var all = (Pictures) ParameterSchema.of(Pictures.class).bind(Map.of(), file -> file).instance().orElseThrow();
		assertEquals(10_000, all.train());
		assertEquals(2000, all.test());
	}

	@Test
	void asManyOfEachFigureInRandomOrder() {
		var labels = load(1).train().labels();
		for (int figure = 0; figure < 10; figure++) {
			int wanted = figure;
			assertEquals(50, Arrays.stream(labels).filter(label -> label == wanted).count());
		}
		assertTrue(Arrays.stream(Arrays.copyOf(labels, 50)).distinct().count() > 7);
	}

	@Test
	void theSamePicturesForEverySeedOfAStudyUnlessAskedOtherwise() {
		var one = load(1);
		assertArrayEquals(one.train().inputs(), load(2).train().inputs());
		assertFalse(pictures().generated());
		assertTrue(pictures("seed", "0").generated());
		assertFalse(Arrays.equals(load(1, "seed", "0").test().inputs(), load(2, "seed", "0").test().inputs()));
		assertFalse(Arrays.equals(one.test().inputs(), load(1, "seed", "2").test().inputs()));
		assertFalse(Arrays.equals(Arrays.copyOf(one.train().inputs(), VALUES), Arrays.copyOf(one.test().inputs(), VALUES)), "other pictures to test with");
		var fewer = load(1, "test", "300", "train", "500", "noise", "0").test();
		assertArrayEquals(one.test().labels(), fewer.labels(), "noise draws from a stream of its own");
	}

	/** The very bytes, whatever machine makes them: a network that was trained on them once is found again. */
	@Test
	void theSameBytesEverywhere() {
		assertEquals(1637307464, Arrays.hashCode(load(1).train().inputs()));
	}

	/** A figure differs from every other in a good part of its place, so that a network can tell them apart. */
	@Test
	void figuresAreDistinct() {
		for (var one : Figure.values()) {
			for (var other : Figure.values()) {
				int differ = 0;
				int both = 0;
				for (int p = 0; p < 24 * 24; p++) {
					double x = (p % 24 - 11.5) / 10;
					double y = (p / 24 - 11.5) / 10;
					differ += one.depth(x, y) > 0 != other.depth(x, y) > 0 ? 1 : 0;
					both += one.depth(x, y) > 0 || other.depth(x, y) > 0 ? 1 : 0;
				}
				assertEquals(one == other, differ < 0.12 * both, one + " and " + other + ": " + differ + " of " + both);
				assertTrue(both > 70, one + " is seen");
			}
		}
	}

	/** Colour and place tell little of the class: the nearest mean of a class is hardly better than chance. */
	@Test
	void coloursAndPlacesDoNotGiveTheFigureAway() {
		var data = load(1, "train", "3000", "test", "1000");
		var means = new double[10][VALUES];
		for (int i = 0; i < 3000; i++) {
			for (int p = 0; p < VALUES; p++) {
				means[data.train().labels()[i]][p] += data.train().inputs()[i * VALUES + p] / 300;
			}
		}
		int right = 0;
		for (int i = 0; i < 1000; i++) {
			int nearest = 0;
			double least = Double.MAX_VALUE;
			for (int c = 0; c < 10; c++) {
				double distance = 0;
				for (int p = 0; p < VALUES; p++) {
					double difference = data.test().inputs()[i * VALUES + p] - means[c][p];
					distance += difference * difference;
				}
				if (distance < least) {
					least = distance;
					nearest = c;
				}
			}
			right += nearest == data.test().labels()[i] ? 1 : 0;
		}
		assertTrue(right < 250, right + " of 1000 are nearest to the mean of their class");
	}

	@Test
	void contradictionsAndCancelling() {
		assertEquals("the smallest radius is above the largest", assertThrows(IllegalArgumentException.class, () -> new Pictures(1, 1, 1, 9, 8, 0, 0, 0, 0)).getMessage());
		assertThrows(CancellationException.class, () -> pictures().load(RandomStream.of(1), () -> true));
	}
}
