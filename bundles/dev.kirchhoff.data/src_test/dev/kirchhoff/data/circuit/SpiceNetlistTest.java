// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.data.Published;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;

class SpiceNetlistTest {
	private static final SpiceNetlist FORMAT = new SpiceNetlist(1e-5);
	private static final int M = 5;
	private static final int N = 6;
	private static final Bias READ = Circuits.read(M, N);
	private static final Wiring WIRES = new Wiring(3, 2);

	private static String text(CircuitCase circuit) {
		return Circuits.text(FORMAT, circuit, List.of());
	}

	private static Crossbar linear(Wiring wiring) {
		return Crossbar.linear(M, N, Circuits.conductances(M * N), wiring);
	}

	/** A law that can say itself. */
	private record Cubic(double a) implements StaticIV, SpiceExpression {
		@Override
		public double current(double g, double v) {
			return g * v * (1 + a * v * v);
		}

		@Override
		public String current(double g, String voltage) {
			return g + "*" + voltage + "*(1+" + a + "*" + voltage + "*" + voltage + ")";
		}
	}

	@Nested
	class InNgspice {
		@TempDir
		Path folder;

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
			var gates = TransistorCells.gatesByRow(new double[] { 0.9, 1.1, 3, 0.2, 1.1 }, N);
			gates[0] = 2;
			for (var law : List.of(CurrentVoltage.OHM, new PooleFrenkel(1.5))) {
				CellLaw cells = new TransistorCells(g, law, new Transistor(2e-4, 0.5, 0.05), gates);
				var crossbar = new Crossbar(M, N, cells, new Wiring(5, 5, 10, 10, false, false));
				var reset = new Bias(new double[M], new double[] { 1.2, 0.3, -0.4, 0, 0, 2 });
				assertSame(Circuits.of(crossbar, READ, reset), 1e-8);
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "g01_linear_8x8", "g06_write_V2_8x8", "g08_floating_sneak_8x8", "g09_pf_nonlinear_8x8" })
		void casesOfOthersGiveTheirAnswers(String name) throws IOException, InterruptedException {
			var file = Published.golden(name + ".json");
			if (file.isPresent()) {
				assertSame(new JsonCase().read(file.get()), 1e-8);
			}
		}
	}

	@Test
	void aLineWithoutResistanceIsOneNode() {
		var ideal = text(Circuits.of(linear(Wiring.IDEAL), READ));
		assertTrue(ideal.contains("\nRc_4_5 w_4 b_5 "), ideal);
		assertTrue(ideal.contains("\nVw_4 w_4 0 "));
		assertFalse(ideal.contains("\nRw_"));
		var both = text(Circuits.of(linear(new Wiring(0, 1, 0, 0, true, true)), READ));
		assertFalse(both.contains("Vwf_0 "), "two sources at one node");
		assertTrue(both.contains("\nVbf_0 sbf_0 0 0.0\n"));
		assertTrue(both.contains("how their current divides has no answer"));
	}

	@Test
	void tablesSayTheirError() {
		var law = (CurrentVoltage) (g, v) -> g * Math.sinh(3 * v) / 3;
		var table = CurrentTable.of(law, 1e-4, 1.5, 1e-5);
		assertTrue(table.error() > 1e-7 && table.error() < 1.2e-5, Double.toString(table.error()));
		assertTrue(Arrays.stream(table.v()).anyMatch(v -> v == 0));
		assertTrue(table.v().length < 1000, Integer.toString(table.v().length));
		var crossbar = Crossbar.nonlinear(1, 1, new double[] { 1e-4 }, law, WIRES);
		var netlist = text(Circuits.of(crossbar, Bias.read(new double[] { 1.5 }, 1)));
		assertTrue(netlist.contains("* Cells are tables of their law from -1.5 V to 1.5 V; the largest error found is "), netlist);
		assertEquals(0, CurrentTable.of((g, v) -> 0, 1, 1, 1e-5).error());
	}

	@Test
	void shortsAreSourcesUnlessTheyCloseALoop() {
		var g = Circuits.conductances(4);
		g[0] = Double.POSITIVE_INFINITY;
		g[1] = Double.POSITIVE_INFINITY;
		g[3] = Double.POSITIVE_INFINITY;
		var bias = Bias.read(new double[] { 1, 1 }, 2);
		var wired = text(Circuits.of(Crossbar.linear(2, 2, g, WIRES), bias));
		assertTrue(wired.contains("\nVc_0_0 w_0_0 b_0_0 0.0\n") && wired.contains("\nVc_0_1 ") && wired.contains("\nVc_1_1 "), wired);
		g[2] = Double.POSITIVE_INFINITY;
		var loop = text(Circuits.of(Crossbar.linear(2, 2, g, new Wiring(0, 0, 5, 5, false, false)), bias));
		assertTrue(loop.contains("\nVc_0_0 w_0 b_0 0.0\n") && loop.contains("\nVc_1_0 ") && loop.contains("* Cell (1,1) is shorted, and its ends are at one potential"), loop);
		var same = text(Circuits.of(Crossbar.linear(2, 2, g, Wiring.IDEAL), new Bias(new double[2], new double[2])));
		assertFalse(same.contains("Vc_"), same);
		var out = new StringBuilder();
		var circuit = Circuits.of(Crossbar.linear(2, 2, g, Wiring.IDEAL), bias);
		assertEquals("case: cell (0, 0) shorts word line 0 at 1.0 V and bit line 0 at 0.0 V, and no resistance limits the current: give the wires, drivers or sense nodes a resistance",
				assertThrows(KirchhoffException.class, () -> FORMAT.write(circuit, List.of(), out)).line());
		assertEquals("", out.toString());
	}

	@Test
	void whatANetlistCannotSayIsRefused() {
		var mixed = Circuits.of(linear(WIRES), READ, Bias.floating(M, N, 0, 0, 1));
		assertEquals("case: input 1 floats other lines than input 0 (word line 1): write a netlist for each input",
				assertThrows(KirchhoffException.class, () -> text(mixed)).line());
		var foreign = new CellLaw() {
			@Override
			public int size() {
				return 1;
			}

			@Override
			public boolean symmetric() {
				return true;
			}

			@Override
			public boolean open(int k) {
				return true;
			}

			@Override
			public void evaluate(int first, int count, double[] word, double[] bit, int at, double[] current, double[] byWord, double[] byBit) {
				throw new AssertionError("nobody asks");
			}
		};
		var circuit = Circuits.of(new Crossbar(1, 1, foreign, WIRES), Bias.read(new double[] { 1 }, 1));
		assertTrue(assertThrows(KirchhoffException.class, () -> text(circuit)).line().endsWith("cannot be written as a netlist: write ohmic, nonlinear or 1T1R cells"));
	}

	@Test
	void expressionsAreFoundInLawsAndDevices() {
		assertTrue(SpiceExpression.of(new PooleFrenkel(1)).isPresent());
		assertTrue(SpiceExpression.of(new DeviceLaw(new Cubic(1))).isPresent());
		assertTrue(SpiceExpression.of(new DeviceLaw((g, v) -> g * v)).isEmpty());
		assertTrue(SpiceExpression.of(CurrentVoltage.OHM).isEmpty());
		assertThrows(IllegalArgumentException.class, () -> new PooleFrenkel(-1));
	}

	@Test
	void namesDoNotLeaveTheirComment() {
		var circuit = new CircuitCase("a\nVevil 1 0 1", "b\r\n.end", linear(WIRES), List.of(READ));
		assertTrue(text(circuit).startsWith("* a Vevil 1 0 1\n* b .end\n"));
	}
}
