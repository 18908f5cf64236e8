// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * Solves a {@link LineSystem} whose currents depend on both potentials in different ways (P and Q differ: a gate makes a reference of
 * its own). Eliminating the word lines leaves S v = (M - P (L_w + P)^-1 Q) v with M = L_b + Q; with y = M v that is y - P (L_w + P)^-1 Q
 * M^-1 y, which is solved by the stabilised biconjugate gradients of van der Vorst (SIAM J. Sci. Stat. Comput. 13 (1992) 631).
 */
final class StabilizedGradients {
	private final LineSystem lines;
	private int iterations;

	StabilizedGradients(LineSystem lines) {
		this.lines = lines;
	}

	/** Iterations of all calls together. */
	int iterations() {
		return iterations;
	}

	/**
	 * Improves v until the residual has fallen to a part of what it was.
	 *
	 * @param v        rises; holds the start
	 * @param residual of that start; afterwards of the result
	 * @return whether it got there
	 */
	boolean improve(double[][] p, double[][] q, double[][] v, double[][] residual, double tolerance, int most) {
		lines.lump(residual);
		var shadow = copy(residual);
		var direction = copy(residual);
		var image = lines.field();
		var raised = lines.field();
		var raisedResidual = lines.field();
		var stabilized = lines.field();
		double goal = tolerance * tolerance * Sums.of(residual, residual);
		double rho = Sums.of(shadow, residual);
		for (int step = 0; Sums.of(residual, residual) > goal; step++) {
			if (step == most || rho == 0) {
				return false;
			}
			apply(p, q, direction, raised, image);
			double alpha = rho / Sums.of(shadow, image);
			add(-alpha, image, residual);
			add(alpha, raised, v);
			apply(p, q, residual, raisedResidual, stabilized);
			double square = Sums.of(stabilized, stabilized);
			double omega = square == 0 ? 0 : Sums.of(stabilized, residual) / square;
			add(omega, raisedResidual, v);
			add(-omega, stabilized, residual);
			iterations++;
			double next = Sums.of(shadow, residual);
			if (!Double.isFinite(next) || omega == 0) {
				return Double.isFinite(next) && Sums.of(residual, residual) <= goal;
			}
			double beta = next / rho * (alpha / omega);
			rho = next;
			for (int i = 0; i < lines.rows; i++) {
				for (int j = 0; j < lines.columns; j++) {
					direction[i][j] = residual[i][j] + beta * (direction[i][j] - omega * image[i][j]);
				}
			}
		}
		return true;
	}

	/** {@code raised = M^-1 y} and {@code image = y - P (L_w + P)^-1 Q raised}. */
	private void apply(double[][] p, double[][] q, double[][] y, double[][] raised, double[][] image) {
		for (int i = 0; i < lines.rows; i++) {
			System.arraycopy(y[i], 0, raised[i], 0, lines.columns);
		}
		lines.solveBitLines(raised);
		for (int i = 0; i < lines.rows; i++) {
			for (int j = 0; j < lines.columns; j++) {
				image[i][j] = q[i][j] * raised[i][j];
			}
		}
		lines.solveWordLines(image);
		for (int i = 0; i < lines.rows; i++) {
			for (int j = 0; j < lines.columns; j++) {
				image[i][j] = y[i][j] - p[i][j] * image[i][j];
			}
		}
		lines.lump(image);
	}

	private static double[][] copy(double[][] field) {
		var copy = new double[field.length][];
		for (int i = 0; i < field.length; i++) {
			copy[i] = field[i].clone();
		}
		return copy;
	}

	private static void add(double alpha, double[][] what, double[][] to) {
		for (int i = 0; i < to.length; i++) {
			for (int j = 0; j < to[i].length; j++) {
				to[i][j] = Math.fma(alpha, what[i][j], to[i][j]);
			}
		}
	}
}
