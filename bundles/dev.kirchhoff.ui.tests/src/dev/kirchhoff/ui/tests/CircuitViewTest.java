// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.results.CellHistories;
import dev.kirchhoff.results.CircuitSolution;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.ui.CircuitView;

/** A solved crossbar in a window: maps, a picked cell, sneak paths. */
class CircuitViewTest {
	private static CircuitSolution solved(Bias bias, String applied) {
		var conductances = new double[bias.rows() * bias.columns()];
		var random = new Random(4);
		Arrays.setAll(conductances, k -> random.nextInt(4) * 3e-5 + 5e-6 * random.nextDouble() + 1e-6);
		var point = CircuitSolver.solve(Crossbar.linear(bias.rows(), bias.columns(), conductances, new Wiring(2, 2)), bias);
		return CircuitSolution.of(applied, point, Selection.of(point));
	}

	private static CircuitView in(Stage stage) {
		var view = new CircuitView(stage.shell(), SWT.NONE);
		view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		return view;
	}

	@Test
	void aReadOfAnArray() throws Exception {
		try (var stage = new Stage(1, 1150, 760)) {
			var view = in(stage);
			view.show(solved(Bias.read(IntStream.range(0, 64).mapToDouble(i -> 0.2).toArray(), 64), "all word lines at 0.2 V"), "Tile of 64 x 64");
			stage.open();
			stage.screenshot("circuit-all");
			assertTrue(view.select("IR drop"));
			view.pick(12, 40);
			assertTrue(view.said().stream().anyMatch(text -> text.contains("word line 12")), view.said().toString());
			stage.screenshot("circuit-ir-drop");
			var pulses = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
			var steps = new Lines("Current after each pulse", new Quantity("pulse", "1", ""), new Quantity("current", "A", ""), "", false, false, false,
					List.of(new Series("", pulses, IntStream.rangeClosed(1, 20).mapToDouble(k -> 6e-5 + 1e-6 * k).toArray(), Optional.empty())), "");
			view.setHistories((row, column) -> Optional.of(steps));
			view.pick(30, 20);
			assertTrue(view.showsHistory());
			stage.screenshot("circuit-history");
			view.setHistories(CircuitView.CellHistory.of(new CellHistories(Map.of(new CellHistories.Cell(3, 4), steps))));
			view.pick(30, 20);
			assertFalse(view.showsHistory());
			assertTrue(view.said().stream().anyMatch(text -> text.contains("(3, 4)")), view.said().toString());
			view.pick(3, 4);
			assertTrue(view.showsHistory());
		}
	}

	@Test
	void sneakPathsOfASelectedCell() throws Exception {
		try (var stage = new Stage(1, 1150, 760)) {
			var view = in(stage);
			view.show(solved(Bias.floating(16, 16, 5, 9, 0.2), "cell (5, 9) at 0.2 V, other lines floating"), "Crossbar");
			stage.open();
			assertTrue(view.layers().containsAll(List.of("Conductance", "Word line voltage", "Bit line voltage", "Cell voltage", "Cell current", "Power", "IR drop", "Sneak current",
					"Sneak share of the output")), view.layers().toString());
			view.select("Sneak share of the output");
			stage.screenshot("circuit-sneak");
			view.show(solved(Bias.half(16, 16, 5, 9, 0.2), "cell (5, 9) at 0.2 V, others at half"), "Crossbar");
			stage.darken();
			stage.screenshot("circuit-sneak-dark");
			assertEquals(9, view.layers().size());
		}
	}
}
