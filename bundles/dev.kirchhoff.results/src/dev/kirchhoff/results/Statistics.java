// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;

import dev.kirchhoff.results.internal.Accumulator;

/**
 * What can be said of many values of one quantity. NaN values are not counted.
 *
 * @param sd  of the sample (n - 1); NaN for fewer than two values
 * @param p05 5 % of the values are below
 * @param q1  lower quartile
 * @param q3  upper quartile
 * @param p95 5 % of the values are above
 */
public record Statistics(long count, double mean, double sd, double min, double p05, double q1, double median, double q3, double p95,
		double max) {
	/** Nothing was counted. */
	public static final Statistics NONE = new Statistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, Double.NaN);

	/** Of all finite values. */
	public static Statistics of(double... values) {
		var accumulator = new Accumulator();
		for (double value : values) {
			accumulator.add(value);
		}
		return accumulator.statistics();
	}

	/**
	 * Of several samples together: count, mean, standard deviation, minimum and maximum. Quantiles cannot be put together and are NaN,
	 * unless there is one sample only.
	 */
	public static Statistics pooled(List<Statistics> parts) {
		var some = parts.stream().filter(part -> part.count > 0).toList();
		if (some.size() <= 1) {
			return some.isEmpty() ? NONE : some.getFirst();
		}
		long count = 0;
		double mean = 0;
		double squares = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (var part : some) {
			double delta = part.mean - mean;
			long together = count + part.count;
			mean += delta * part.count / together;
			squares += (part.count > 1 ? part.sd * part.sd * (part.count - 1) : 0) + delta * delta * ((double) count * part.count / together);
			count = together;
			min = Math.min(min, part.min);
			max = Math.max(max, part.max);
		}
		return new Statistics(count, mean, Math.sqrt(squares / (count - 1)), min, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, max);
	}
}
