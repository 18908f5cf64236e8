// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;

class CircuitTextTest {
	private static String text(Bias bias) {
		return CircuitText.plain(CircuitText.of(bias));
	}

	private static String about(String about, Iterable<CircuitText.Line> lines) {
		for (var line : lines) {
			if (line.about().equals(about)) {
				return CircuitText.plain(line.text());
			}
		}
		return "";
	}

	@Test
	void biases() {
		assertEquals("word lines at 200 mV; bit lines at 0 V", text(Bias.read(new double[] { 0.2, 0.2, 0.2 }, 2)));
		assertEquals("word lines at 500 mV, row 2 at 1 V; bit lines at 500 mV, column 0 at 0 V", text(Bias.half(4, 4, 2, 0, 1)));
		assertEquals("word lines floating, row 1 at -1 V; bit lines floating, column 1 at 0 V", text(Bias.floating(3, 3, 1, 1, -1)));
		assertEquals("word lines at 100 mV, at 200 mV, floating; bit lines at 0 V", text(new Bias(new double[] { 0.1, 0.2, Double.NaN }, new double[1])));
		var ramp = new double[20];
		for (int i = 0; i < 19; i++) {
			ramp[i] = i * 1e-3;
		}
		ramp[19] = Double.NaN;
		assertEquals("word lines at 0 V to 18 mV, 1 of 20 floating; bit lines at 0 V", text(new Bias(ramp, new double[2])));
	}

	@Test
	void crossbars() {
		var lines = CircuitText.of(Crossbar.linear(2, 2, new double[] { 0, 1e-6, 2e-6, Double.POSITIVE_INFINITY }, new Wiring(1.5, 0, 50, 0, true, false)));
		assertEquals("2 x 2 (word lines x bit lines)", about("Size", lines));
		assertEquals("ohmic, 1 µS to 2 µS, 1 open, 1 shorted", about("Cells", lines));
		assertEquals("1.5 Ω a word line segment, 0 Ω a bit line segment, 50 Ω a driver, word lines driven at both ends", about("Wires", lines));
		var gated = new TransistorCells(new double[] { 1e-4 }, (g, v) -> g * v, new Transistor(1e-4, 0.4, 0), new double[] { 2 });
		var other = CircuitText.of(new Crossbar(1, 1, gated, Wiring.IDEAL));
		assertEquals("with access transistors (1T1R), 100 µS", about("Cells", other));
		assertEquals("ideal", about("Wires", other));
	}

	/** Three cells in series beside the selected one, on ideal wires. */
	@Test
	void aSneakPath() {
		var point = CircuitSolver.solve(Crossbar.linear(2, 2, new double[] { 1e-3, 1e-3, 1e-3, 1e-3 }, Wiring.IDEAL), Bias.floating(2, 2, 0, 1, 0.6));
		var lines = CircuitText.of(CircuitSolution.of("a read", point, Optional.of(new Selection(point, 0, 1))));
		assertEquals("row 0, column 1: 600 mV of 600 mV, 600 µA", about("Selected cell", lines));
		assertEquals("200 µA of 800 µA into its sense node (25 %)", about("Sneak current", lines));
		assertEquals("1.333 mS", about("Effective conductance", lines));
		assertEquals("-200 mV (1 cell)", about("Unselected", lines));
		assertEquals("800 µA", about("Output currents", lines));
		assertTrue(about("Residual", lines).endsWith("converged"));
	}

	@Test
	void forATerminal() {
		assertEquals("-1.3e-16, 1,023 cells of 2 V", CircuitText.plain("−1.3·10⁻¹⁶, 1\u202f023 cells of 2\u00a0V"));
	}
}
