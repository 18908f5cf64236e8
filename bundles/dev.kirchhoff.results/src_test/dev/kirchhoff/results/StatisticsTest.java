// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class StatisticsTest {
	@Test
	void quantilesAreThoseOfTheOrderedValues() {
		var statistics = Statistics.of(5, 1, 4, 2, 3, Double.NaN, Double.POSITIVE_INFINITY);
		assertEquals(new Statistics(5, 3, Math.sqrt(2.5), 1, 1.2, 2, 3, 4, 4.8, 5), statistics);
		assertEquals(Statistics.NONE, Statistics.of(Double.NaN));
	}

	@Test
	void aMillionValuesNeedBoundedMemoryAndStayAccurate() {
		var random = new SplittableRandom(1);
		var values = random.doubles(1_000_000).map(x -> x * x).toArray();
		var statistics = Statistics.of(values);
		Arrays.sort(values);
		assertEquals(values[250_000], statistics.q1(), 0.005);
		assertEquals(values[500_000], statistics.median(), 0.008);
		assertEquals(values[950_000], statistics.p95(), 0.01);
		assertEquals(values[0], statistics.min());
		assertEquals(1. / 3, statistics.mean(), 1e-3);
	}

	@Test
	void pooledIsAsIfTogether() {
		var together = Statistics.of(1, 2, 4, 8, 16, 32);
		var pooled = Statistics.pooled(List.of(Statistics.of(1, 2), Statistics.NONE, Statistics.of(4), Statistics.of(8, 16, 32)));
		assertEquals(together.count(), pooled.count());
		assertEquals(together.mean(), pooled.mean(), 1e-12);
		assertEquals(together.sd(), pooled.sd(), 1e-12);
		assertEquals(32, pooled.max());
		assertTrue(Double.isNaN(pooled.median()));
	}
}
