// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.results.internal.chart.Axis.Tick;

class AxisTest {
	private static List<String> labels(Axis axis, int most) {
		return axis.ticks(most).stream().map(Tick::label).toList();
	}

	@Test
	void roundNumbersInAReadableUnit() {
		var axis = Axis.linear("conductance", "S", 100e-6, 400e-6);
		assertEquals("conductance [µS]", axis.label());
		assertEquals(List.of("100", "200", "300", "400"), labels(axis, 4));
		assertEquals(List.of("100", "150", "200", "250", "300", "350", "400"), labels(axis, 7));
		assertEquals(100e-6, axis.ticks(4).getFirst().value(), 1e-18);
		assertEquals(List.of("−0.5", "0.0", "0.5"), labels(Axis.linear("v", "1", -0.6, 0.7), 3));
	}

	@Test
	void bigCountsAreCountedInThousands() {
		var axis = Axis.linear("count", "1", 0, 2_500_000);
		assertEquals("count [10⁶]", axis.label());
		assertEquals(List.of("0", "1", "2"), labels(axis, 3));
		assertEquals("loss [10⁻⁶]", Axis.linear("loss", "1", 0, 3e-5).label().replace("⁻⁶", "⁻⁶"));
	}

	@Test
	void decadesAndWhatLiesBetween() {
		assertEquals(List.of("0.001", "0.01", "0.1", "1", "10"), labels(Axis.logarithmic("p", "1", 1e-3, 10), 6));
		assertEquals(List.of("1", "2", "5", "10", "20", "50", "100"), labels(Axis.logarithmic("p", "1", 1, 100), 8));
		assertEquals(0.5, Axis.logarithmic("p", "1", 1, 100).part(10), 1e-12);
	}

	@Test
	void widelySpreadNumbersAreAllPowers() {
		assertEquals(List.of("10⁰", "10²", "10⁴", "10⁶"), labels(Axis.logarithmic("switches", "1", 0.56, 1.8e6), 4));
		assertEquals("switches", Axis.logarithmic("switches", "1", 0.56, 1.8e6).label());
		assertEquals(List.of("10", "100"), labels(Axis.logarithmic("r", "Ω", 8e3, 116e3), 3));
		assertEquals("r [kΩ]", Axis.logarithmic("r", "Ω", 8e3, 116e3).label());
	}

	@Test
	void placesInsteadOfAMeasure() {
		var axis = Axis.places("slope", "V/A", new double[] { 1e4, 2e4, 1e5 }, false);
		assertEquals("slope [kV/A]", axis.label());
		assertEquals(List.of("10", "20", "100"), labels(axis, 3));
		assertEquals(0.5, axis.part(1), 1e-12);
		assertEquals(5. / 6, Axis.places("class", "1", new double[] { 0, 1, 2 }, true).part(0), 1e-12, "the first is on top");
		assertEquals(List.of("0", "2"), labels(Axis.places("class", "1", new double[] { 0, 1, 2 }, true), 2));
		assertEquals(List.of("5", "6", "12"), labels(Axis.linear("bits", "1", 4.7, 12.3).at(5, 6, 12), 8));
	}

	@Test
	void looseAxesHoldTheDataAndStayWherePartsCanBe() {
		var share = Axis.loose("share", "1", 0.2, 1);
		assertEquals(0, share.low());
		assertTrue(share.high() >= 1 && share.high() < 1.03);
		var current = Axis.loose("i", "A", 22e-6, 24e-6);
		assertTrue(current.low() > 21e-6 && current.low() < 22e-6 && current.high() > 24e-6);
	}

	@Test
	void ticksAreInsideDifferentAndNeverMany() {
		var random = new SplittableRandom(5);
		for (int k = 0; k < 5000; k++) {
			double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 9));
			double high = low + random.nextDouble() * Math.pow(10, random.nextInt(-12, 9)) + Math.abs(low) * 1e-6;
			int most = random.nextInt(2, 11);
			var axis = Axis.linear("a", random.nextBoolean() ? "S" : "1", low, high);
			var labels = labels(axis, most);
			assertTrue(labels.size() <= most + 1, axis + " " + labels);
			assertEquals(labels.size(), labels.stream().distinct().count(), axis + " " + labels);
			for (var tick : axis.ticks(most)) {
				assertTrue(tick.value() >= axis.low() && tick.value() <= axis.high(), axis + " " + tick);
			}
		}
	}

	@Test
	void aSingleValueStillHasAnAxis() {
		assertTrue(Axis.linear("a", "1", 3, 3).part(3) == 0.5);
		assertTrue(labels(Axis.linear("a", "S", 0, 0), 4).size() > 1);
	}
}
