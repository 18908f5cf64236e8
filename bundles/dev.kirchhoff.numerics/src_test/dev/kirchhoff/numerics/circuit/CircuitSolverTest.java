// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class CircuitSolverTest {
	private static final CurrentVoltage POOLE_FRENKEL = (g, v) -> g * v * Math.exp(2 * Math.sqrt(Math.abs(v)));
	private static final CurrentVoltage SINH = (g, v) -> g * Math.sinh(4 * v) / 4;

	/** The largest difference relative to the largest value. */
	private static void assertClose(double[] expected, double[] actual, double tolerance, String what) {
		double scale = Math.max(Arrays.stream(expected).map(Math::abs).max().orElse(0), Double.MIN_NORMAL);
		for (int k = 0; k < expected.length; k++) {
			assertEquals(expected[k], actual[k], tolerance * scale, what + " " + k);
		}
	}

	private static void assertAgrees(Crossbar crossbar, Bias bias, double tolerance, String what) {
		var point = CircuitSolver.solve(crossbar, bias);
		var reference = new Reference(crossbar, bias);
		assertTrue(point.effort().converged(), what + ": " + point.effort());
		assertClose(reference.word, point.wordLineVoltage(), tolerance, what + ": word line");
		assertClose(reference.bit, point.bitLineVoltage(), tolerance, what + ": bit line");
		boolean eliminated = point.effort().method().equals("elimination");
		var wiring = crossbar.wiring();
		assertKirchhoff(point, eliminated ? 1e-15 / Math.max(wiring.wordLine(), wiring.bitLine()) : 0, what);
	}

	/**
	 * The sum of currents at every node, from what the point says of its wires and cells.
	 *
	 * @param rounding A; the current of a shorted cell is only known as well as the potentials along its wires
	 */
	private static void assertKirchhoff(OperatingPoint point, double rounding, String what) {
		int columns = point.columns();
		double largest = DoubleStream.of(point.cellCurrent()).map(Math::abs).max().orElse(0);
		double tolerance = 1e-12 * largest + rounding;
		for (int i = 0; i < point.rows(); i++) {
			for (int j = 0; j < columns; j++) {
				int k = i * columns + j;
				double beyond = j < columns - 1 ? point.wordLineCurrent()[k + 1] : -point.farDrive()[i];
				assertEquals(0, point.wordLineCurrent()[k] - beyond - point.cellCurrent()[k], tolerance, what + ": word line node " + i + ", " + j);
				double above = i > 0 ? point.bitLineCurrent()[k - columns] : -point.farSense()[j];
				assertEquals(0, above + point.cellCurrent()[k] - point.bitLineCurrent()[k], tolerance, what + ": bit line node " + i + ", " + j);
			}
		}
	}

	@Test
	void randomLinearCircuits() {
		var cases = new Cases(1);
		for (int trial = 0; trial < 400; trial++) {
			int rows = cases.size();
			int columns = cases.size();
			var crossbar = Crossbar.linear(rows, columns, cases.conductances(rows * columns, 1e3, 1e6, 0.1), cases.wiring(0.1, 100));
			assertAgrees(crossbar, cases.bias(rows, columns, trial % 2 == 0 ? 0 : 0.3), 1e-9, "trial " + trial);
		}
	}

	@Test
	void randomShorts() {
		var cases = new Cases(2);
		for (int trial = 0; trial < 200; trial++) {
			int rows = cases.size();
			int columns = cases.size();
			var g = cases.conductances(rows * columns, 1e3, 1e6, 0.2);
			for (int k = 0; k < g.length; k++) {
				g[k] = cases.random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : g[k];
			}
			var wiring = new Wiring(cases.decades(0.1, 10), cases.decades(0.1, 10), 0, cases.between(0, 10), trial % 3 == 0, trial % 4 == 0);
			var crossbar = Crossbar.linear(rows, columns, g, wiring);
			assertAgrees(crossbar, cases.bias(rows, columns, trial % 2 == 0 ? 0 : 0.3), 1e-9, "trial " + trial);
		}
	}

	@Test
	void randomNonlinearCircuits() {
		var cases = new Cases(3);
		for (int trial = 0; trial < 200; trial++) {
			int rows = cases.size();
			int columns = cases.size();
			var law = trial % 2 == 0 ? POOLE_FRENKEL : SINH;
			var crossbar = Crossbar.nonlinear(rows, columns, cases.conductances(rows * columns, 1e4, 1e6, 0.1), law, cases.wiring(0.1, 100));
			assertAgrees(crossbar, cases.bias(rows, columns, trial % 4 < 2 ? 0 : 0.3), 1e-8, "trial " + trial);
		}
	}

	@Test
	void randomCircuitsWithTransistors() {
		var cases = new Cases(4);
		for (int trial = 0; trial < 200; trial++) {
			int rows = cases.size();
			int columns = cases.size();
			var gate = new double[rows];
			Arrays.setAll(gate, _ -> cases.between(0.5, 3));
			var cells = new TransistorCells(cases.conductances(rows * columns, 1e4, 1e6, 0.1), trial % 2 == 0 ? CurrentVoltage.OHM : POOLE_FRENKEL,
					new Transistor(cases.decades(1e-5, 1e-3), 0.5, cases.between(0, 0.1)), TransistorCells.gatesByRow(gate, columns));
			assertAgrees(new Crossbar(rows, columns, cells, cases.wiring(0.1, 100)), cases.bias(rows, columns, 0), 1e-8, "trial " + trial);
		}
	}

	@Test
	void superposition() {
		var cases = new Cases(5);
		var crossbar = Crossbar.linear(30, 20, cases.conductances(600, 1e3, 1e6, 0.1), new Wiring(1, 2, 10, 5, false, true));
		var a = cases.bias(30, 20, 0);
		var b = cases.bias(30, 20, 0);
		var sum = new Bias(new double[30], new double[20]);
		Arrays.setAll(sum.wordLines(), i -> 2 * a.wordLines()[i] - 3 * b.wordLines()[i]);
		Arrays.setAll(sum.bitLines(), j -> 2 * a.bitLines()[j] - 3 * b.bitLines()[j]);
		var left = CircuitSolver.solve(crossbar, a).outputCurrents();
		var right = CircuitSolver.solve(crossbar, b).outputCurrents();
		var both = new double[20];
		Arrays.setAll(both, j -> 2 * left[j] - 3 * right[j]);
		assertClose(both, CircuitSolver.solve(crossbar, sum).outputCurrents(), 1e-10, "output");
	}

	@Test
	void rowsAndColumnsExchanged() {
		var cases = new Cases(6);
		int rows = 13;
		int columns = 22;
		var g = cases.conductances(rows * columns, 1e3, 1e5, 0.1);
		var wiring = cases.wiring(0.1, 10);
		var bias = cases.bias(rows, columns, 0.2);
		// the driver of a word line is at its left, the sense node of a bit line at its bottom: exchanging them also turns both directions
		var turned = new double[rows * columns];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				turned[(columns - 1 - j) * rows + rows - 1 - i] = g[i * columns + j];
			}
		}
		var turnedBias = new Bias(reversed(bias.bitLines()), reversed(bias.wordLines()));
		var point = CircuitSolver.solve(Crossbar.linear(rows, columns, g, wiring), bias);
		var other = CircuitSolver.solve(Crossbar.linear(columns, rows, turned, wiring.transposed()), turnedBias);
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				assertEquals(point.wordLineVoltage()[i * columns + j], other.bitLineVoltage()[(columns - 1 - j) * rows + rows - 1 - i], 1e-11);
				assertEquals(point.cellCurrent()[i * columns + j], -other.cellCurrent()[(columns - 1 - j) * rows + rows - 1 - i], 1e-14);
			}
		}
	}

	private static double[] reversed(double[] values) {
		var reversed = new double[values.length];
		Arrays.setAll(reversed, k -> values[values.length - 1 - k]);
		return reversed;
	}

	@Test
	void withoutWiresItIsTheIdealProduct() {
		var cases = new Cases(7);
		var g = cases.conductances(40 * 30, 1e3, 1e6, 0.05);
		var bias = Bias.read(cases.bias(40, 30, 0).wordLines(), 30);
		var ideal = new double[30];
		for (int k = 0; k < g.length; k++) {
			ideal[k % 30] += g[k] * bias.wordLines()[k / 30];
		}
		double before = Double.POSITIVE_INFINITY;
		for (double r : new double[] { 1, 1e-2, 1e-4, 1e-6, 0 }) {
			var currents = CircuitSolver.solve(Crossbar.linear(40, 30, g, new Wiring(r, r)), bias).outputCurrents();
			double error = 0;
			for (int j = 0; j < 30; j++) {
				error = Math.max(error, Math.abs(currents[j] - ideal[j]));
			}
			assertTrue(error < before, error + " A at " + r + " ohm");
			before = error;
		}
		assertClose(ideal, CircuitSolver.solve(Crossbar.linear(40, 30, g, Wiring.IDEAL), bias).outputCurrents(), 1e-15, "output");
	}

	@Test
	void moreResistanceMeansLessCurrent() {
		var cases = new Cases(8);
		var g = cases.conductances(50 * 50, 1e3, 1e5, 0);
		var v = new double[50];
		Arrays.fill(v, 0.2);
		double before = Double.POSITIVE_INFINITY;
		for (double r = 0; r < 1e5; r = r == 0 ? 1e-3 : 10 * r) {
			var point = CircuitSolver.solve(Crossbar.linear(50, 50, g, new Wiring(r, r)), Bias.read(v, 50));
			assertTrue(point.effort().converged());
			double total = Arrays.stream(point.outputCurrents()).sum();
			assertTrue(total < before, total + " A at " + r + " ohm");
			before = total;
		}
	}

	@Test
	void illConditionedCircuitsAreSolvedOrSaidNotToBe() {
		var cases = new Cases(9);
		for (int trial = 0; trial < 400; trial++) {
			int rows = cases.size();
			int columns = cases.size();
			var g = cases.conductances(rows * columns, 1, 1e12, 0.1);
			var wiring = new Wiring(cases.decades(1e-6, 1e6), cases.decades(1e-6, 1e6));
			var crossbar = Crossbar.linear(rows, columns, g, wiring);
			var bias = Bias.read(cases.bias(rows, columns, 0).wordLines(), columns);
			var point = CircuitSolver.solve(crossbar, bias, 1e-9);
			assertTrue(point.effort().converged(), "trial " + trial + ": " + point.effort());
			// the transfer matrix knows every element to rounding
			assertClose(TransferMatrix.of(crossbar).currents(bias.wordLines()), point.outputCurrents(), 1e-8, "trial " + trial);
		}
	}

	@Test
	void sneakPathsThroughSelectors() {
		CurrentVoltage selector = (g, v) -> g * 0.5 * Math.sinh(v / 0.03) / Math.sinh(0.5 / 0.03);
		var cases = new Cases(13);
		for (int trial = 0; trial < 40; trial++) {
			int rows = 2 + cases.random.nextInt(10);
			int columns = 2 + cases.random.nextInt(10);
			double r = trial % 4 == 0 ? 0 : cases.decades(1e-6, 10);
			var g = cases.conductances(rows * columns, 1e4, 1e6, 0);
			var wiring = new Wiring(trial % 3 == 0 ? 0 : r, r);
			var point = CircuitSolver.solve(Crossbar.nonlinear(rows, columns, g, selector, wiring), Bias.floating(rows, columns, 0, 1, 0.5));
			assertTrue(point.effort().converged(), "trial " + trial + ": " + wiring + " " + point.effort());
			assertEquals(point.inputCurrent(0), point.outputCurrent(1), 1e-9 * point.inputCurrent(0), "trial " + trial);
		}
	}

	@Test
	void islandsAreReportedAndAtGround() {
		var g = new double[] { 1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 0 };
		var bias = new Bias(new double[] { 0.5, Bias.FLOATING, Bias.FLOATING }, new double[] { 0, Bias.FLOATING, Bias.FLOATING });
		var point = CircuitSolver.solve(Crossbar.linear(3, 3, g, new Wiring(1, 1)), bias);
		assertTrue(point.effort().converged());
		assertArrayEquals(new int[] { 1, 2, 4, 5 }, point.islands());
		assertEquals(0.5 / (1e4 + 1 + 3), point.outputCurrent(0), 1e-17);
		assertEquals(0, point.wordLineVoltage()[4]);
		assertEquals(0, point.bitLineVoltage()[4]);
		assertEquals(0, point.cellCurrent()[4]);
	}

	@Test
	void nothingFlowsWithoutSources() {
		var g = new Cases(10).conductances(12, 1e3, 1e5, 0);
		var floating = new Bias(new double[] { Double.NaN, Double.NaN, Double.NaN }, new double[] { Double.NaN, Double.NaN, Double.NaN, Double.NaN });
		var point = CircuitSolver.solve(Crossbar.linear(3, 4, g, new Wiring(1, 1)), floating);
		assertEquals(7, point.islands().length);
		assertArrayEquals(new double[12], point.cellCurrent());
		var same = new Bias(new double[] { 0.7, 0.7, Double.NaN }, new double[] { 0.7, 0.7, Double.NaN, 0.7 });
		var still = CircuitSolver.solve(Crossbar.linear(3, 4, g, new Wiring(1, 1)), same);
		assertTrue(still.effort().converged());
		for (int k = 0; k < 12; k++) {
			assertEquals(0.7, still.wordLineVoltage()[k]);
			assertEquals(0, still.cellCurrent()[k]);
		}
	}

	@Test
	void writeSchemes() {
		double[] half = Bias.half(3, 4, 1, 2, 1.2).wordLines();
		assertArrayEquals(new double[] { 0.6, 1.2, 0.6 }, half);
		assertArrayEquals(new double[] { 0.8, 0.8, 0, 0.8 }, Bias.third(3, 4, 1, 2, 1.2).bitLines(), 1e-15);
		assertArrayEquals(new double[] { 0.4, 1.2, 0.4 }, Bias.third(3, 4, 1, 2, 1.2).wordLines(), 1e-15);
		assertArrayEquals(new double[4], Bias.grounded(3, 4, 1, 2, 1.2).bitLines());
		assertTrue(Double.isNaN(Bias.floating(3, 4, 1, 2, 1.2).bitLines()[0]));
		assertEquals(0, Bias.floating(3, 4, 1, 2, 1.2).bitLines()[2]);
	}

	@Test
	void theSameInputGivesTheSameBits() {
		var cases = new Cases(11);
		var crossbar = Crossbar.nonlinear(60, 70, cases.conductances(4200, 1e4, 1e6, 0.02), SINH, new Wiring(2, 2));
		var bias = cases.bias(60, 70, 0);
		var once = CircuitSolver.solve(crossbar, bias);
		var threads = new Thread[4];
		var results = new OperatingPoint[4];
		for (int t = 0; t < 4; t++) {
			int index = t;
			threads[t] = Thread.ofPlatform().start(() -> results[index] = CircuitSolver.solve(crossbar, bias));
		}
		for (int t = 0; t < 4; t++) {
			try {
				threads[t].join();
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
			assertArrayEquals(once.cellCurrent(), results[t].cellCurrent());
		}
	}

	@Test
	void aWrongAnswerIsSaidToBeOne() {
		var cases = new Cases(12);
		var crossbar = Crossbar.nonlinear(8, 8, cases.conductances(64, 1e2, 1e3, 0), (g, v) -> g * Math.sinh(400 * v), new Wiring(1e5, 1e5));
		var bias = cases.bias(8, 8, 0);
		var point = CircuitSolver.solve(crossbar, bias);
		var current = new double[64];
		crossbar.cells().evaluate(0, 64, point.wordLineVoltage(), point.bitLineVoltage(), 0, current, new double[64], new double[64]);
		assertEquals(point.effort().converged(), point.effort().residual() <= 1e-12);
		for (double i : point.cellCurrent()) {
			assertTrue(Double.isFinite(i));
		}
	}

	@Test
	void badInput() {
		assertThrows(IllegalArgumentException.class, () -> Crossbar.linear(2, 3, new double[5], Wiring.IDEAL));
		var message = assertThrows(IllegalArgumentException.class, () -> Crossbar.linear(1, 2, new double[] { 1, -1 }, Wiring.IDEAL)).getMessage();
		assertTrue(message.contains("cell 1"), message);
		assertThrows(IllegalArgumentException.class, () -> new Wiring(-1, 0));
		assertThrows(IllegalArgumentException.class, () -> new Wiring(Double.NaN, 0));
		var crossbar = Crossbar.linear(2, 2, new double[4], Wiring.IDEAL);
		assertThrows(IllegalArgumentException.class, () -> CircuitSolver.solve(crossbar, Bias.read(new double[3], 2)));
		var shorted = Crossbar.linear(1, 1, new double[] { Double.POSITIVE_INFINITY }, Wiring.IDEAL);
		var refused = assertThrows(IllegalArgumentException.class, () -> CircuitSolver.solve(shorted, Bias.read(new double[1], 1))).getMessage();
		assertTrue(refused.contains("(0, 0)"), refused);
		assertFalse(new Wiring(0, 0, 0, 1, false, false).isIdeal());
	}
}
