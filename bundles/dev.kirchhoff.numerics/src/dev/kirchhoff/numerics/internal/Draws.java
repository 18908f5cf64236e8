// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Random draws in bulk. Every implementation gives the bits of {@link Philox}, {@link Uniform},
 * {@link NormalQuantile} and {@link BoxMuller}, draw by draw; {@code out[i]} is draw {@code first + i - from}. Ranges are checked by the caller.
 */
public interface Draws {
	void uniform(long key, long first, double[] out, int from, int to);

	void uniform(long key, long first, float[] out, int from, int to);

	void normal(long key, long first, double[] out, int from, int to);

	void normal(long key, long first, float[] out, int from, int to);

	void noise(long key, long first, float[] out, int from, int to);

	/** One standard normal of 32 bits. */
	static float noise(long key, long index) {
		long pair = Philox.pair(key, index);
		float radius = BoxMuller.radius((int) pair);
		int angle = (int) (pair >>> 32);
		return (index & 16) == 0 ? BoxMuller.sine(radius, angle) : BoxMuller.cosine(radius, angle);
	}

	/** The fastest implementation at this time, for that many draws. */
	static Draws best(int draws) {
		return Choice.UPGRADE.get(draws);
	}

	/** Holder of the one choice of this process. */
	final class Choice {
		static final Upgrade<Draws> UPGRADE = new Upgrade<>(new PlainDraws(),
				() -> Lanes.usable() ? Lanes.load(Draws.class, "VectorDraws") : null, Choice::exercise);

		private Choice() {
		}

		private static void exercise(Draws draws) {
			var doubles = new double[1024];
			var floats = new float[1024];
			draws.uniform(1, 1, doubles, 0, doubles.length);
			draws.normal(1, 1, doubles, 0, doubles.length);
			draws.uniform(1, 1, floats, 0, floats.length);
			draws.normal(1, 1, floats, 0, floats.length);
			draws.noise(1, 1, floats, 0, floats.length);
		}
	}
}
