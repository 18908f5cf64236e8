// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.numerics.circuit.Wiring;

/** Maps and cells of a solved crossbar. */
class CircuitMapsTest {
	private static CircuitSolution solved(Bias bias, Wiring wiring) {
		var conductances = new double[4 * 3];
		Arrays.setAll(conductances, k -> (k + 1) * 1e-5);
		var point = CircuitSolver.solve(Crossbar.linear(4, 3, conductances, wiring), bias);
		return CircuitSolution.of("read", point, Selection.of(point));
	}

	private static CircuitMaps.Layer layer(CircuitSolution solution, String title) {
		return CircuitMaps.of(solution).stream().filter(one -> one.title().equals(title)).findFirst().orElseThrow();
	}

	private static String text(CircuitSolution solution, int row, int column) {
		return CircuitMaps.cell(solution, row, column).stream().map(line -> line.about() + ": " + line.text()).collect(Collectors.joining("\n")).replace('\u00a0', ' ');
	}

	@Test
	void idealWiresLoseNothing() {
		var solution = solved(Bias.read(new double[] { 0.1, 0.2, 0.3, 0.4 }, 3), Wiring.IDEAL);
		var drop = layer(solution, "IR drop").matrix();
		assertTrue(Arrays.stream(drop.values()).flatMapToDouble(Arrays::stream).allMatch(v -> Math.abs(v) < 1e-12));
		assertEquals(0.3 * 9e-5, layer(solution, "Cell current").matrix().values()[2][2], 1e-15);
		assertTrue(CircuitMaps.of(solution).stream().noneMatch(one -> one.title().startsWith("Sneak")), "no cell is selected");
	}

	@Test
	void cellsFarFromDriverAndSenseLoseMost() {
		var drop = layer(solved(Bias.read(new double[] { 0.2, 0.2, 0.2, 0.2 }, 3), new Wiring(50, 50)), "IR drop").matrix().values();
		assertTrue(drop[0][2] > drop[3][0], Arrays.deepToString(drop));
	}

	@Test
	void floatingLinesShowSneakPaths() {
		var solution = solved(Bias.floating(4, 3, 1, 1, 0.2), new Wiring(1, 1));
		var share = layer(solution, "Sneak share of the output").matrix().values();
		assertTrue(Double.isNaN(share[1][1]));
		assertTrue(share[2][1] > 1, "current through half-selected cells reaches the sense node");
		assertTrue(text(solution, 1, 1).contains("row 1, column 1, selected"), text(solution, 1, 1));
		assertTrue(text(solution, 0, 1).contains("half-selected"), text(solution, 0, 1));
		assertTrue(text(solution, 0, 1).contains("floating"), text(solution, 0, 1));
	}

	@Test
	void aCellSaysItsValuesAndItsPath() {
		var text = text(solved(Bias.read(new double[] { 0.1, 0.2, 0.3, 0.4 }, 3), new Wiring(2, 3)), 2, 1);
		for (var part : List.of("Conductance: 80 µS", "Resistance: 12.5 kΩ", "source at 300 mV, 2 segments of 2 Ω of word line 2", "2 segments of 3 Ω of bit line 1, source at 0 V")) {
			assertTrue(text.contains(part), text);
		}
	}
}
