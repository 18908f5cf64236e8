// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.data.Published;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;

/** Netlists in ngspice against the solver: neither knows of the other. */
class SpiceAnswersTest {
	private static final SpiceNetlist FORMAT = new SpiceNetlist(1e-5);
	private static final int M = 5;
	private static final int N = 6;
	private static final Bias READ = Circuits.read(M, N);
	private static final Wiring WIRES = new Wiring(3, 2);

	@TempDir
	Path folder;

	private static String text(CircuitCase circuit) {
		return Circuits.text(FORMAT, circuit, List.of());
	}

	private static Crossbar linear(Wiring wiring) {
		return Crossbar.linear(M, N, Circuits.conductances(M * N), wiring);
	}

	@BeforeAll
	static void require() {
		Ngspice.require();
	}

	private void assertSame(CircuitCase circuit, double error) throws IOException, InterruptedException {
		assertSame(FORMAT, circuit, error);
	}

	private void assertSame(SpiceNetlist format, CircuitCase circuit, double error) throws IOException, InterruptedException {
		var ours = Circuits.solve(circuit);
		var theirs = Ngspice.run(Circuits.text(format, circuit, ours), folder);
		assertEquals(ours.size(), theirs.size());
		for (int k = 0; k < ours.size(); k++) {
			assertTrue(ours.get(k).effort().converged(), ours.get(k).effort().toString());
			assertSame(ours.get(k), theirs.get(k), error);
		}
	}

	private static void assertSame(OperatingPoint ours, Map<String, Double> theirs, double error) {
		int m = ours.rows();
		int n = ours.columns();
		double volts = largest(ours.wordLineVoltage(), ours.bitLineVoltage());
		double amperes = error * largest(ours.cellCurrent(), ours.outputCurrents()) + lost(ours, volts);
		for (int k = 0; k < m * n; k++) {
			String word = "w_" + k / n + "_" + k % n;
			String bit = "b_" + k / n + "_" + k % n;
			assertEquals(theirs.getOrDefault(word, theirs.get("w_" + k / n)), ours.wordLineVoltage()[k], error * volts, word);
			assertEquals(theirs.getOrDefault(bit, theirs.get("b_" + k % n)), ours.bitLineVoltage()[k], error * volts, bit);
		}
		for (int i = 0; i < m; i++) {
			double current = -theirs.getOrDefault("vw_" + i + "#branch", -0.0) - theirs.getOrDefault("vwf_" + i + "#branch", -0.0);
			assertEquals(current, ours.inputCurrent(i), amperes, "into word line " + i);
		}
		for (int j = 0; j < n; j++) {
			double current = theirs.getOrDefault("vb_" + j + "#branch", 0.0) + theirs.getOrDefault("vbf_" + j + "#branch", 0.0);
			assertEquals(current, ours.outputCurrent(j), amperes, "out of bit line " + j);
		}
	}

	/** What rounding of potentials makes of the current in the smallest resistance, which is how the simulator finds it. */
	private static double lost(OperatingPoint ours, double volts) {
		var wiring = ours.crossbar().wiring();
		double least = Arrays.stream(new double[] { wiring.wordLine(), wiring.bitLine(), wiring.driver(), wiring.sense() }).filter(r -> r > 0).min()
				.orElse(Double.POSITIVE_INFINITY);
		return 1e-15 * volts / least;
	}

	private static double largest(double[] some, double[] more) {
		return Arrays.stream(new double[][] { some, more }).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "3, 2, 0, 0", "3, 2, 50, 20", "3, 0, 0, 0", "0, 2, 0, 0", "0, 0, 0, 0", "0, 0, 50, 20", "0, 2, 50, 20", "1e-6, 1e-6, 1e-6, 1e-6", "1e4, 1e4, 0, 1e4" })
	void ohmicCellsAndWiresOfEveryKind(double word, double bit, double driver, double sense) throws IOException, InterruptedException {
		for (boolean both : new boolean[] { false, true }) {
			var crossbar = linear(new Wiring(word, bit, driver, sense, both, both));
			assertSame(Circuits.of(crossbar, READ, Bias.half(M, N, 1, 2, 1.5), Bias.third(M, N, 4, 5, -1.2), Bias.grounded(M, N, 0, 0, 1)), 1e-9);
		}
		assertSame(Circuits.of(linear(new Wiring(word, bit, driver, sense, true, false)), READ), 1e-9);
	}

	@Test
	void linesThatFloat() throws IOException, InterruptedException {
		for (var wiring : List.of(WIRES, new Wiring(1, 1, 10, 10, true, true), Wiring.IDEAL)) {
			assertSame(Circuits.of(linear(wiring), Bias.floating(M, N, 3, 4, 0.2), Bias.floating(M, N, 3, 4, -2)), 1e-9);
		}
	}

	@Test
	void linesThatNothingReaches() throws IOException, InterruptedException {
		var g = Circuits.conductances(M * N);
		for (int k = 0; k < M * N; k++) {
			boolean apart = k / N == 1 || k / N == 3;
			boolean reached = k % N < 2;
			g[k] = apart == reached || k / N == 4 ? 0 : g[k];
		}
		var wordLines = READ.wordLines().clone();
		wordLines[1] = Bias.FLOATING;
		wordLines[3] = Bias.FLOATING;
		wordLines[4] = Bias.FLOATING;
		var bitLines = new double[] { 0, 0.1, Bias.FLOATING, Bias.FLOATING, Bias.FLOATING, Bias.FLOATING };
		for (var wiring : List.of(WIRES, Wiring.IDEAL)) {
			var circuit = Circuits.of(Crossbar.linear(M, N, g, wiring), new Bias(wordLines, bitLines));
			assertEquals(7, Circuits.solve(circuit).getFirst().islands().length);
			assertSame(circuit, 1e-9);
		}
	}

	@Test
	void openAndShortedCells() throws IOException, InterruptedException {
		var g = Circuits.conductances(M * N);
		for (int k : new int[] { 2, 3, 10, 11 }) {
			g[k] = 0;
		}
		for (int k : new int[] { 0, 8, 9, 28 }) {
			g[k] = Double.POSITIVE_INFINITY;
		}
		for (var wiring : List.of(WIRES, new Wiring(0, 2), new Wiring(3, 0), new Wiring(3, 2, 10, 20, true, true))) {
			var crossbar = Crossbar.linear(M, N, g, wiring);
			assertSame(Circuits.of(crossbar, READ, Bias.half(M, N, 1, 2, 1.5)), 1e-9);
			assertSame(Circuits.of(crossbar, Bias.floating(M, N, 3, 0, 0.2)), 1e-9);
		}
	}

	@Test
	void lawsWithAnExpression() throws IOException, InterruptedException {
		var g = Circuits.conductances(M * N);
		g[7] = 0;
		for (var law : List.of(new PooleFrenkel(2), new DeviceLaw(new Cubic(3)))) {
			var crossbar = Crossbar.nonlinear(M, N, g, law, new Wiring(10, 10, 100, 0, false, true));
			assertFalse(text(Circuits.of(crossbar, READ)).contains("pwl"));
			assertSame(Circuits.of(crossbar, READ, Bias.half(M, N, 2, 2, 1.5)), 1e-8);
			assertSame(Circuits.of(crossbar, Bias.floating(M, N, 2, 2, 1)), 1e-8);
		}
	}

	@Test
	void lawsInTables() throws IOException, InterruptedException {
		var crossbar = Crossbar.nonlinear(M, N, Circuits.conductances(M * N), (g, v) -> g * Math.sinh(3 * v) / 3, new Wiring(10, 10));
		for (double error : new double[] { 1e-4, 1e-6 }) {
			assertSame(new SpiceNetlist(error), Circuits.of(crossbar, Bias.half(M, N, 2, 2, 1.5)), N * error);
		}
	}

	@Test
	void cellsWithTransistors() throws IOException, InterruptedException {
		var g = Circuits.conductances(M * N);
		g[3] = 0;
		var gates = TransistorCells.gatesByRow(new double[] { 0.9, 1.1, 3, 0.8, 1.1 }, N);
		gates[0] = 2;
		for (var law : List.of(CurrentVoltage.OHM, new PooleFrenkel(1.5))) {
			CellLaw cells = new TransistorCells(g, law, new Transistor(2e-4, 0.5, 0.05), gates);
			var crossbar = new Crossbar(M, N, cells, new Wiring(5, 5, 10, 10, false, false));
			var reset = new Bias(new double[M], new double[] { 1.2, 0.3, -0.4, 0, 0, 2 });
			assertSame(Circuits.of(crossbar, READ, reset), 1e-8);
			assertSame(Circuits.of(crossbar, Bias.floating(M, N, 1, 1, 0.3)), 1e-8);
		}
	}

	@Test
	void transistorsThatAreOff() throws IOException, InterruptedException {
		var cells = new TransistorCells(Circuits.conductances(M * N), CurrentVoltage.OHM, new Transistor(2e-4, 0.5, 0), TransistorCells.gatesByRow(new double[] { 0, 1.5, 0.5, 0, 0 }, N));
		var crossbar = new Crossbar(M, N, cells, WIRES);
		assertSame(Circuits.of(crossbar, Bias.half(M, N, 1, 2, 1)), 1e-8);
		var bias = Bias.floating(M, N, 1, 1, 0.3);
		var theirs = Ngspice.run(text(Circuits.of(crossbar, bias)), folder).getFirst();
		assertEquals(Circuits.solve(Circuits.of(crossbar, bias)).getFirst().outputCurrent(1), theirs.get("vb_1#branch"), 1e-13);
		assertEquals(0, theirs.get("w_2_0"), "nothing joins this line to a source");
	}

	@ParameterizedTest
	@ValueSource(strings = { "g01_linear_8x8", "g02_linear_16x24", "g06_write_V2_8x8", "g08_floating_sneak_8x8", "g09_pf_nonlinear_8x8" })
	void casesOfOthersGiveTheirAnswers(String name) throws IOException, InterruptedException {
		var file = Published.golden(name + ".json");
		if (file.isPresent()) {
			assertSame(new JsonCase().read(file.get()), 1e-8);
		}
	}
}
