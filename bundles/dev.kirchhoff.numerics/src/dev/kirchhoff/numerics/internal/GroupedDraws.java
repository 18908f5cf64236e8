// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Bulk draws in stages: the odd draws before the first and after the last whole group of {@link Philox} one by one, the
 * groups between them by the kernels of a subclass.
 */
abstract class GroupedDraws implements Draws {
	/** Draws a stage makes at once: they stay in the first-level cache. A multiple of the group. */
	private static final int CHUNK = 1024;

	/**
	 * Uniform draws of whole groups.
	 *
	 * @param first a multiple of the group's size
	 * @param mantissa the mantissa bits to keep, and {@code offset} to subtract: see {@link Uniform}
	 */
	abstract void groups(long key, long first, double[] out, int from, int groups, long mantissa, double offset);

	/** {@link NormalQuantile#of} in place; the range is a whole number of groups. */
	abstract void quantiles(double[] a, int from, int to);

	/** {@code out[at + i] = (float) a[i]} for i below n, a whole number of groups. */
	abstract void round(double[] a, float[] out, int at, int n);

	@Override
	public final void uniform(long key, long first, double[] out, int from, int to) {
		int head = head(first, from, to);
		int tail = tail(head, to);
		for (int i = from; i < head; i++) {
			out[i] = Uniform.of(Philox.bits(key, first + i - from));
		}
		groups(key, first + head - from, out, head, (tail - head) / Philox.GROUP, -1L, Uniform.OFFSET);
		for (int i = tail; i < to; i++) {
			out[i] = Uniform.of(Philox.bits(key, first + i - from));
		}
	}

	@Override
	public final void uniform(long key, long first, float[] out, int from, int to) {
		int head = head(first, from, to);
		int tail = tail(head, to);
		for (int i = from; i < head; i++) {
			out[i] = Uniform.floatOf(Philox.bits(key, first + i - from));
		}
		var draws = new double[Math.min(CHUNK, tail - head)];
		for (int i = head; i < tail; i += CHUNK) {
			int n = Math.min(CHUNK, tail - i);
			groups(key, first + i - from, draws, 0, n / Philox.GROUP, Uniform.FLOAT_MANTISSA, Uniform.FLOAT_OFFSET);
			round(draws, out, i, n);
		}
		for (int i = tail; i < to; i++) {
			out[i] = Uniform.floatOf(Philox.bits(key, first + i - from));
		}
	}

	@Override
	public final void normal(long key, long first, double[] out, int from, int to) {
		int head = head(first, from, to);
		int tail = tail(head, to);
		for (int i = from; i < head; i++) {
			out[i] = normal(key, first + i - from);
		}
		for (int i = head; i < tail; i += CHUNK) {
			int n = Math.min(CHUNK, tail - i);
			groups(key, first + i - from, out, i, n / Philox.GROUP, -1L, Uniform.OFFSET);
			quantiles(out, i, i + n);
		}
		for (int i = tail; i < to; i++) {
			out[i] = normal(key, first + i - from);
		}
	}

	@Override
	public final void normal(long key, long first, float[] out, int from, int to) {
		int head = head(first, from, to);
		int tail = tail(head, to);
		for (int i = from; i < head; i++) {
			out[i] = (float) normal(key, first + i - from);
		}
		var draws = new double[Math.min(CHUNK, tail - head)];
		for (int i = head; i < tail; i += CHUNK) {
			int n = Math.min(CHUNK, tail - i);
			groups(key, first + i - from, draws, 0, n / Philox.GROUP, -1L, Uniform.OFFSET);
			quantiles(draws, 0, n);
			round(draws, out, i, n);
		}
		for (int i = tail; i < to; i++) {
			out[i] = (float) normal(key, first + i - from);
		}
	}

	private static double normal(long key, long index) {
		return NormalQuantile.of(Uniform.of(Philox.bits(key, index)));
	}

	private static int head(long first, int from, int to) {
		return (int) Math.min(to, from + (-first & Philox.GROUP - 1));
	}

	private static int tail(int head, int to) {
		return head + (to - head) / Philox.GROUP * Philox.GROUP;
	}
}
