// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * Solves crossbars for one bias at a time: iteratively where lines are good conductors next to cells, which is fast and also does
 * nonlinear cells; by elimination where iteration would lose digits or take too long, which is exact for any ohmic cells.
 *
 * @since 1.0
 */
public final class CircuitSolver {
	/** Residual that {@link #solve(Crossbar, Bias)} asks for. */
	public static final double TOLERANCE = 1e-12;
	/** Largest product of the resistance of wires and a cell's conductance for which differences across cells keep their digits. */
	private static final double STIFF = 1e4;
	/** Largest crossbar that is eliminated, in cells: the traces of more do not fit into usual memory. */
	private static final int LARGEST = 1 << 20;

	private CircuitSolver() {
	}

	/** As {@link #solve(Crossbar, Bias, double)} to a residual of {@link #TOLERANCE}. */
	public static OperatingPoint solve(Crossbar crossbar, Bias bias) {
		return solve(crossbar, bias, TOLERANCE);
	}

	/**
	 * Finds all potentials and currents.
	 *
	 * @param tolerance residual that is asked for, see {@link OperatingPoint.Effort}; whether it was reached is said there
	 * @throws IllegalArgumentException if crossbar and bias do not fit, or a cell is shorted between lines without any resistance
	 */
	public static OperatingPoint solve(Crossbar crossbar, Bias bias, double tolerance) {
		if (bias.rows() != crossbar.rows() || bias.columns() != crossbar.columns()) {
			throw new IllegalArgumentException("sources for " + bias.rows() + " word lines and " + bias.columns() + " bit lines of a crossbar of "
					+ crossbar.rows() + " x " + crossbar.columns());
		}
		Shorts.refuse(crossbar);
		var islands = Islands.of(crossbar, bias);
		var sources = Sources.of(bias, islands);
		boolean eliminable = crossbar.cells() instanceof LinearCells && (long) crossbar.rows() * crossbar.columns() <= LARGEST;
		if (eliminable && stiff(crossbar)) {
			return eliminated(new Assembly(crossbar, bias, sources, islands), tolerance);
		}
		var iteration = new Iteration(crossbar, sources, tolerance);
		iteration.solve();
		var point = new Assembly(crossbar, bias, sources, islands).point(iteration.drops(), iteration.rises(), iteration.currents(), iteration.method(),
				iteration.steps(), iteration.iterations(), tolerance, 0);
		if (point.effort().converged() || !eliminable) {
			return point;
		}
		var other = eliminated(new Assembly(crossbar, bias, sources, islands), tolerance);
		return other.effort().residual() < point.effort().residual() ? other : point;
	}

	private static boolean stiff(Crossbar crossbar) {
		double most = Arrays.stream(((LinearCells) crossbar.cells()).conductance()).max().orElse(0);
		return Double.isInfinite(most) || most * crossbar.longestPath() > STIFF;
	}

	private static OperatingPoint eliminated(Assembly assembly, double tolerance) {
		var crossbar = assembly.crossbar();
		var sources = assembly.sources();
		int columns = crossbar.columns();
		var conductance = ((LinearCells) crossbar.cells()).conductance();
		var drops = new double[conductance.length];
		var rises = new double[conductance.length];
		new Elimination(crossbar.rows(), columns, conductance, crossbar.wiring(), true).solve(sources, drops, rises);
		for (int k = 0; k < drops.length; k++) {
			drops[k] = sources.word()[k / columns] - drops[k];
			rises[k] -= sources.bit()[k % columns];
		}
		var currents = new CellCurrents(crossbar, sources, drops, rises);
		return assembly.point(drops, rises, currents.all(), "elimination", 0, 0, tolerance, currents.rounding());
	}
}
