// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.numerics.circuit.CurrentVoltage;

/**
 * A characteristic as points joined by straight lines, closer together where it bends more.
 *
 * @param v     ascending, V; one of them is 0
 * @param i     A
 * @param error largest difference from the law that was found between points, relative to the largest current
 */
record CurrentTable(double[] v, double[] i, double error) {
	private static final int DEEPEST = 16;
	/** Places between two points where their straight line is held against the law; the first while points are chosen, the others after. */
	private static final double[] CHOOSING = { 0.25, 0.5, 0.75 };
	private static final double[] MEASURING = { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 };

	/**
	 * Samples a law from {@code -span} to {@code span}.
	 *
	 * @param error that no point between two samples should exceed, relative to the largest current
	 */
	static CurrentTable of(CurrentVoltage law, double g, double span, double error) {
		double largest = Math.max(Math.abs(law.current(g, -span)), Math.abs(law.current(g, span)));
		var points = new ArrayList<double[]>();
		points.add(point(law, g, -span));
		sample(law, g, points.getFirst(), point(law, g, 0), error * largest, 0, points);
		sample(law, g, points.getLast(), point(law, g, span), error * largest, 0, points);
		double found = 0;
		for (int k = 1; k < points.size(); k++) {
			found = Math.max(found, difference(law, g, points.get(k - 1), points.get(k), MEASURING));
		}
		return new CurrentTable(points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray(),
				largest == 0 ? 0 : found / largest);
	}

	/** Adds the points after {@code a} up to {@code b}. */
	private static void sample(CurrentVoltage law, double g, double[] a, double[] b, double error, int depth, List<double[]> points) {
		if (depth < DEEPEST && difference(law, g, a, b, CHOOSING) > error) {
			var middle = point(law, g, (a[0] + b[0]) / 2);
			sample(law, g, a, middle, error, depth + 1, points);
			sample(law, g, middle, b, error, depth + 1, points);
		} else {
			points.add(b);
		}
	}

	private static double difference(CurrentVoltage law, double g, double[] a, double[] b, double[] places) {
		double largest = 0;
		for (double place : places) {
			double straight = a[1] + place * (b[1] - a[1]);
			largest = Math.max(largest, Math.abs(law.current(g, a[0] + place * (b[0] - a[0])) - straight));
		}
		return largest;
	}

	private static double[] point(CurrentVoltage law, double g, double v) {
		return new double[] { v, law.current(g, v) };
	}
}
