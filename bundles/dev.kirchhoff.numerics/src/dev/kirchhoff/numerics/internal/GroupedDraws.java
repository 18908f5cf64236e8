// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Bulk draws in stages: the odd draws before the first and after the last whole group of {@link Philox} one by one, the
 * groups between them by the kernels of a subclass. Short draws are made in whole groups at the ends, too: that takes less
 * time than they would one by one.
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

	/**
	 * The bits of whole groups of short draws, from {@code out[0]}: the lower halves of what {@link Philox#pair} gives for
	 * each of the first sixteen draws of a group, then the upper halves.
	 *
	 * @param first a multiple of the group's size
	 */
	abstract void words(long key, long first, int[] out, int groups);

	/** {@link BoxMuller} of what {@link #words} gave: whole groups, from {@code out[at]}. */
	abstract void normals(int[] words, float[] out, int at, int groups);

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

	@Override
	public final void noise(long key, long first, float[] out, int from, int to) {
		var words = new int[Math.max(Philox.SHORT_GROUP, Math.min(CHUNK, to - from) / Philox.SHORT_GROUP * Philox.SHORT_GROUP)];
		var piece = new float[Philox.SHORT_GROUP];
		for (int i = from; i < to;) {
			long draw = first + i - from;
			int skip = (int) draw & Philox.SHORT_GROUP - 1;
			boolean whole = skip == 0 && to - i >= Philox.SHORT_GROUP;
			int groups = whole ? Math.min(words.length, to - i) / Philox.SHORT_GROUP : 1;
			int n = Math.min(groups * Philox.SHORT_GROUP - skip, to - i);
			words(key, draw - skip, words, groups);
			normals(words, whole ? out : piece, whole ? i : 0, groups);
			if (!whole) {
				System.arraycopy(piece, skip, out, i, n);
			}
			i += n;
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
