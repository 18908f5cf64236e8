// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** Solves crossbars for one bias at a time. */
public final class CircuitSolver {
	private CircuitSolver() {
	}

	/** As {@link #solve(Crossbar, Bias, double)} to a relative residual of 1e-12. */
	public static OperatingPoint solve(Crossbar crossbar, Bias bias) {
		return solve(crossbar, bias, 1e-12);
	}

	/**
	 * Finds all potentials and currents.
	 *
	 * @param tolerance largest sum of currents at a node, relative to the largest current in the array
	 * @throws IllegalArgumentException if crossbar and bias do not fit, or sources are shorted without any resistance between them
	 */
	public static OperatingPoint solve(Crossbar crossbar, Bias bias, double tolerance) {
		throw new UnsupportedOperationException();
	}
}
