// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

import dev.kirchhoff.api.Monitor;

/**
 * Least squares by Levenberg and Marquardt, on a model that is only known by its values: derivatives are differences. Unknowns keep their
 * bounds, and those that cannot be negative are sought by their logarithm.
 */
final class LeastSquares {
	private static final int MOST_EVALUATIONS = 400;
	/** Part of an unknown by which it is moved for a derivative. */
	private static final double STEP = 1e-5;
	/** Part of a column of the Jacobian that must be its own for its unknown to be told from the others. */
	private static final double OWN = 1e-2;

	/** What is left between model and measurement, one number a point, in equal units. */
	@FunctionalInterface
	interface Residuals {
		double[] at(double[] unknowns);
	}

	/**
	 * One unknown.
	 *
	 * @param logarithmic whether it is positive and sought by its logarithm
	 * @param scale       what a change of about one means, where it is not logarithmic
	 */
	record Unknown(double start, double low, double high, boolean logarithmic, double scale) {
		double inside(double x) {
			double value = logarithmic ? Math.exp(Math.clamp(x, -700, 700)) : x * scale;
			return Math.clamp(value, low, high);
		}

		double outside(double value) {
			return logarithmic ? Math.log(Math.max(value, Double.MIN_NORMAL)) : value / scale;
		}

		/** What a change by one of the sought number means for the unknown. */
		double slope(double value) {
			return logarithmic ? value : scale;
		}
	}

	/**
	 * What was found.
	 *
	 * @param errors standard errors; NaN where the measurement does not tell
	 * @param cost   sum of squares
	 */
	record Solution(double[] values, double[] errors, double cost) {
	}

	private final List<Unknown> unknowns;
	private final Residuals residuals;
	private final Monitor monitor;

	LeastSquares(List<Unknown> unknowns, Residuals residuals, Monitor monitor) {
		this.unknowns = unknowns;
		this.residuals = residuals;
		this.monitor = monitor;
	}

	private double[] inside(double[] x) {
		var values = new double[x.length];
		Arrays.setAll(values, k -> unknowns.get(k).inside(x[k]));
		return values;
	}

	private double[] at(double[] x) {
		monitor.check();
		var residual = residuals.at(inside(x));
		for (int k = 0; k < residual.length; k++) {
			residual[k] = Double.isFinite(residual[k]) ? residual[k] : 1e6;
		}
		return residual;
	}

	private double[] start() {
		return unknowns.stream().mapToDouble(unknown -> unknown.outside(unknown.start)).toArray();
	}

	private double[][] jacobian(double[] x, double[] here) {
		var jacobian = new double[here.length][x.length];
		for (int k = 0; k < x.length; k++) {
			double step = STEP * Math.max(1, Math.abs(x[k]));
			var moved = x.clone();
			moved[k] += step;
			if (unknowns.get(k).inside(moved[k]) == unknowns.get(k).inside(x[k])) {
				moved[k] = x[k] - step;
			}
			var there = at(moved);
			for (int row = 0; row < here.length; row++) {
				jacobian[row][k] = (there[row] - here[row]) / (moved[k] - x[k]);
			}
		}
		return jacobian;
	}

	/** Which unknowns the measurement can tell apart, those that come first before later ones. */
	boolean[] determined() {
		var x = start();
		var jacobian = jacobian(x, at(x));
		var determined = new boolean[x.length];
		var basis = new double[x.length][];
		for (int k = 0; k < x.length; k++) {
			var column = new double[jacobian.length];
			for (int row = 0; row < column.length; row++) {
				column[row] = jacobian[row][k];
			}
			double length = norm(column);
			for (int other = 0; other < k; other++) {
				if (determined[other]) {
					double part = dot(column, basis[other]);
					for (int row = 0; row < column.length; row++) {
						column[row] -= part * basis[other][row];
					}
				}
			}
			double own = norm(column);
			determined[k] = length > 0 && own > OWN * length;
			if (determined[k]) {
				for (int row = 0; row < column.length; row++) {
					column[row] /= own;
				}
				basis[k] = column;
			}
		}
		return determined;
	}

	private static double norm(double[] a) {
		return Math.sqrt(dot(a, a));
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++) {
			sum += a[k] * b[k];
		}
		return sum;
	}

	/** Empty if it does not come to an end. */
	Optional<Solution> solve() {
		var start = start();
		if (start.length == 0) {
			var residual = at(start);
			return Optional.of(new Solution(start, start, dot(residual, residual)));
		}
		int points = at(start).length;
		try {
			var problem = new LeastSquaresBuilder().start(start).target(new double[points]).maxEvaluations(MOST_EVALUATIONS).maxIterations(MOST_EVALUATIONS).lazyEvaluation(false)
					.model(point -> {
						var x = point.toArray();
						var here = at(x);
						return new Pair<>(new ArrayRealVector(here, false), new Array2DRowRealMatrix(jacobian(x, here), false));
					}).build();
			var optimum = new LevenbergMarquardtOptimizer().withCostRelativeTolerance(1e-10).withParameterRelativeTolerance(1e-10).optimize(problem);
			var x = optimum.getPoint().toArray();
			var residual = at(x);
			double cost = dot(residual, residual);
			return Optional.of(new Solution(inside(x), errors(x, residual, cost), cost));
		} catch (MathRuntimeException noEnd) {
			return Optional.empty();
		}
	}

	private double[] errors(double[] x, double[] residual, double cost) {
		var errors = new double[x.length];
		Arrays.fill(errors, Double.NaN);
		int free = residual.length - x.length;
		if (free <= 0) {
			return errors;
		}
		var jacobian = new Array2DRowRealMatrix(jacobian(x, residual), false);
		try {
			var covariance = new org.hipparchus.linear.QRDecomposition(jacobian.transposeMultiply(jacobian), 1e-14).getSolver().getInverse();
			var values = inside(x);
			for (int k = 0; k < x.length; k++) {
				errors[k] = Math.sqrt(Math.max(0, covariance.getEntry(k, k)) * cost / free) * Math.abs(unknowns.get(k).slope(values[k]));
			}
		} catch (MathRuntimeException singular) {
			// the measurement does not tell: there is no error to state
			Arrays.fill(errors, Double.NaN);
		}
		return errors;
	}
}
