// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparableLawTest {
	private static final double LEAST = 2.8e-6;
	private static final double MOST = 28e-6;
	private static final OperatingRange POSITIVE = new OperatingRange(LEAST, MOST, 0, 1);
	private static final OperatingRange BOTH = new OperatingRange(LEAST, MOST, -0.6, 1);

	/** Poole-Frenkel conduction of WOx (Lin et al. 2020), odd in v. */
	static final CurrentVoltage POOLE_FRENKEL = (g, v) -> v * g
			* Math.exp((2 + 5 * Math.log(MOST / g) / Math.log(10)) * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.5)));

	private static final Map<String, CurrentVoltage> LAWS = Map.of("Poole-Frenkel", POOLE_FRENKEL, "sinh",
			(g, v) -> g * Math.sinh(v / (0.1 + 0.2 * g / MOST)), "rectifier", (g, v) -> v > 0 ? g * v * (1 + v) : g * g / MOST * v, "kink",
			(g, v) -> g * v + g * Math.sqrt(g / MOST) * Math.max(0, v - 0.3), "saturation", (g, v) -> g * Math.tanh((2 + g / MOST) * v));

	@ParameterizedTest
	@CsvSource({ "3, 1e-3", "5, 1e-5", "6, 1e-7" })
	void pooleFrenkelTakesFewTerms(int terms, double error) {
		for (var range : new OperatingRange[] { POSITIVE, BOTH }) {
			var law = SeparableLaw.ofRank(POOLE_FRENKEL, range, terms);
			assertEquals(terms, law.rank());
			assertTrue(law.truncation().relative() < error, law.truncation().toString());
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-2, 1e-4, 1e-5, 1e-7, 1e-9 })
	void theToleranceIsMetWithAsFewTermsAsPossible(double tolerance) {
		var law = SeparableLaw.of(POOLE_FRENKEL, POSITIVE, tolerance);
		assertTrue(law.truncation().relative() <= tolerance, law.truncation().toString());
		assertTrue(law.truncation().largest() <= tolerance, law.truncation().toString());
		var shorter = SeparableLaw.ofRank(POOLE_FRENKEL, POSITIVE, law.rank() - 1).truncation();
		assertTrue(shorter.relative() > tolerance || shorter.largest() > tolerance, shorter.toString());
	}

	/** Other points may give half as much again: where a device bends, a few points decide. */
	@ParameterizedTest
	@ValueSource(strings = { "Poole-Frenkel", "sinh", "rectifier", "kink", "saturation" })
	void theReportHoldsAtFreshPoints(String name) {
		var device = LAWS.get(name);
		var random = new Random(7);
		for (double tolerance : new double[] { 1e-3, 1e-5 }) {
			var law = SeparableLaw.of(device, BOTH, tolerance);
			var t = law.truncation();
			double squares = 0;
			double ofErrors = 0;
			double worst = 0;
			double largest = 0;
			for (int i = 0; i < 100_000; i++) {
				double g = LEAST * Math.pow(MOST / LEAST, random.nextDouble());
				double v = -0.6 + 1.6 * random.nextDouble();
				double exact = device.current(g, v);
				double error = law.current(g, v) - exact;
				squares += exact * exact;
				ofErrors += error * error;
				worst = Math.max(worst, Math.abs(error));
				largest = Math.max(largest, Math.abs(exact));
			}
			assertTrue(Math.sqrt(ofErrors / squares) <= 1.5 * t.relative(), name + ": " + Math.sqrt(ofErrors / squares) + ", " + t);
			assertTrue(worst / largest <= 1.5 * t.largest(), name + ": " + worst / largest + ", " + t);
			assertTrue(t.largest() <= tolerance && t.largestIn32Bit() <= Math.max(tolerance, 1e-5), t.toString());
		}
	}

	@Test
	void aProductIsOneTerm() {
		for (CurrentVoltage device : new CurrentVoltage[] { CurrentVoltage.OHM, (g, v) -> Math.sqrt(g) * Math.sinh(v / 0.05) }) {
			var law = SeparableLaw.of(device, BOTH, 1e-9);
			assertEquals(1, law.rank());
			assertTrue(law.truncation().largest() < 1e-9, law.truncation().toString());
		}
		assertEquals(1, SeparableLaw.ofRank(CurrentVoltage.OHM, BOTH, 5).rank(), "what follows is rounding");
	}

	@Test
	void oneConductanceIsOneTerm() {
		var law = SeparableLaw.of(POOLE_FRENKEL, new OperatingRange(1e-5, 1e-5, -1, 1), 1e-9);
		assertEquals(1, law.rank());
		assertEquals(POOLE_FRENKEL.current(1e-5, 0.3), law.current(1e-5, 0.3), 1e-14);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 0", "-1, -0.2", "0.3, 0.9", "-0.1, 2" })
	void anyRangeOfVoltages(double from, double to) {
		var law = SeparableLaw.of(POOLE_FRENKEL, new OperatingRange(LEAST, MOST, from, to), 1e-6);
		double largest = Math.max(Math.abs(POOLE_FRENKEL.current(MOST, from)), Math.abs(POOLE_FRENKEL.current(MOST, to)));
		largest = Math.max(largest, Math.max(Math.abs(POOLE_FRENKEL.current(LEAST, from)), Math.abs(POOLE_FRENKEL.current(LEAST, to))));
		for (int i = 0; i <= 100; i++) {
			double v = from + (to - from) * i / 100;
			assertEquals(POOLE_FRENKEL.current(9e-6, v), law.current(9e-6, v), 1e-6 * largest);
		}
	}

	@Test
	void noCurrentAtZeroVoltsAndThroughOpenCells() {
		var law = SeparableLaw.of(POOLE_FRENKEL, BOTH, 1e-4);
		assertEquals(0, law.current(1e-5, 0));
		assertEquals(0, law.current(0, 0.5));
	}

	/** In 32 bit, terms that cancel would cost digits: of the absolute values, the sum is hardly larger than the current can be. */
	@Test
	void termsDoNotCancel() {
		var law = SeparableLaw.of(POOLE_FRENKEL, BOTH, 1e-7);
		double largest = POOLE_FRENKEL.current(LEAST, 1);
		largest = Math.max(largest, POOLE_FRENKEL.current(MOST, 1));
		for (int i = 0; i <= 20; i++) {
			var a = law.conductanceFactors(LEAST * Math.pow(MOST / LEAST, i / 20.0));
			assertTrue(a[0] > 0);
			for (int j = 0; j <= 20; j++) {
				var b = law.voltageFactors(-0.6 + 1.6 * j / 20);
				double sum = 0;
				for (int k = 0; k < law.rank(); k++) {
					sum += Math.abs(a[k] * b[k]);
				}
				assertTrue(sum < 1.5 * largest, sum / largest + "");
			}
		}
	}

	@Test
	void thresholdsThatDependOnTheStateAreTooMuch() {
		CurrentVoltage threshold = (g, v) -> g * Math.max(v - 0.1 - 0.2 * g / MOST, 0);
		var e = assertThrows(ArithmeticException.class, () -> SeparableLaw.of(threshold, POSITIVE, 1e-3));
		assertTrue(e.getMessage().contains("16 terms"), e.getMessage());
		assertTrue(SeparableLaw.of(threshold, POSITIVE, 1e-2).rank() > 2, "a tolerance that can be met");
		assertThrows(ArithmeticException.class, () -> SeparableLaw.of(POOLE_FRENKEL, POSITIVE, 1e-4, 3));
	}

	/** One term, but no table resolves a jump, wherever the points of the measurement fall. */
	@Test
	void aJumpIsFound() {
		for (double at = 0.3; at < 0.303; at += 0.001) {
			double threshold = at;
			var law = SeparableLaw.ofRank((g, v) -> g * v * (v > threshold ? 10 : 1), POSITIVE, 1);
			assertTrue(law.truncation().largest() > 0.1, law.truncation().toString());
		}
	}

	@Test
	void sameDeviceSameBits() {
		var a = SeparableLaw.of(POOLE_FRENKEL, BOTH, 1e-5);
		var b = SeparableLaw.of(POOLE_FRENKEL, BOTH, 1e-5);
		assertEquals(a.truncation(), b.truncation());
		assertArrayEquals(a.conductanceFactors(7e-6), b.conductanceFactors(7e-6));
		assertArrayEquals(a.voltageFactors(0.7), b.voltageFactors(0.7));
	}

	@Test
	void whatCannotBeIsSaid() {
		assertThrows(IllegalArgumentException.class, () -> new OperatingRange(0, 1, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new OperatingRange(2, 1, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new OperatingRange(1, Double.POSITIVE_INFINITY, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new OperatingRange(1, 2, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new OperatingRange(1, 2, 0, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> SeparableLaw.of(CurrentVoltage.OHM, POSITIVE, 0));
		assertThrows(IllegalArgumentException.class, () -> SeparableLaw.of(CurrentVoltage.OHM, POSITIVE, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> SeparableLaw.of(CurrentVoltage.OHM, POSITIVE, 1e-3, 0));
		assertThrows(IllegalArgumentException.class, () -> SeparableLaw.ofRank(CurrentVoltage.OHM, POSITIVE, 17));
		assertThrows(IllegalArgumentException.class, () -> SeparableLaw.of((g, v) -> 0, POSITIVE, 1e-3));
		var e = assertThrows(IllegalArgumentException.class, () -> SeparableLaw.of((g, v) -> g * Math.sqrt(v), BOTH, 1e-3));
		assertTrue(e.getMessage().startsWith("the characteristic gives NaN A at "), e.getMessage());
	}
}
