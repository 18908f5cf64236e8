// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadErrorsTest {
	private static final Wiring KILO = new Wiring(1000, 0);

	private static ReadErrors errors(Crossbar crossbar, Bias bias) {
		return ReadErrors.of(CircuitSolver.solve(crossbar, bias));
	}

	/** A wire as resistive as the cell costs half of the current, whatever its sign. */
	@Test
	void halfOfTheCurrent() {
		for (double v : new double[] { 1, -1 }) {
			var errors = errors(Crossbar.linear(1, 1, new double[] { 1e-3 }, KILO), Bias.read(new double[] { v }, 1));
			assertEquals(v * 1e-3, errors.ideal()[0], 1e-16);
			assertEquals(v * 0.5e-3, errors.real()[0], 1e-14);
			assertEquals(-0.5, errors.relative(0), 1e-12);
			assertEquals(0, errors.worst());
			assertEquals(0.5, errors.rms(), 1e-12);
		}
	}

	@Test
	void idealWiresHaveNone() {
		var errors = errors(Crossbar.linear(2, 2, new double[] { 1e-3, 2e-3, 3e-3, 4e-3 }, Wiring.IDEAL), Bias.read(new double[] { 0.1, 0.2 }, 2));
		assertArrayEquals(new double[] { 0.7e-3, 1e-3 }, errors.ideal(), 1e-17);
		assertEquals(0, errors.rms(), 1e-12);
	}

	@Test
	void nonlinearCellsByTheirLaw() {
		CurrentVoltage cubic = (g, v) -> g * (v + v * v * v);
		var errors = errors(Crossbar.nonlinear(2, 2, new double[] { 1e-3, 2e-3, 3e-3, 0 }, cubic, new Wiring(10, 10)), new Bias(new double[] { 1, 2 }, new double[] { 0, 0.5 }));
		assertEquals(1e-3 * 2 + 3e-3 * 10, errors.ideal()[0], 1e-15);
		assertEquals(2e-3 * (0.5 + 0.125), errors.ideal()[1], 1e-15);
		assertTrue(errors.relative(0) < 0 && errors.relative(0) > -1);
	}

	/** Both cells of the floating word line are in series behind the driven one. */
	@Test
	void floatingWordLinesTakeTheirOwnPotential() {
		var bias = new Bias(new double[] { 1, Bias.FLOATING }, new double[] { 0, 1 });
		var errors = errors(Crossbar.linear(2, 2, new double[] { 1e-3, 1e-3, 1e-3, 1e-3 }, new Wiring(1, 1)), bias);
		assertEquals(1.5e-3, errors.ideal()[0], 1e-12);
		assertEquals(-0.5e-3, errors.ideal()[1], 1e-12);
	}

	@Test
	void floatingBitLinesAndShortsHaveNoIdealCurrent() {
		var floating = errors(Crossbar.linear(1, 2, new double[] { 1e-3, 1e-3 }, KILO), new Bias(new double[] { 1 }, new double[] { 0, Bias.FLOATING }));
		assertEquals(0, floating.worst());
		assertTrue(Double.isNaN(floating.ideal()[1]) && Double.isNaN(floating.relative(1)));
		var shorted = errors(Crossbar.linear(1, 2, new double[] { Double.POSITIVE_INFINITY, 1e-3 }, KILO), Bias.read(new double[] { 1 }, 2));
		assertTrue(Double.isNaN(shorted.ideal()[0]));
		assertEquals(1, shorted.worst());
		var none = errors(Crossbar.linear(1, 1, new double[] { Double.POSITIVE_INFINITY }, KILO), Bias.read(new double[] { 1 }, 1));
		assertEquals(-1, none.worst());
		assertTrue(Double.isNaN(none.rms()));
	}

	/** Floating lines are solved for; where that would short two sources there is nothing to compare with. */
	@Test
	void aShortBesideFloatingLines() {
		var crossbar = Crossbar.linear(2, 1, new double[] { Double.POSITIVE_INFINITY, 1e-3 }, KILO);
		assertEquals(-1, errors(crossbar, new Bias(new double[] { 1, Bias.FLOATING }, new double[] { 0 })).worst());
	}

	@Test
	void nothingIsNoError() {
		assertEquals(0, new ReadErrors(new double[] { 0 }, new double[] { 0 }).relative(0));
		assertTrue(Double.isNaN(new ReadErrors(new double[] { 0 }, new double[] { 1e-6 }).relative(0)));
		assertThrows(IllegalArgumentException.class, () -> new ReadErrors(new double[2], new double[3]));
	}
}
