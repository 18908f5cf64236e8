// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import dev.kirchhoff.numerics.function.Elementary;

/**
 * A sigmoid rounded to equal steps, as a function of an integer: level k begins where the sigmoid passes (k - 1/2) / levels. A table
 * gives the level at the beginning of a bin of arguments, a comparison decides whether the next one begins before the argument: nothing
 * is evaluated, and nothing branches, while a network learns.
 */
final class Neuron {
	/** First argument of each level; one more that is never reached. */
	private final long[] begin;
	private final short[] table;
	private final long low;
	private final long high;
	private final int shift;

	/**
	 * @param levels above zero; at most 2^15 - 1
	 * @param scale  what the argument is multiplied with to be that of the sigmoid
	 */
	Neuron(int levels, double scale) {
		begin = new long[levels + 2];
		begin[0] = Long.MIN_VALUE;
		begin[levels + 1] = Long.MAX_VALUE;
		for (int k = 1; k <= levels; k++) {
			double p = (k - 0.5) / levels;
			begin[k] = (long) Math.ceil(Elementary.log(p / (1 - p)) / scale);
		}
		low = begin[1] - 1;
		high = begin[levels];
		// the sigmoid is steepest in the middle: bins of a level's width there begin at most one
		long narrowest = Math.max(1, (long) (4 / (levels * scale)));
		shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(narrowest);
		table = new short[Math.toIntExact((high - low >> shift) + 1)];
		int level = 0;
		for (int bin = 0; bin < table.length; bin++) {
			while (begin[level + 1] <= low + ((long) bin << shift)) {
				level++;
			}
			table[bin] = (short) level;
		}
	}

	/** 0 .. levels. */
	int level(long sum) {
		long x = Math.max(low, Math.min(high, sum));
		int level = table[(int) (x - low >> shift)];
		return shift == 0 ? level : level + (begin[level + 1] <= x ? 1 : 0);
	}
}
