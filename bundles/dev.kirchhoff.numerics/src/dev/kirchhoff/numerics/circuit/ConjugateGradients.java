// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * Solves a {@link LineSystem} whose currents depend on voltages only (P = Q = D). Eliminating the word lines exactly leaves, for the
 * rises v of the bit lines,
 *
 * <pre>
 * S v = (L_b + D - D (L_w + D)^-1 D) v = K s,    K s = s - D (L_w + D)^-1 s
 * </pre>
 *
 * a symmetric positive definite system that is solved by conjugate gradients (Hestenes and Stiefel 1952), preconditioned by the exact
 * solution of the bit lines, M = L_b + D. S p is never formed from L_b, which is huge for small wires: with M p carried along, S p = M p - D (L_w + D)^-1
 * D p. An iteration is two passes over memory. Sums have a fixed order: the same input gives the same bits.
 */
final class ConjugateGradients {
	private final Grid grid;
	private final LineSystem lines;
	private final double[] direction;
	private final double[] image;
	private final double[] product;
	private final double[] correction;
	private final double[] four;
	private final double[] carry;
	private int iterations;

	ConjugateGradients(LineSystem lines) {
		this.lines = lines;
		grid = lines.grid;
		int size = grid.size();
		direction = new double[size];
		image = new double[size];
		product = new double[size];
		correction = new double[size];
		four = new double[Grid.GROUP * grid.stride()];
		carry = new double[grid.stride()];
	}

	/** Iterations of all calls together. */
	int iterations() {
		return iterations;
	}

	/**
	 * Improves v until the residual, in the norm of the preconditioner's inverse, has fallen to a part of {@code scale}.
	 *
	 * @param d        conductances that the lines are factored with
	 * @param v        rises; holds the start
	 * @param residual K s - S v for that start; afterwards for the result
	 * @param scale    norm to compare with; 0 takes that of the start
	 * @param most     iterations
	 * @return whether it got there
	 */
	boolean improve(double[] d, double[] v, double[] residual, double tolerance, double scale, int most) {
		Arrays.fill(direction, 0);
		Arrays.fill(image, 0);
		Arrays.fill(product, 0);
		double norm = correct(v, residual, 0);
		double goal = tolerance * tolerance * (scale == 0 ? norm : scale * scale);
		double beta = 0;
		for (int step = 0; norm > goal; step++) {
			if (step == most) {
				return false;
			}
			double curvature = advance(d, residual, beta);
			if (!(curvature > 0)) {
				return false;
			}
			double next = correct(v, residual, norm / curvature);
			iterations++;
			beta = next / norm;
			norm = next;
		}
		return Double.isFinite(norm);
	}

	/** Norm of a residual as {@link #improve} measures it. */
	double norm(double[] residual) {
		Arrays.fill(direction, 0);
		Arrays.fill(product, 0);
		return Math.sqrt(correct(direction, residual, 0));
	}

	/** The next direction p, its image M p and product S p; returns p · S p. */
	private double advance(double[] d, double[] residual, double beta) {
		var sums = new Sums();
		int width = four.length;
		for (int i = 0; i < grid.rows(); i += Grid.GROUP) {
			int at = i * grid.stride();
			extend(direction, correction, beta, at, width);
			extend(image, residual, beta, at, width);
			for (int k = 0; k < width; k++) {
				four[k] = d[at + k] * direction[at + k];
			}
			lines.solveFourWordLines(i, four, 0);
			for (int k = 0; k < width; k++) {
				product[at + k] = Math.fma(-d[at + k], four[k], image[at + k]);
			}
			sums.add(direction, product, at, width);
		}
		return sums.total();
	}

	private static void extend(double[] vector, double[] by, double beta, int from, int count) {
		for (int k = from; k < from + count; k++) {
			vector[k] = Math.fma(beta, vector[k], by[k]);
		}
	}

	private static void add(double alpha, double[] what, double[] to, int from, int count) {
		for (int k = from; k < from + count; k++) {
			to[k] = Math.fma(alpha, what[k], to[k]);
		}
	}

	/** Goes the step alpha and solves the bit lines for the new residual; returns its squared norm. */
	private double correct(double[] v, double[] residual, double alpha) {
		int stride = grid.stride();
		Arrays.fill(carry, 0);
		for (int i = 0; i < grid.rows(); i++) {
			int row = i * stride;
			add(alpha, direction, v, row, stride);
			add(-alpha, product, residual, row, stride);
			System.arraycopy(residual, row, correction, row, stride);
			lines.downwards(correction, carry, row);
		}
		var sums = new Sums();
		for (int i = grid.rows() - 1; i >= 0; i--) {
			lines.upwards(correction, carry, i);
			sums.add(residual, correction, i * stride, stride);
		}
		return sums.total();
	}
}
