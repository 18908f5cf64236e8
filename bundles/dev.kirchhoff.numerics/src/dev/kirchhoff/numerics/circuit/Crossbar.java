// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * A crossbar as a circuit: cells at the crossings of word lines (rows) and bit lines (columns), and wires.
 *
 * @param rows    word lines, at least 1
 * @param columns bit lines, at least 1
 * @param cells   row-major [rows][columns]
 * @since 1.0
 */
public record Crossbar(int rows, int columns, CellLaw cells, Wiring wiring) {
	/** @throws IllegalArgumentException if the sizes contradict each other */
	public Crossbar {
		if (rows < 1 || columns < 1 || (long) rows * columns != cells.size()) {
			throw new IllegalArgumentException(cells.size() + " cells for a crossbar of " + rows + " x " + columns);
		}
	}

	/**
	 * Ohmic cells.
	 *
	 * @param conductance S, row-major; 0 for an open cell, positive infinity for a shorted one
	 */
	public static Crossbar linear(int rows, int columns, double[] conductance, Wiring wiring) {
		return new Crossbar(rows, columns, new LinearCells(conductance), wiring);
	}

	/**
	 * Cells with a nonlinear characteristic.
	 *
	 * @param conductance state of each cell, S, row-major; 0 for an open cell
	 */
	public static Crossbar nonlinear(int rows, int columns, double[] conductance, CurrentVoltage law, Wiring wiring) {
		return new Crossbar(rows, columns, new NonlinearCells(conductance, law), wiring);
	}

	/** Resistance of the longest way through wires, from a driver to a sense node, ohm. */
	double longestPath() {
		return wiring.driver() + wiring.wordLine() * columns + wiring.bitLine() * rows + wiring.sense();
	}
}
