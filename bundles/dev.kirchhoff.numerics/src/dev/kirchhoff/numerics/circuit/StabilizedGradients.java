// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * Solves a {@link LineSystem} whose currents depend on both potentials in different ways (P and Q differ: a gate makes a reference of
 * its own). Eliminating the word lines leaves S v = (M - P (L_w + P)^-1 Q) v with M = L_b + Q; with y = M v that is y - P (L_w + P)^-1 Q
 * M^-1 y, which is solved by the stabilised biconjugate gradients of van der Vorst (SIAM J. Sci. Stat. Comput. 13 (1992) 631).
 */
final class StabilizedGradients {
	private final Grid grid;
	private final LineSystem lines;
	private final double[] carry;
	private int iterations;

	StabilizedGradients(LineSystem lines) {
		this.lines = lines;
		grid = lines.grid;
		carry = new double[grid.stride()];
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
	boolean improve(double[] p, double[] q, double[] v, double[] residual, double tolerance, int most) {
		int size = grid.size();
		var shadow = residual.clone();
		var direction = residual.clone();
		var image = new double[size];
		var raised = new double[size];
		var raisedResidual = new double[size];
		var stabilized = new double[size];
		double goal = tolerance * tolerance * dot(residual, residual);
		double rho = dot(shadow, residual);
		for (int step = 0; dot(residual, residual) > goal; step++) {
			if (step == most || rho == 0) {
				return false;
			}
			apply(p, q, direction, raised, image);
			double alpha = rho / dot(shadow, image);
			add(-alpha, image, residual);
			add(alpha, raised, v);
			apply(p, q, residual, raisedResidual, stabilized);
			double square = dot(stabilized, stabilized);
			double omega = square == 0 ? 0 : dot(stabilized, residual) / square;
			add(omega, raisedResidual, v);
			add(-omega, stabilized, residual);
			iterations++;
			double next = dot(shadow, residual);
			if (!Double.isFinite(next) || omega == 0) {
				return Double.isFinite(next) && dot(residual, residual) <= goal;
			}
			double beta = next / rho * (alpha / omega);
			rho = next;
			for (int k = 0; k < size; k++) {
				direction[k] = residual[k] + beta * (direction[k] - omega * image[k]);
			}
		}
		return true;
	}

	/** {@code raised = M^-1 y} and {@code image = y - P (L_w + P)^-1 Q raised}. */
	private void apply(double[] p, double[] q, double[] y, double[] raised, double[] image) {
		System.arraycopy(y, 0, raised, 0, y.length);
		lines.solveBitLines(raised, carry);
		for (int k = 0; k < y.length; k++) {
			image[k] = q[k] * raised[k];
		}
		lines.solveWordLines(image);
		for (int k = 0; k < y.length; k++) {
			image[k] = y[k] - p[k] * image[k];
		}
	}

	private static void add(double alpha, double[] what, double[] to) {
		for (int k = 0; k < to.length; k++) {
			to[k] = Math.fma(alpha, what[k], to[k]);
		}
	}

	private static double dot(double[] x, double[] y) {
		var sums = new Sums();
		sums.add(x, y, 0, x.length);
		return sums.total();
	}
}
