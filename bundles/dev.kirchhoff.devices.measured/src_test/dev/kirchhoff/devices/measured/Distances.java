// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How far samples are from a distribution: Kolmogorov-Smirnov, scaled so that 1.95 is exceeded by chance once in a thousand. */
final class Distances {
	private Distances() {
	}

	/** @param distribution probability to be at most x */
	static double of(double[] sample, DoubleUnaryOperator distribution) {
		var sorted = sample.clone();
		Arrays.sort(sorted);
		double n = sorted.length;
		double most = 0;
		for (int i = 0; i < n; i++) {
			double expected = distribution.applyAsDouble(sorted[i]);
			most = Math.max(most, Math.max((i + 1) / n - expected, expected - i / n));
		}
		return most * Math.sqrt(n);
	}

	static double mean(double[] sample) {
		return Arrays.stream(sample).average().orElseThrow();
	}

	static double deviation(double[] sample) {
		double mean = mean(sample);
		return Math.sqrt(Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (sample.length - 1));
	}
}
