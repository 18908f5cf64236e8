// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What wires do to a read: the currents into the sense nodes beside those of the same cells, under the same sources, on ideal wires.
 * The arrays belong to the record and must not be changed.
 *
 * @param ideal A, one a column; NaN where there is no such current: for a bit line that floats, and where nothing but wires limits it
 * @param real  A, one a column
 * @since 1.0
 */
public record ReadErrors(double[] ideal, double[] real) {
	/** @throws IllegalArgumentException if the arrays differ in length */
	public ReadErrors {
		if (ideal.length != real.length) {
			throw new IllegalArgumentException(ideal.length + " ideal currents for " + real.length + " columns");
		}
	}

	/**
	 * The errors of an operating point. Where every line has a source, a cell on ideal wires has the potentials of its two sources and
	 * the ideal current is the sum over its column; where lines float, their potentials on ideal wires are solved for.
	 */
	public static ReadErrors of(OperatingPoint point) {
		var bias = point.bias();
		boolean floating = DoubleStream.concat(Arrays.stream(bias.wordLines()), Arrays.stream(bias.bitLines())).anyMatch(Double::isNaN);
		var ideal = floating ? solved(point.crossbar(), bias) : summed(point.crossbar(), bias);
		var real = point.outputCurrents();
		for (int j = 0; j < ideal.length; j++) {
			if (Double.isNaN(bias.bitLines()[j]) || !Double.isFinite(ideal[j])) {
				ideal[j] = Double.NaN;
			}
		}
		return new ReadErrors(ideal, real);
	}

	private static double[] summed(Crossbar crossbar, Bias bias) {
		int columns = crossbar.columns();
		var sums = new double[columns];
		var word = new double[columns];
		var current = new double[columns];
		var byWord = new double[columns];
		var byBit = new double[columns];
		for (int i = 0; i < crossbar.rows(); i++) {
			Arrays.fill(word, bias.wordLines()[i]);
			crossbar.cells().evaluate(i * columns, columns, word, bias.bitLines(), 0, current, byWord, byBit);
			for (int j = 0; j < columns; j++) {
				sums[j] += current[j];
			}
		}
		return sums;
	}

	private static double[] solved(Crossbar crossbar, Bias bias) {
		try {
			var ideal = new Crossbar(crossbar.rows(), crossbar.columns(), crossbar.cells(), Wiring.IDEAL);
			var point = CircuitSolver.solve(ideal, bias);
			var currents = point.outputCurrents();
			if (!point.effort().converged()) {
				Arrays.fill(currents, Double.NaN);
			}
			return currents;
		} catch (IllegalArgumentException e) {
			var none = new double[crossbar.columns()];
			Arrays.fill(none, Double.NaN); // shorted cells join two sources: on ideal wires there is no such current
			return none;
		}
	}

	public int columns() {
		return real.length;
	}

	/** real / ideal - 1 of a column: negative if current is lost. 0 if both are 0; NaN if only the ideal one is, or there is none. */
	public double relative(int column) {
		double difference = real[column] - ideal[column];
		return difference == 0 ? 0 : ideal[column] == 0 ? Double.NaN : difference / ideal[column];
	}

	/** {@link #relative(int)} of all columns. */
	public double[] relative() {
		var errors = new double[columns()];
		Arrays.setAll(errors, this::relative);
		return errors;
	}

	/** Column whose relative error is largest in magnitude; -1 if no column has one. */
	public int worst() {
		int worst = -1;
		for (int j = 0; j < columns(); j++) {
			if (!Double.isNaN(relative(j)) && (worst < 0 || Math.abs(relative(j)) > Math.abs(relative(worst)))) {
				worst = j;
			}
		}
		return worst;
	}

	/** Root of the mean square of the relative errors that there are; NaN if there are none. */
	public double rms() {
		return Math.sqrt(Arrays.stream(relative()).filter(error -> !Double.isNaN(error)).map(error -> error * error).average().orElse(Double.NaN));
	}
}
