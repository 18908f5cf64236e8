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
 * solution of the bit lines, M = L_b + D. S is never applied by way of L_b, which is huge for small wires: for a correction z = M^-1 r
 * it is S z = r - D (L_w + D)^-1 D z, and directions and their products follow by the same recurrence. An iteration is two passes over
 * memory, which is what its time goes into. Sums have a fixed order: the same input gives the same bits.
 */
final class ConjugateGradients {
	private final LineSystem lines;
	private final double[][] direction;
	private final double[][] product;
	private final double[][] correction;
	/** Four word lines at a time. */
	private final double[][] four;
	private int iterations;

	ConjugateGradients(LineSystem lines) {
		this.lines = lines;
		direction = lines.field();
		product = lines.field();
		correction = lines.field();
		four = new double[4][lines.columns];
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
	boolean improve(double[][] d, double[][] v, double[][] residual, double tolerance, double scale, int most) {
		for (int i = 0; i < lines.rows; i++) {
			Arrays.fill(direction[i], 0);
			Arrays.fill(product[i], 0);
		}
		lines.lump(residual);
		double norm = correct(residual, 0);
		double goal = tolerance * tolerance * (scale == 0 ? norm : scale * scale);
		double alpha = 0;
		double beta = 0;
		boolean good = true;
		for (int step = 0; norm > goal; step++) {
			double curvature = step == most ? 0 : advance(d, v, residual, alpha, beta);
			alpha = 0;
			if (!(curvature > 0)) {
				good = false;
				break;
			}
			alpha = norm / curvature;
			double next = correct(residual, alpha);
			iterations++;
			beta = next / norm;
			norm = next;
		}
		for (int i = 0; i < lines.rows; i++) {
			add(alpha, direction[i], v[i]);
		}
		return good && Double.isFinite(norm);
	}

	/** Goes the last step, takes the next direction p and its product S p; returns p · S p. */
	private double advance(double[][] d, double[][] v, double[][] residual, double alpha, double beta) {
		var sums = new Sums();
		for (int first = 0; first < lines.rows; first += 4) {
			int end = Math.min(first + 4, lines.rows);
			for (int i = first; i < end; i++) {
				multiply(d[i], correction[i], four[i - first]);
			}
			lines.solveFourWordLines(first, four);
			for (int i = first; i < end; i++) {
				add(alpha, direction[i], v[i]);
				extend(direction[i], correction[i], beta);
				extend(product[i], residual[i], d[i], four[i - first], beta);
				sums.add(direction[i], product[i]);
			}
		}
		if (!lines.isLumped()) {
			return sums.total();
		}
		lines.lump(product);
		return Sums.of(direction, product);
	}

	/** Takes the step alpha off the residual and solves the bit lines for it; returns its squared norm. */
	private double correct(double[][] residual, double alpha) {
		for (int i = 0; i < lines.rows; i++) {
			add(-alpha, product[i], residual[i]);
			System.arraycopy(residual[i], 0, correction[i], 0, lines.columns);
			lines.downwards(i, correction);
		}
		var sums = new Sums();
		for (int i = lines.rows - 1; i >= 0; i--) {
			lines.upwards(i, correction);
			sums.add(residual[i], correction[i]);
		}
		return sums.total();
	}

	private static void extend(double[] vector, double[] by, double beta) {
		for (int k = 0; k < vector.length; k++) {
			vector[k] = Math.fma(beta, vector[k], by[k]);
		}
	}

	private static void multiply(double[] x, double[] y, double[] into) {
		for (int k = 0; k < into.length; k++) {
			into[k] = x[k] * y[k];
		}
	}

	private static void extend(double[] product, double[] residual, double[] d, double[] drops, double beta) {
		for (int k = 0; k < product.length; k++) {
			product[k] = Math.fma(beta, product[k], Math.fma(-d[k], drops[k], residual[k]));
		}
	}

	private static void add(double alpha, double[] what, double[] to) {
		for (int k = 0; k < to.length; k++) {
			to[k] = Math.fma(alpha, what[k], to[k]);
		}
	}
}
