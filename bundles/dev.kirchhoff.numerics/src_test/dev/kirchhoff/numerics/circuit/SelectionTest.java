// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.circuit.Selection.Group;
import dev.kirchhoff.numerics.circuit.Selection.Spread;

class SelectionTest {
	private static final double F = Bias.FLOATING;

	/** Cells of 1 mS on ideal wires. */
	private static OperatingPoint solved(int rows, int columns, Bias bias) {
		var conductance = new double[rows * columns];
		Arrays.fill(conductance, 1e-3);
		return CircuitSolver.solve(Crossbar.linear(rows, columns, conductance, Wiring.IDEAL), bias);
	}

	private static void spread(double v, int cells, Spread spread) {
		assertEquals(cells, spread.cells());
		assertArrayEquals(new double[] { v, v, v }, new double[] { spread.min(), spread.mean(), spread.max() }, 1e-12);
	}

	/** The shortest sneak path: three cells in series beside the selected one. */
	@Test
	void threeCellsBesideOne() {
		var selection = new Selection(solved(2, 2, Bias.floating(2, 2, 0, 1, 0.6)), 0, 1);
		assertEquals(0.6, selection.applied());
		assertEquals(0.6, selection.voltage(), 1e-12);
		assertEquals(0.6e-3, selection.current(), 1e-15);
		assertEquals(0.2e-3, selection.sneakCurrent(), 1e-15);
		assertEquals(4e-3 / 3, selection.effectiveConductance(), 1e-15);
		spread(0.2, 1, selection.spread(Group.ROW));
		spread(0.2, 1, selection.spread(Group.COLUMN));
		spread(-0.2, 1, selection.spread(Group.UNSELECTED));
	}

	@Test
	void halfAndThird() {
		var half = new Selection(solved(4, 5, Bias.half(4, 5, 3, 0, 2)), 3, 0);
		assertEquals(2, half.voltage(), 1e-12);
		spread(1, 4, half.spread(Group.ROW));
		spread(1, 3, half.spread(Group.COLUMN));
		spread(0, 12, half.spread(Group.UNSELECTED));
		assertEquals(3e-3, half.sneakCurrent(), 1e-14, "three half-selected cells on the bit line");
		var third = new Selection(solved(4, 5, Bias.third(4, 5, 3, 0, 3)), 3, 0);
		spread(1, 4, third.spread(Group.ROW));
		spread(1, 3, third.spread(Group.COLUMN));
		spread(-1, 12, third.spread(Group.UNSELECTED));
	}

	@Test
	void oneLineHasNobodyBesideIt() {
		var selection = new Selection(solved(1, 3, Bias.read(new double[] { 1 }, 3)), 0, 1);
		assertEquals(2, selection.spread(Group.ROW).cells());
		assertEquals(0, selection.spread(Group.COLUMN).cells());
		assertTrue(Double.isNaN(selection.spread(Group.COLUMN).mean()));
	}

	@Test
	void aFloatingLineIsNotApplied() {
		var selection = new Selection(solved(2, 2, new Bias(new double[] { 1, F }, new double[] { 0, 0 })), 1, 0);
		assertTrue(Double.isNaN(selection.applied()) && Double.isNaN(selection.effectiveConductance()));
		assertEquals(0, selection.voltage(), 1e-12);
	}

	private static Optional<String> found(double[] wordLines, double[] bitLines) {
		return Selection.of(solved(wordLines.length, bitLines.length, new Bias(wordLines, bitLines))).map(one -> one.row() + "," + one.column());
	}

	@Test
	void theCellThatABiasSelects() {
		assertEquals(Optional.of("2,1"), found(new double[] { F, F, 1, F }, new double[] { F, 0, F }));
		assertEquals(Optional.of("0,2"), found(new double[] { 1, 0.5, 0.5 }, new double[] { 0.5, 0.5, 0 }));
		assertEquals(Optional.of("1,0"), found(new double[] { -0.6, -1.8, -0.6 }, new double[] { 0, -1.2, -1.2 }));
		assertEquals(Optional.of("0,1"), found(new double[] { 1, 0.5 }, new double[] { 0.5, 0 }), "of two lines the pair with the largest voltage");
		assertEquals(Optional.empty(), found(new double[] { 1, 1, 1 }, new double[] { 0, 0, 0 }), "a read");
		assertEquals(Optional.empty(), found(new double[] { 1, 0, 0 }, new double[] { 0, 0, 0 }), "no bit line stands out");
		assertEquals(Optional.empty(), found(new double[] { 1, 2, 3 }, new double[] { 0, 1, 1 }));
		assertEquals(Optional.empty(), found(new double[] { 1 }, new double[] { 0 }));
	}

	@Test
	void onlyCellsOfTheArray() {
		var point = solved(2, 3, Bias.read(new double[] { 1, 1 }, 3));
		for (var cell : new int[][] { { 2, 0 }, { 0, 3 }, { -1, 0 }, { 0, -1 } }) {
			assertThrows(IllegalArgumentException.class, () -> new Selection(point, cell[0], cell[1]));
		}
	}
}
