// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class PowerTest {
	@Test
	void resistorsInSeries() {
		var wiring = new Wiring(100, 200, 300, 400, false, false);
		var power = Power.of(CircuitSolver.solve(Crossbar.linear(1, 1, new double[] { 1e-3 }, wiring), Bias.read(new double[] { 2 }, 1)));
		assertEquals(1e-3, power.cells()[0], 1e-14, "1 mA through 1 kΩ");
		assertEquals(0.4e-3, power.wordLines()[0], 1e-14, "through driver and segment");
		assertEquals(0.6e-3, power.bitLines()[0], 1e-14, "through segment and sense");
		assertEquals(2e-3, power.total(), 1e-14);
		assertEquals(2e-3, power.sources(), 1e-14);
	}

	/** Each line is two equal resistors in parallel. */
	@Test
	void bothEndsShare() {
		var wiring = new Wiring(100, 100, 300, 300, true, true);
		var power = Power.of(CircuitSolver.solve(Crossbar.linear(1, 1, new double[] { 1. / 600 }, wiring), Bias.read(new double[] { 1 }, 1)));
		assertEquals(0.6e-3, power.cells()[0], 1e-14, "1 mA through 600 Ω");
		assertEquals(0.2e-3, power.wordLines()[0], 1e-14, "0.5 mA through 400 Ω, twice");
		assertEquals(0.2e-3, power.bitLines()[0], 1e-14);
		assertEquals(1e-3, power.sources(), 1e-14);
	}

	@Test
	void idealWiresTakeNothing() {
		var power = Power.of(CircuitSolver.solve(Crossbar.linear(1, 2, new double[] { 1e-3, 2e-3 }, Wiring.IDEAL), Bias.read(new double[] { 2 }, 2)));
		assertEquals(4e-3, power.cells()[0], 1e-15);
		assertEquals(8e-3, power.cells()[1], 1e-15);
		assertEquals(0, power.inWordLines() + power.inBitLines());
	}

	/** A source at V/2 takes current in; floating lines have no source at all. */
	@Test
	void whatSourcesDeliverIsSpent() {
		var random = new Random(3);
		var conductance = random.doubles(6 * 5, 1e-6, 1e-3).toArray();
		var wiring = new Wiring(5, 7, 20, 30, true, false);
		for (var bias : new Bias[] { Bias.half(6, 5, 2, 3, 1.5), Bias.third(6, 5, 0, 4, -2), Bias.floating(6, 5, 5, 0, 0.3) }) {
			for (var crossbar : new Crossbar[] { Crossbar.linear(6, 5, conductance, wiring),
					Crossbar.nonlinear(6, 5, conductance, (g, v) -> g * Math.sinh(3 * v) / 3, wiring) }) {
				var power = Power.of(CircuitSolver.solve(crossbar, bias));
				assertEquals(power.sources(), power.total(), 1e-9 * power.total());
			}
		}
	}
}
