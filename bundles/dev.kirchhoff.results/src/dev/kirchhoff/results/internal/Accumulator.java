// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.Arrays;

import dev.kirchhoff.results.Statistics;

/**
 * Gathers values one by one. Quantiles are exact up to {@value #EXACT} values, beyond
 * that every second of the sorted values is dropped whenever the buffer is full and fewer of the following are taken, so that
 * memory stays bounded and a quantile is off by well below a hundredth in rank.
 */
public final class Accumulator {
	private static final int EXACT = 1 << 16;

	private double[] kept = new double[256];
	private int size;
	/** how many values one kept value stands for, of those that come in now */
	private long stride = 1;
	private long skipped;
	private final Moments moments = new Moments();
	private double min = Double.POSITIVE_INFINITY;
	private double max = Double.NEGATIVE_INFINITY;

	/** Adds a value; one that is not finite is left out. */
	public void add(double value) {
		if (!Double.isFinite(value)) {
			return;
		}
		moments.add(value);
		min = Math.min(min, value);
		max = Math.max(max, value);
		if (++skipped == stride) {
			skipped = 0;
			keep(value);
		}
	}

	private void keep(double value) {
		if (size == EXACT) {
			Arrays.sort(kept, 0, size);
			for (int i = 0; i < size / 2; i++) {
				kept[i] = kept[2 * i + (i & 1)];
			}
			size /= 2;
			stride *= 2;
		}
		if (size == kept.length) {
			kept = Arrays.copyOf(kept, 2 * size);
		}
		kept[size++] = value;
	}

	/** What was gathered so far. */
	public Statistics statistics() {
		if (moments.count() == 0) {
			return Statistics.NONE;
		}
		var sorted = Arrays.copyOf(kept, size);
		Arrays.sort(sorted);
		return new Statistics(moments.count(), moments.mean(), moments.sd(), min, quantile(sorted, 0.05), quantile(sorted, 0.25), quantile(sorted, 0.5),
				quantile(sorted, 0.75), quantile(sorted, 0.95), max);
	}

	/** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
	private static double quantile(double[] sorted, double part) {
		double at = part * (sorted.length - 1);
		int low = (int) at;
		int high = Math.min(low + 1, sorted.length - 1);
		return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
	}
}
