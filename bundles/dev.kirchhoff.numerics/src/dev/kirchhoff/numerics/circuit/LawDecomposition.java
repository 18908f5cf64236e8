// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.function.IntToDoubleFunction;

import dev.kirchhoff.numerics.internal.GaussLegendre;
import dev.kirchhoff.numerics.internal.SingularValues;

/**
 * The singular value decomposition of a characteristic over ln g x v, {@code f = sum of a_k(g) b_k(v)}: no sum of as many products is
 * nearer to it in the mean square (E. Schmidt, Math. Ann. 63, 433, 1907). It is found on Gauss points. Between them, the factors are
 * what the integral equations of the decomposition say (E. J. Nystrom, Acta Math. 54, 185, 1930): sums of sections of the device's own
 * characteristic, a_k(g) = sum of w_q b_k(v_q) f(g, v_q) and b_k(v) = sum of w_p a_k(g_p) f(g_p, v). So they bend where the device
 * bends, and nothing is interpolated. The coefficients of
 * both are orthonormal vectors, so that no digits are lost. Factors are scaled to a largest b_k of about 1; the a_k then say how much
 * each term counts.
 *
 * <p>Points in v are denser towards 0, where characteristics with a square root of v are steep.
 */
final class LawDecomposition {
	/** Parts of ln g and, on each side of 0, of the root of v; six points each. */
	private static final int PANELS_OF_G = 8;
	private static final int PANELS_OF_V = 16;
	/** Terms below this part of the first one are rounding. */
	private static final double ROUNDING = 1e-14;

	private final CurrentVoltage law;
	private final double[] g;
	private final double[] v;
	/** Weights of the sections, [term][section]. */
	private final double[][] ofG;
	private final double[][] ofV;
	private final double[] values;
	private final double norm;
	/** Largest a_k, A, on the points. */
	private final double[] sizes;
	private final double largest;

	/** @throws IllegalArgumentException if the law gives no number somewhere, or no current anywhere */
	LawDecomposition(CurrentVoltage law, OperatingRange range, int mostTerms) {
		this.law = law;
		var inG = points(Math.log(range.leastConductance()), Math.log(range.mostConductance()));
		double from = signedRoot(range.leastVoltage());
		double to = signedRoot(range.mostVoltage());
		var negative = GaussLegendre.composite(from, Math.min(to, 0), from < 0 ? PANELS_OF_V : 0);
		var positive = GaussLegendre.composite(Math.max(from, 0), to, to > 0 ? PANELS_OF_V : 0);
		g = new double[inG.nodes().length];
		v = new double[negative.nodes().length + positive.nodes().length];
		var rootG = new double[g.length];
		var rootV = new double[v.length];
		for (int p = 0; p < g.length; p++) {
			g[p] = Math.clamp(Math.exp(inG.nodes()[p]), range.leastConductance(), range.mostConductance());
			rootG[p] = Math.sqrt(inG.weights()[p]);
		}
		for (int q = 0; q < v.length; q++) {
			int behind = q - negative.nodes().length;
			double s = behind < 0 ? negative.nodes()[q] : positive.nodes()[behind];
			v[q] = square(s);
			rootV[q] = Math.sqrt(2 * Math.abs(s) * (behind < 0 ? negative.weights()[q] : positive.weights()[behind]));
		}
		var matrix = new double[g.length][v.length];
		double most = 0;
		for (int p = 0; p < g.length; p++) {
			for (int q = 0; q < v.length; q++) {
				matrix[p][q] = current(g[p], v[q]);
				most = Math.max(most, Math.abs(matrix[p][q]));
			}
		}
		if (most == 0) {
			throw new IllegalArgumentException("the characteristic has no current anywhere in " + range);
		}
		for (int p = 0; p < g.length; p++) {
			for (int q = 0; q < v.length; q++) {
				matrix[p][q] *= rootG[p] * rootV[q] / most;
			}
		}
		var svd = SingularValues.of(matrix);
		int terms = 1;
		double square = 0;
		for (int k = 0; k < svd.values().length; k++) {
			square += svd.values()[k] * svd.values()[k];
			terms = svd.values()[k] > ROUNDING * svd.values()[0] ? k + 1 : terms;
		}
		norm = Math.sqrt(square);
		values = svd.values();
		largest = most;
		terms = Math.min(terms, mostTerms);
		sizes = new double[terms];
		ofG = new double[terms][g.length];
		ofV = new double[terms][v.length];
		for (int k = 0; k < terms; k++) {
			var left = svd.left()[k];
			var right = svd.right()[k];
			double mean = 0;
			double mostA = 0;
			double mostB = 0;
			for (int q = 0; q < v.length; q++) {
				mean += right[q] * rootV[q];
				mostB = Math.max(mostB, Math.abs(right[q] / rootV[q]));
			}
			for (int p = 0; p < g.length; p++) {
				mostA = Math.max(mostA, Math.abs(left[p] / rootG[p]));
			}
			double scale = Math.copySign(mostB, mean);
			sizes[k] = mostA * mostB * values[k] * most;
			for (int p = 0; p < g.length; p++) {
				ofG[k][p] = left[p] * rootG[p] / (values[k] * most * scale);
			}
			for (int q = 0; q < v.length; q++) {
				ofV[k][q] = right[q] * rootV[q] * scale;
			}
		}
	}

	/** One point if the range is one. */
	private static GaussLegendre points(double from, double to) {
		return from == to ? new GaussLegendre(new double[] { from }, new double[] { 1 }) : GaussLegendre.composite(from, to, PANELS_OF_G);
	}

	/** The variable in which voltages are spaced equally, of the sign of the voltage. */
	static double signedRoot(double v) {
		return Math.copySign(Math.sqrt(Math.abs(v)), v);
	}

	/** The voltage of a signed root. */
	static double square(double root) {
		return root * Math.abs(root);
	}

	/** How many terms there are: all that are more than rounding, or as many as were allowed. */
	int terms() {
		return ofG.length;
	}

	/** Largest part of each term in a current, A, about. */
	double[] sizes() {
		return sizes.clone();
	}

	/** Largest current on the points, A. */
	double largest() {
		return largest;
	}

	/** What so many terms leave out, relative, in the mean square; rounding at the least. */
	double remainder(int terms) {
		double square = 0;
		for (int k = terms; k < values.length; k++) {
			square += values[k] * values[k];
		}
		return Math.max(ROUNDING, Math.sqrt(square) / norm);
	}

	/** Sets {@code a[k]} to a_k(g), A. */
	void conductanceFactors(double conductance, double[] a) {
		sum(ofV, v.length, q -> current(conductance, v[q]), a);
	}

	/** Sets {@code b[k]} to b_k(v), without a unit. */
	void voltageFactors(double voltage, double[] b) {
		sum(ofG, g.length, p -> current(g[p], voltage), b);
	}

	private static void sum(double[][] weights, int sections, IntToDoubleFunction section, double[] result) {
		var at = new double[sections];
		for (int s = 0; s < sections; s++) {
			at[s] = section.applyAsDouble(s);
		}
		for (int k = 0; k < weights.length; k++) {
			double sum = 0;
			for (int s = 0; s < sections; s++) {
				sum += weights[k][s] * at[s];
			}
			result[k] = sum;
		}
	}

	/** @throws IllegalArgumentException if the law gives no number */
	double current(double conductance, double voltage) {
		double current = law.current(conductance, voltage);
		if (!Double.isFinite(current)) {
			throw new IllegalArgumentException(
					"the characteristic gives " + current + " A at " + conductance + " S and " + voltage + " V; it must be finite there");
		}
		return current;
	}
}
