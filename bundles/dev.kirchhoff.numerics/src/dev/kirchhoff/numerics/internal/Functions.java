// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Elementary functions of whole arrays: {@code out[at + i] = f(x[from + i])} for i below count. Every implementation
 * gives the bits of {@link Exponential}, {@link Logarithm} and {@link SinglePrecision}. {@code x} and {@code out} may be
 * the same array if {@code from} is {@code at}. Ranges are checked by the caller.
 */
public interface Functions {
	void exp(double[] x, int from, double[] out, int at, int count);

	void log(double[] x, int from, double[] out, int at, int count);

	void sigmoid(double[] x, int from, double[] out, int at, int count);

	void tanh(double[] x, int from, double[] out, int at, int count);

	void exp(float[] x, int from, float[] out, int at, int count);

	void log(float[] x, int from, float[] out, int at, int count);

	void sigmoid(float[] x, int from, float[] out, int at, int count);

	void tanh(float[] x, int from, float[] out, int at, int count);

	/** The fastest implementation at this time, for that many elements. */
	static Functions best(int elements) {
		return Choice.UPGRADE.get(elements);
	}

	/** Holder of the one choice of this process. */
	final class Choice {
		static final Upgrade<Functions> UPGRADE = new Upgrade<>(new PlainFunctions(),
				() -> Lanes.usable() ? Lanes.load(Functions.class, "VectorFunctions") : null, Choice::exercise);

		private Choice() {
		}

		private static void exercise(Functions f) {
			int n = 1024;
			var d = new double[n];
			var s = new float[n];
			for (int i = 0; i < n; i++) {
				d[i] = 0.01 * (i + 1);
				s[i] = (float) d[i];
			}
			f.log(d, 0, d, 0, n);
			f.exp(d, 0, d, 0, n);
			f.sigmoid(d, 0, d, 0, n);
			f.tanh(d, 0, d, 0, n);
			f.log(s, 0, s, 0, n);
			f.exp(s, 0, s, 0, n);
			f.sigmoid(s, 0, s, 0, n);
			f.tanh(s, 0, s, 0, n);
		}
	}
}
