// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

/** How well fitted values meet measured ones. */
final class Statistics {
	private double sum;
	private double squares;
	private double left;
	private int count;

	void add(double measured, double fitted) {
		sum += measured;
		squares += measured * measured;
		left += (fitted - measured) * (fitted - measured);
		count++;
	}

	/** Part of the variance that is explained. */
	double rSquared() {
		double variance = squares - sum * sum / count;
		return variance > 0 ? 1 - left / variance : Double.NaN;
	}

	/** Root mean square of what is left. */
	double rms() {
		return Math.sqrt(left / count);
	}
}
