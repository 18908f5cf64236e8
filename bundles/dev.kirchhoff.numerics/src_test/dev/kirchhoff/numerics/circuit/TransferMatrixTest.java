// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class TransferMatrixTest {
	@Test
	void whatItSaysIsWhatTheCircuitDoes() {
		var cases = new Cases(21);
		for (int trial = 0; trial < 60; trial++) {
			int rows = 1 + cases.random.nextInt(40);
			int columns = 1 + cases.random.nextInt(40);
			var crossbar = Crossbar.linear(rows, columns, cases.conductances(rows * columns, 1e3, 1e6, 0.1), cases.wiring(0.1, 100));
			var v = cases.bias(rows, columns, 0).wordLines();
			var direct = CircuitSolver.solve(crossbar, Bias.read(v, columns)).outputCurrents();
			var product = TransferMatrix.of(crossbar).currents(v);
			double scale = Arrays.stream(direct).map(Math::abs).max().orElse(0);
			assertArrayEquals(direct, product, 1e-10 * scale, "trial " + trial);
		}
	}

	@Test
	void largeOnesGoThroughMatrixProducts() {
		var cases = new Cases(22);
		int rows = 130;
		int columns = 97;
		var crossbar = Crossbar.linear(rows, columns, cases.conductances(rows * columns, 1e3, 1e5, 0.02), new Wiring(1, 2, 20, 5, true, true));
		var v = cases.bias(rows, columns, 0).wordLines();
		var direct = CircuitSolver.solve(crossbar, Bias.read(v, columns)).outputCurrents();
		double scale = Arrays.stream(direct).map(Math::abs).max().orElse(0);
		assertArrayEquals(direct, TransferMatrix.of(crossbar).currents(v), 1e-11 * scale);
	}

	@Test
	void everyElementIsAccurateWhateverTheOthersAre() {
		// a ladder of one word line: the exact current is a continued fraction
		int columns = 40;
		double r = 1e6;
		var g = new double[columns];
		Arrays.fill(g, 1e-3);
		var matrix = TransferMatrix.of(Crossbar.linear(1, columns, g, new Wiring(r, 0)));
		double conductance = 0;
		var input = new double[columns];
		for (int j = columns - 1; j >= 0; j--) {
			conductance += g[j];
			input[j] = conductance;
			conductance = conductance / (1 + r * conductance);
		}
		double v = 1;
		for (int j = 0; j < columns; j++) {
			v /= 1 + r * input[j];
			assertEquals(1, matrix.conductance()[j] / (v * g[j]), 1e-13, "bit line " + j + ": " + matrix.conductance()[j] + " S");
		}
		assertTrue(matrix.conductance()[columns - 1] < 1e-100);
	}

	@Test
	void conductancesAreReciprocal() {
		var cases = new Cases(23);
		var g = cases.conductances(12 * 12, 1e3, 1e5, 0);
		var matrix = TransferMatrix.of(Crossbar.linear(12, 12, g, new Wiring(3, 7)));
		var bias = new Bias(new double[12], new double[12]);
		bias.bitLines()[4] = 1;
		var back = CircuitSolver.solve(Crossbar.linear(12, 12, g, new Wiring(3, 7)), bias);
		for (int i = 0; i < 12; i++) {
			assertEquals(matrix.conductance()[i * 12 + 4], -back.inputCurrent(i), 1e-14, "word line " + i);
		}
	}

	@Test
	void withoutWiresItIsTheCells() {
		var g = new Cases(24).conductances(6, 1e3, 1e5, 0);
		assertSame(g, TransferMatrix.of(Crossbar.linear(2, 3, g, Wiring.IDEAL)).conductance());
	}

	@Test
	void ofOhmicCellsOnly() {
		var crossbar = Crossbar.nonlinear(1, 1, new double[] { 1e-4 }, (g, v) -> g * v * v * v, new Wiring(1, 1));
		assertThrows(IllegalArgumentException.class, () -> TransferMatrix.of(crossbar));
	}
}
