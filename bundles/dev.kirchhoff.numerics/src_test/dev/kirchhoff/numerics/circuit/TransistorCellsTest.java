// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class TransistorCellsTest {
	private static final Transistor TRANSISTOR = new Transistor(2e-4, 0.5, 0.02);

	@Test
	void theTransistorIsSymmetricAndSmooth() {
		var cases = new Cases(41);
		for (int trial = 0; trial < 1000; trial++) {
			double gate = cases.between(0, 3);
			double drain = cases.between(-1, 2);
			double source = cases.between(-1, 2);
			assertEquals(-TRANSISTOR.current(gate, drain, source), TRANSISTOR.current(gate, source, drain));
			double h = 1e-6;
			double byDrain = (TRANSISTOR.current(gate, drain + h, source) - TRANSISTOR.current(gate, drain - h, source)) / (2 * h);
			double bySource = -(TRANSISTOR.current(gate, drain, source + h) - TRANSISTOR.current(gate, drain, source - h)) / (2 * h);
			assertEquals(byDrain, TRANSISTOR.byDrain(gate, drain, source), 1e-9);
			assertEquals(bySource, TRANSISTOR.bySource(gate, drain, source), 1e-9);
		}
	}

	@Test
	void deviceAndTransistorCarryTheSameCurrent() {
		var cases = new Cases(42);
		CurrentVoltage law = (g, v) -> g * Math.sinh(3 * v) / 3;
		for (int trial = 0; trial < 500; trial++) {
			double g = cases.decades(1e-7, 1e-3);
			double gate = cases.between(0, 3);
			double word = cases.between(-2, 2);
			double bit = cases.between(-2, 2);
			var cell = new TransistorCells(new double[] { g }, law, TRANSISTOR, new double[] { gate });
			var i = new double[1];
			var byWord = new double[1];
			var byBit = new double[1];
			cell.evaluate(0, 1, new double[] { word }, new double[] { bit }, 0, i, byWord, byBit);
			// the device alone and the transistor alone would each carry at least that
			assertTrue(Math.abs(i[0]) <= Math.abs(law.current(g, word - bit)) * (1 + 1e-12) + 1e-30);
			assertTrue(Math.abs(i[0]) <= Math.abs(TRANSISTOR.current(gate, word, bit)) * (1 + 1e-12) + 1e-30);
			double inner = word - Math.log(3 * i[0] / g + Math.sqrt(9 * i[0] * i[0] / (g * g) + 1)) / 3;
			assertEquals(i[0], TRANSISTOR.current(gate, inner, bit), 1e-7 * Math.abs(i[0]) + 1e-17, "trial " + trial);
			assertTrue(byWord[0] >= 0 && byBit[0] >= 0);
		}
	}

	@Test
	void theGateSetsTheCompliance() {
		var cell = new TransistorCells(new double[] { 1 }, CurrentVoltage.OHM, new Transistor(2e-4, 0.5, 0), new double[] { 1.5 });
		var i = new double[1];
		cell.evaluate(0, 1, new double[] { 3 }, new double[1], 0, i, new double[1], new double[1]);
		assertEquals(new Transistor(2e-4, 0.5, 0).compliance(1.5), i[0], 1e-12);
		assertEquals(1e-4, i[0], 1e-12);
	}

	@Test
	void aPairOnTwoBitLinesIsA2T2RCell() {
		int rows = 6;
		int pairs = 3;
		var cases = new Cases(43);
		var g = cases.conductances(rows * 2 * pairs, 1e4, 1e5, 0);
		var gates = new double[rows];
		gates[2] = 2.5; // one row is read, the others are off
		var crossbar = new Crossbar(rows, 2 * pairs, new TransistorCells(g, CurrentVoltage.OHM, TRANSISTOR, TransistorCells.gatesByRow(gates, 2 * pairs)),
				new Wiring(1, 1));
		var v = new double[rows];
		Arrays.fill(v, 0.2);
		var point = CircuitSolver.solve(crossbar, Bias.read(v, 2 * pairs));
		assertTrue(point.effort().converged());
		for (int p = 0; p < pairs; p++) {
			double difference = point.outputCurrent(2 * p) - point.outputCurrent(2 * p + 1);
			assertEquals(Math.signum(g[2 * 2 * pairs + 2 * p] - g[2 * 2 * pairs + 2 * p + 1]), Math.signum(difference), "pair " + p);
		}
		for (int k = 0; k < g.length; k++) {
			assertEquals(k / (2 * pairs) == 2, point.cellCurrent()[k] != 0, "cell " + k);
		}
	}

	@Test
	void gateLinesAlongEitherDirection() {
		assertArrayEquals(new double[] { 1, 1, 2, 2 }, TransistorCells.gatesByRow(new double[] { 1, 2 }, 2));
		assertArrayEquals(new double[] { 1, 2, 1, 2 }, TransistorCells.gatesByColumn(2, new double[] { 1, 2 }));
	}

	@Test
	void badInput() {
		assertThrows(IllegalArgumentException.class, () -> new Transistor(0, 0.5, 0));
		assertThrows(IllegalArgumentException.class, () -> new Transistor(1e-4, Double.NaN, 0));
		assertThrows(IllegalArgumentException.class, () -> new Transistor(1e-4, 0.5, -1));
		assertThrows(IllegalArgumentException.class, () -> new TransistorCells(new double[2], CurrentVoltage.OHM, TRANSISTOR, new double[1]));
		assertThrows(IllegalArgumentException.class, () -> new TransistorCells(new double[1], CurrentVoltage.OHM, TRANSISTOR, new double[] { Double.NaN }));
	}
}
