// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Look-up of functions in tables at equal steps of the signed root of a variable, in 32 bit and in bulk. Every implementation gives the
 * same bits. Ranges of arrays are the caller's care.
 */
public interface LookUp {
	/** Functions of a table. */
	int FUNCTIONS = 4;

	/**
	 * Where nodes are: root r of the variable is {@code offset + max(r - middle, 0) * above + min(r - middle, 0) * below} steps behind the
	 * first node.
	 *
	 * @param least  smallest value of the variable
	 * @param most   largest value of the variable
	 * @param middle a root at which the steps change
	 * @param last   index of the last step
	 */
	record Scale(float least, float most, float middle, float above, float below, int offset, int last) {
	}

	/**
	 * Sets {@code index[i]} to the step, 0 to the last, and {@code t[i]} to the place in it at which {@code x[from + i]} lies, for i below
	 * count. A value out of range gets the first or the last step and a place beyond it.
	 *
	 * @return whether all values are within the range; one that is no number counts as such
	 */
	boolean locate(Scale scale, float[] x, int from, int count, int[] index, float[] t);

	/**
	 * Interpolates four functions linearly: {@code out[at + i * step + f] = p + t[i] (q - p)} with {@code p = table[4 index[i] + f]} and
	 * {@code q = table[4 index[i] + 4 + f]}, for i below count.
	 */
	void interpolate(float[] table, int[] index, float[] t, int count, float[] out, int at, int step);

	/** The fastest implementation at this time, for that many values. */
	static LookUp best(int values) {
		return Choice.UPGRADE.get(values);
	}

	/** Holder of the one choice of this process. */
	final class Choice {
		static final Upgrade<LookUp> UPGRADE = new Upgrade<>(new PlainLookUp(),
				() -> Lanes.usable() ? Lanes.load(LookUp.class, "VectorLookUp") : null, Choice::exercise);

		private Choice() {
		}

		private static void exercise(LookUp lookUp) {
			int n = 1024;
			var x = new float[n];
			for (int i = 0; i < n; i++) {
				x[i] = (i * 37 % n - n / 2) / 512f;
			}
			var index = new int[n];
			lookUp.locate(new Scale(-1, 1, 0, 500, 500, 500, 999), x, 0, n, index, x);
			lookUp.interpolate(new float[FUNCTIONS * 1001], index, x, n, new float[FUNCTIONS * n], 0, FUNCTIONS);
		}
	}
}
