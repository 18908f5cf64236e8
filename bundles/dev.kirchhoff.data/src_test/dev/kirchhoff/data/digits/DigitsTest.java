// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.digits;

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
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class DigitsTest {
	private static final int PIXELS = 784;

	private static Digits digits(String... given) {
		var values = new HashMap<>(Map.of("train", "2000", "test", "1000"));
		for (int k = 0; k < given.length; k += 2) {
			values.put(given[k], given[k + 1]);
		}
		return (Digits) ParameterSchema.of(Digits.class).bind(values, file -> file).instance().orElseThrow();
	}

	private static DataSet load(long study, String... given) {
		return digits(given).load(RandomStream.of(study), Monitor.NONE);
	}

	@Test
	void theFormOfMnist() {
		var data = load(1);
		assertEquals(new Shape(1, 28, 28), data.train().shape());
		assertEquals(2000, data.train().count());
		assertEquals(1000, data.test().count());
		for (float value : data.train().inputs()) {
			assertTrue(value >= 0 && value <= 1);
		}
		double mean = mean(data.train());
		assertTrue(mean > 0.1 && mean < 0.17, "as much ink as MNIST's 0.13, not " + mean);
		assertEquals("The digits are synthetic, drawn by a generator: numbers on them are not comparable with published ones.", data.note());
		var all = (Digits) ParameterSchema.of(Digits.class).bind(Map.of(), file -> file).instance().orElseThrow();
		assertEquals(60_000, all.train());
		assertEquals(10_000, all.test());
	}

	private static double mean(Samples samples) {
		double sum = 0;
		for (float value : samples.inputs()) {
			sum += value;
		}
		return sum / samples.inputs().length;
	}

	@Test
	void asManyOfEachDigitInRandomOrder() {
		var labels = load(1).train().labels();
		for (int digit = 0; digit < 10; digit++) {
			int wanted = digit;
			assertEquals(200, Arrays.stream(labels).filter(label -> label == wanted).count());
		}
		assertTrue(Arrays.stream(Arrays.copyOf(labels, 50)).distinct().count() > 7);
		assertFalse(Arrays.equals(Arrays.copyOfRange(labels, 0, 10), Arrays.copyOfRange(labels, 10, 20)));
	}

	@Test
	void theSameDigitsForEverySeedOfAStudyUnlessAskedOtherwise() {
		var one = load(1);
		assertArrayEquals(one.train().inputs(), load(2).train().inputs());
		assertFalse(digits().generated());
		assertTrue(digits("seed", "0").generated());
		assertArrayEquals(load(1, "seed", "0").test().inputs(), load(1, "seed", "0").test().inputs());
		assertFalse(Arrays.equals(load(1, "seed", "0").test().inputs(), load(2, "seed", "0").test().inputs()));
		assertFalse(Arrays.equals(one.test().inputs(), load(1, "seed", "2").test().inputs()));
		assertFalse(Arrays.equals(Arrays.copyOf(one.train().inputs(), PIXELS), Arrays.copyOf(one.test().inputs(), PIXELS)), "other digits to test with");
	}

	/** The very bytes, whatever machine draws them: a network that was trained on them once is found again. */
	@Test
	void theSameBytesEverywhere() {
		assertEquals(-1874817055, Arrays.hashCode(load(1).train().inputs()));
	}

	@Test
	void knobsDoWhatTheySay() {
		var still = load(1, "jitter", "0", "slant", "0", "turn", "0", "stretch", "0", "widthSpread", "0", "shift", "0", "noise", "0");
		long forms = Arrays.stream(split(still.train())).map(Arrays::hashCode).distinct().count();
		assertTrue(forms > 28, "ways to write times shades of ink");
		var thin = mean(load(1, "noise", "0", "width", "1.5").train());
		var thick = mean(load(1, "noise", "0", "width", "3").train());
		assertEquals(2, thick / thin, 0.2, "ink grows with the width of the pen");
		var clean = load(1, "noise", "0").train().inputs();
		int empty = 0;
		for (float value : clean) {
			empty += value == 0 ? 1 : 0;
		}
		assertTrue(empty > 0.7 * clean.length, "paper is 0 without noise");
	}

	private static float[][] split(Samples samples) {
		var images = new float[samples.count()][];
		for (int i = 0; i < images.length; i++) {
			images[i] = Arrays.copyOfRange(samples.inputs(), i * PIXELS, (i + 1) * PIXELS);
		}
		return images;
	}

	/** Digits can be told apart, but not by their means alone: a task for a network. */
	@Test
	void classesAreDistinctButNotTrivial() {
		var data = load(1);
		double share = nearestMean(data);
		assertTrue(share > 0.65 && share < 0.92, share + " are nearest to the mean of their class");
		double easy = nearestMean(load(1, "jitter", "0.01", "slant", "0.05", "turn", "0.02", "stretch", "0.02"));
		assertTrue(easy > share + 0.05, easy + " without scatter");
	}

	private static double nearestMean(DataSet data) {
		var means = new double[10][PIXELS];
		var train = split(data.train());
		for (int i = 0; i < train.length; i++) {
			for (int p = 0; p < PIXELS; p++) {
				means[data.train().labels()[i]][p] += train[i][p] / (train.length / 10.0);
			}
		}
		int right = 0;
		var test = split(data.test());
		for (int i = 0; i < test.length; i++) {
			int nearest = 0;
			double least = Double.MAX_VALUE;
			for (int digit = 0; digit < 10; digit++) {
				double distance = 0;
				for (int p = 0; p < PIXELS; p++) {
					double difference = test[i][p] - means[digit][p];
					distance += difference * difference;
				}
				if (distance < least) {
					least = distance;
					nearest = digit;
				}
			}
			right += nearest == data.test().labels()[i] ? 1 : 0;
		}
		return (double) right / test.length;
	}

	/** Every way to write a digit fits into the image. */
	@Test
	void digitsLieInTheMiddle() {
		var data = load(1, "jitter", "0", "slant", "0", "turn", "0", "stretch", "0", "widthSpread", "0", "shift", "0", "noise", "0");
		for (var image : split(data.train())) {
			double ink = 0;
			double cut = 0;
			double x = 0;
			double y = 0;
			for (int p = 0; p < PIXELS; p++) {
				ink += image[p];
				x += image[p] * (p % 28 + 0.5);
				y += image[p] * (p / 28 + 0.5);
				boolean rim = p % 28 == 0 || p % 28 == 27 || p < 28 || p >= PIXELS - 28;
				cut += rim ? image[p] : 0;
			}
			assertTrue(cut < 0.02 * ink, "ink at the rim");
			assertEquals(14, x / ink, 1);
			assertEquals(14, y / ink, 1);
		}
	}

	@Test
	void canBeCancelled() {
		assertThrows(CancellationException.class, () -> digits().load(RandomStream.of(1), () -> true));
	}
}
