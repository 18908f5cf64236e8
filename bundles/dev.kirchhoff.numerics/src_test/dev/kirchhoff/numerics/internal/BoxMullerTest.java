// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Held against the JDK's functions in double precision. */
class BoxMullerTest {
	@Test
	void radiiAreThoseOfRealNumbers() {
		words().forEach(word -> {
			float p = (float) ((float) (word >>> 1) * 0x1p-31 + 0x1p-32);
			double exact = Math.sqrt(-2 * Math.log(p));
			assertEquals(exact, BoxMuller.radius(word), 2e-7 * exact, () -> "word " + word);
		});
	}

	@Test
	void anglesCoverTheCircle() {
		words().forEach(word -> {
			double turns = (word | 1) * 0x1p-33;
			double side = (word & 1) == 0 ? 1 : -1;
			assertEquals(Math.sin(2 * Math.PI * turns), BoxMuller.sine(1, word), 3e-7, () -> "word " + word);
			assertEquals(side * Math.cos(2 * Math.PI * turns), BoxMuller.cosine(1, word), 3e-7, () -> "word " + word);
		});
	}

	/** So the means over all words are exactly 0. */
	@Test
	void everyAngleHasItsOpposite() {
		words().forEach(word -> {
			assertEquals(-BoxMuller.sine(1.5f, word), BoxMuller.sine(1.5f, ~word ^ 1));
			assertEquals(-BoxMuller.cosine(1.5f, word), BoxMuller.cosine(1.5f, word ^ 1));
		});
	}

	@Test
	void theRadiusEndsWhereTheBitsDo() {
		assertEquals(6.66, BoxMuller.radius(0), 5e-4);
		assertEquals(BoxMuller.radius(0), BoxMuller.radius(1));
		assertEquals(0, Math.abs(BoxMuller.radius(-1)), "p is 1 when rounded");
		assertTrue(words().allMatch(word -> BoxMuller.radius(word) >= 0 && BoxMuller.radius(word) <= BoxMuller.radius(0)));
	}

	/** All magnitudes, and all that is near an end of the range of words or its middle. */
	private static IntStream words() {
		var random = new Random(9);
		var any = random.ints(300_000).map(word -> word >> random.nextInt(32));
		var near = IntStream.of(0, Integer.MIN_VALUE).flatMap(end -> IntStream.range(-2000, 2000).map(i -> end + i));
		return IntStream.concat(any, near);
	}
}
