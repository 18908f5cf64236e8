// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
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
