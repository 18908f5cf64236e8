// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;

import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.TransferMatrix;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.solver.study.ArrayPlan;

/**
 * The lines of one array. Cells that a deployment does not use (unformed, or with their gates off) carry no current; used ones are
 * ohmic, and those that statistics gave a conductance below 0 are open. Lines beyond the outermost used cells are left out as far as
 * this is exact: their segments lie in series with a driver or a sense circuit, or lead to an open end.
 * <p>
 * What a cell shows is its element of the array's transfer matrix: the current into its bit line for each volt on its word line, all
 * other word lines driven with 0 V. So the sum over a block's inputs is what the block answers when it is read on its own.
 */
final class Wires {
	private final int rows;
	private final int columns;
	private final Wiring wiring;
	/** Per used cell, index in the part of the array that counts. */
	private final int[] places;
	private volatile State last;

	/** Conductances of the used cells, and what they show. */
	private record State(double[] conductance, double[] shown) {
	}

	private Wires(int rows, int columns, Wiring wiring, int[] places) {
		this.rows = rows;
		this.columns = columns;
		this.wiring = wiring;
		this.places = places;
	}

	/**
	 * The lines of an array, or null if all its cells show their conductance.
	 *
	 * @param wordLines of each used cell
	 * @param bitLines  of each used cell
	 */
	static Wires of(ArrayPlan plan, int[] wordLines, int[] bitLines) {
		var given = plan.wiring();
		if (given.isIdeal() || wordLines.length == 0) {
			return null;
		}
		int top = Arrays.stream(wordLines).min().getAsInt();
		int bottom = plan.rows() - 1 - Arrays.stream(wordLines).max().getAsInt();
		int left = Arrays.stream(bitLines).min().getAsInt();
		int right = plan.columns() - 1 - Arrays.stream(bitLines).max().getAsInt();
		if (given.driveBothEnds()) {
			left = right = Math.min(left, right);
		}
		if (given.senseBothEnds()) {
			top = bottom = Math.min(top, bottom);
		}
		int columns = plan.columns() - left - right;
		var places = new int[wordLines.length];
		for (int k = 0; k < places.length; k++) {
			places[k] = (wordLines[k] - top) * columns + bitLines[k] - left;
		}
		var wiring = new Wiring(given.wordLine(), given.bitLine(), given.driver() + left * given.wordLine(), given.sense() + bottom * given.bitLine(),
				given.driveBothEnds(), given.senseBothEnds());
		return new Wires(plan.rows() - top - bottom, columns, wiring, places);
	}

	/**
	 * What the cells show, S; must not be changed. A state that was asked for last, by whichever thread, is not computed again.
	 *
	 * @param conductance of the used cells from index {@code from} on, S
	 */
	double[] shown(double[] conductance, int from) {
		var known = last;
		if (known == null || !Arrays.equals(conductance, from, from + places.length, known.conductance, 0, places.length)) {
			known = compute(Arrays.copyOfRange(conductance, from, from + places.length));
			last = known;
		}
		return known.shown;
	}

	private State compute(double[] conductance) {
		var cells = new double[rows * columns];
		for (int k = 0; k < places.length; k++) {
			cells[places[k]] = Math.max(0, conductance[k]);
		}
		var transfer = TransferMatrix.of(Crossbar.linear(rows, columns, cells, wiring)).conductance();
		var shown = new double[places.length];
		for (int k = 0; k < places.length; k++) {
			shown[k] = transfer[places[k]];
		}
		return new State(conductance, shown);
	}
}
