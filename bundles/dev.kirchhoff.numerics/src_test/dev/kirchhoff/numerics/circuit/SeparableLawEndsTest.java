// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.function.Elementary;
import dev.kirchhoff.numerics.random.RandomStream;

/** Cells at the very ends of the range that a law was made for, where logarithms of one number differ in the last bit. */
class SeparableLawEndsTest {
	@Test
	void theEndsOfTheRangeAreWithin() {
		var random = RandomStream.of(1);
		int lower = 0;
		for (int k = 0; lower < 5 && k < 100_000; k++) {
			double least = 1e-6 * (1 + 9 * random.uniform(k));
			if (Elementary.log(least) < Math.log(least)) {
				lower++;
				CurrentVoltage law = (g, v) -> g * v * (1 + 0.1 * v * v);
				var separable = SeparableLaw.of(law, new OperatingRange(least, 1e-4, 0, 0.2), 1e-4);
				assertEquals(law.current(least, 0.2), separable.current(least, 0.2), 1e-9);
				assertEquals(law.current(1e-4, 0.2), separable.current(1e-4, 0.2), 2e-9);
			}
		}
		assertTrue(lower > 0, "no such number: nothing was tried");
	}
}
