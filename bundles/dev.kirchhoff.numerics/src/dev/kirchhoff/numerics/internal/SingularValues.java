// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Singular value decomposition of a small matrix, {@code M[p][q] = sum over k of values[k] left[k][p] right[k][q]}, by one-sided
 * Jacobi rotations (M. R. Hestenes, J. SIAM 6, 51, 1958). Vectors of values
 * above 1e-16 of the largest are orthogonal to rounding, however small the value. The time grows with the square
 * of the number of rows.
 *
 * @param values not negative, falling
 * @param left   a vector of norm 1 for each value
 * @param right  the same; zero where the value is zero
 */
public record SingularValues(double[] values, double[][] left, double[][] right) {
	private static final int SWEEPS = 40;
	private static final double EPSILON = 0x1p-52;

	/** @param matrix [rows][columns], at least one row; is changed */
	public static SingularValues of(double[][] matrix) {
		int n = matrix.length;
		var rotations = new double[n][n];
		double all = 0;
		for (int p = 0; p < n; p++) {
			rotations[p][p] = 1;
			all += dot(matrix[p], matrix[p]);
		}
		double negligible = EPSILON * EPSILON * all;
		boolean rotated = true;
		for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
			rotated = false;
			for (int p = 0; p < n - 1; p++) {
				for (int q = p + 1; q < n; q++) {
					rotated |= orthogonalize(matrix, rotations, p, q, negligible);
				}
			}
		}
		var norms = IntStream.range(0, n).mapToDouble(p -> Math.sqrt(dot(matrix[p], matrix[p]))).toArray();
		var order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble((Integer p) -> -norms[p])).mapToInt(p -> p).toArray();
		var values = new double[n];
		var left = new double[n][n];
		var right = new double[n][];
		for (int k = 0; k < n; k++) {
			values[k] = norms[order[k]];
			right[k] = matrix[order[k]];
			scale(right[k], values[k] == 0 ? 0 : 1 / values[k]);
			left[k] = rotations[order[k]];
		}
		return new SingularValues(values, left, right);
	}

	/** Rotates two rows so that they are orthogonal; returns whether they were not. */
	private static boolean orthogonalize(double[][] rows, double[][] rotations, int p, int q, double negligible) {
		double pp = dot(rows[p], rows[p]);
		double qq = dot(rows[q], rows[q]);
		double pq = dot(rows[p], rows[q]);
		if (Math.min(pp, qq) <= negligible || Math.abs(pq) <= 4 * EPSILON * Math.sqrt(pp * qq)) {
			return false;
		}
		double zeta = (qq - pp) / (2 * pq);
		double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
		double cosine = 1 / Math.sqrt(1 + t * t);
		rotate(rows[p], rows[q], cosine, cosine * t);
		rotate(rotations[p], rotations[q], cosine, cosine * t);
		return true;
	}

	private static void rotate(double[] x, double[] y, double cosine, double sine) {
		for (int i = 0; i < x.length; i++) {
			double a = x[i];
			double b = y[i];
			x[i] = cosine * a - sine * b;
			y[i] = sine * a + cosine * b;
		}
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}

	private static void scale(double[] a, double factor) {
		for (int i = 0; i < a.length; i++) {
			a[i] *= factor;
		}
	}
}
