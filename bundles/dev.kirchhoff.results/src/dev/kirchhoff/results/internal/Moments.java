// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

/** Count, mean and spread of finite values (Welford). */
public final class Moments {
	private long count;
	private double mean;
	private double squares;

	public void add(double value) {
		if (Double.isFinite(value)) {
			count++;
			double delta = value - mean;
			mean += delta / count;
			squares += delta * (value - mean);
		}
	}

	public long count() {
		return count;
	}

	/** NaN if there were no values. */
	public double mean() {
		return count == 0 ? Double.NaN : mean;
	}

	/** Of the sample; NaN for fewer than two values. */
	public double sd() {
		return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
	}
}
