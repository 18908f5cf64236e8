// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** Solves crossbars for one bias at a time. */
public final class CircuitSolver {
	/** Residual that {@link #solve(Crossbar, Bias)} asks for. */
	public static final double TOLERANCE = 1e-12;

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
	 * @throws IllegalArgumentException if crossbar and bias do not fit, or sources are shorted without any resistance between them
	 */
	public static OperatingPoint solve(Crossbar crossbar, Bias bias, double tolerance) {
		if (bias.rows() != crossbar.rows() || bias.columns() != crossbar.columns()) {
			throw new IllegalArgumentException("sources for " + bias.rows() + " word lines and " + bias.columns() + " bit lines of a crossbar of "
					+ crossbar.rows() + " x " + crossbar.columns());
		}
		var islands = Islands.of(crossbar, bias);
		var sources = Sources.of(bias, islands);
		var assembly = new Assembly(crossbar, bias, sources, islands);
		var iteration = new Iteration(crossbar, sources, tolerance);
		iteration.solve();
		return assembly.point(iteration.drops(), iteration.rises(), iteration.currents(), "conjugate gradients", iteration.steps(), iteration.iterations(), tolerance);
	}
}
