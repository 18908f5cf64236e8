// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Elimination of circuits that the solver would iterate on, so that each checks the other. */
class EliminationTest {
	@Test
	void allPotentials() {
		var cases = new Cases(31);
		for (int trial = 0; trial < 100; trial++) {
			int rows = 1 + cases.random.nextInt(30);
			int columns = 1 + cases.random.nextInt(30);
			var g = cases.conductances(rows * columns, 1e3, 1e6, 0.3);
			var wiring = cases.wiring(0.1, 100);
			var bias = cases.bias(rows, columns, trial % 2 == 0 ? 0 : 0.4);
			var point = CircuitSolver.solve(Crossbar.linear(rows, columns, g, wiring), bias);
			var word = new double[rows * columns];
			var bit = new double[rows * columns];
			new Elimination(rows, columns, g, wiring, true).solve(Sources.of(bias, point.islands()), word, bit);
			assertArrayEquals(point.wordLineVoltage(), word, 1e-10, "trial " + trial);
			assertArrayEquals(point.bitLineVoltage(), bit, 1e-10, "trial " + trial);
		}
	}
}
