// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures how well sums of products stand for a device: at points spread evenly over ln g x v (the sequence R2 of M. Roberts, with the
 * plastic number), and, for the largest error, on the four edges, where errors of such sums are largest.
 */
final class TruncationMeter {
	private static final int INSIDE = 1 << 15;
	private static final int EDGE = 1 << 8;
	private static final int POINTS = INSIDE + 4 * EDGE;
	private static final double STEP_1 = 0.7548776662466927;
	private static final double STEP_2 = 0.5698402909980532;

	private final CurrentVoltage law;
	private final double[] g = new double[POINTS];
	/** Representable in 32 bit, so that both precisions are measured at the same voltage. */
	private final float[] v = new float[POINTS];

	TruncationMeter(CurrentVoltage law, OperatingRange range) {
		this.law = law;
		for (int i = 0; i < INSIDE; i++) {
			put(i, range, fraction(STEP_1 * (i + 1)), fraction(STEP_2 * (i + 1)));
		}
		for (int i = 0; i < EDGE; i++) {
			double along = i / (EDGE - 1.0);
			put(INSIDE + i, range, 0, along);
			put(INSIDE + EDGE + i, range, 1, along);
			put(INSIDE + 2 * EDGE + i, range, along, 0);
			put(INSIDE + 3 * EDGE + i, range, along, 1);
		}
	}

	private static double fraction(double x) {
		return x - Math.floor(x);
	}

	private void put(int i, OperatingRange range, double inG, double inV) {
		double ratio = range.mostConductance() / range.leastConductance();
		g[i] = Math.min(range.leastConductance() * Math.pow(ratio, inG), range.mostConductance());
		v[i] = (float) (range.leastVoltage() + (range.mostVoltage() - range.leastVoltage()) * inV);
	}

	/**
	 * One for each number of terms, from 1 to all of the law's.
	 *
	 * @param ofTables an error that is known already, A; points may miss where a table jumps
	 */
	List<Truncation> measure(SeparableLaw separable, double ofTables) {
		int terms = separable.rank();
		var in64 = new Errors(terms);
		var in32 = new Errors(terms);
		var panel = separable.voltagePanel(1);
		panel.fill(v, POINTS, 0, POINTS);
		double squares = 0;
		double largest = 0;
		for (int i = 0; i < POINTS; i++) {
			boolean inside = i < INSIDE;
			double exact = law.current(g[i], v[i]);
			squares += inside ? exact * exact : 0;
			largest = Math.max(largest, Math.abs(exact));
			var a = separable.conductanceFactors(g[i]);
			var b = separable.voltageFactors(v[i]);
			double sum = 0;
			float sumOf32 = 0;
			for (int k = 0; k < terms; k++) {
				sum += a[k] * b[k];
				sumOf32 += (float) a[k] * panel.values()[i * panel.rowLength() + k];
				in64.add(k, sum - exact, inside);
				in32.add(k, sumOf32 - exact, inside);
			}
		}
		var result = new ArrayList<Truncation>();
		for (int k = 0; k < terms; k++) {
			result.add(new Truncation(k + 1, Math.sqrt(in64.squares[k] / squares), Math.max(in64.largest[k], ofTables) / largest,
					Math.sqrt(in32.squares[k] / squares), Math.max(in32.largest[k], ofTables) / largest, POINTS));
		}
		return result;
	}

	/** Errors by number of terms. */
	private static final class Errors {
		private final double[] squares;
		private final double[] largest;

		Errors(int terms) {
			squares = new double[terms];
			largest = new double[terms];
		}

		void add(int k, double error, boolean inside) {
			squares[k] += inside ? error * error : 0;
			largest[k] = Math.max(largest[k], Math.abs(error));
		}
	}
}
