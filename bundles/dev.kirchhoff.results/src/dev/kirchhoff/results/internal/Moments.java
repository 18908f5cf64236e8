// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

/** Count, mean and spread of finite values (Welford), some of which may count for more than others. */
public final class Moments {
	private long count;
	private double weight;
	private double mean;
	private double squares;

	public void add(double value) {
		add(value, 1);
	}

	/** @param times how many values it is the mean of; nothing is added for none */
	public void add(double value, double times) {
		if (Double.isFinite(value) && times > 0) {
			count++;
			weight += times;
			double delta = value - mean;
			mean += delta * times / weight;
			squares += times * delta * (value - mean);
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
		return count < 2 ? Double.NaN : Math.sqrt(squares / (weight * (count - 1) / count));
	}
}
