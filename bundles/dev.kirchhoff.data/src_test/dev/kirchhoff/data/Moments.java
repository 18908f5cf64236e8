// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import java.util.Arrays;

/** Moments of samples. */
final class Moments {
	private Moments() {
	}

	static double mean(double[] sample) {
		return Arrays.stream(sample).average().orElseThrow();
	}

	static double deviation(double[] sample) {
		double mean = mean(sample);
		return Math.sqrt(Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (sample.length - 1));
	}
}
