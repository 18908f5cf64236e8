// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Random draws in bulk. Every implementation gives the bits of {@link Philox}, {@link Uniform} and
 * {@link NormalQuantile}, draw by draw; {@code out[i]} is draw {@code first + i - from}. Ranges are checked by the caller.
 */
public interface Draws {
	void uniform(long key, long first, double[] out, int from, int to);

	void uniform(long key, long first, float[] out, int from, int to);

	void normal(long key, long first, double[] out, int from, int to);

	void normal(long key, long first, float[] out, int from, int to);

	/** The fastest implementation this machine runs. */
	static Draws best() {
		return Best.DRAWS;
	}

	/** Holder, so that the choice is made when the first draw in bulk is wanted. */
	final class Best {
		private static final Draws DRAWS = Lanes.usable() ? Lanes.load(Draws.class, "VectorDraws") : new PlainDraws();

		private Best() {
		}
	}
}
