// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.results.Series;

/** Collects what many cells do, point by point, as a mean with a spread. */
final class Means {
	/** Part of the largest mean below which a spread is rounding. */
	private static final double ROUNDING = 1e-9;

	private final List<double[]> points = new ArrayList<>();

	void add(double x, double[] values) {
		points.add(new double[] { x, Batch.mean(values), Batch.sd(values) });
	}

	double last() {
		return points.getLast()[1];
	}

	Series series(String name) {
		var sd = column(2);
		double largest = 0;
		for (var point : points) {
			largest = Math.max(largest, Math.abs(point[1]));
		}
		boolean spread = false;
		for (double one : sd) {
			spread |= one > ROUNDING * largest;
		}
		return new Series(name, column(0), column(1), spread ? Optional.of(sd) : Optional.empty());
	}

	private double[] column(int k) {
		return points.stream().mapToDouble(point -> point[k]).toArray();
	}
}
