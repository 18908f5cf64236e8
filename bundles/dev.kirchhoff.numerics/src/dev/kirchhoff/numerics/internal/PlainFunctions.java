// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** {@link Functions} in plain Java: the scalar functions, one after the other. */
final class PlainFunctions implements Functions {
	@Override
	public void exp(double[] x, int from, double[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = Exponential.exp(x[from + i]);
		}
	}

	@Override
	public void log(double[] x, int from, double[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = Logarithm.of(x[from + i]);
		}
	}

	@Override
	public void sigmoid(double[] x, int from, double[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = Exponential.sigmoid(x[from + i]);
		}
	}

	@Override
	public void tanh(double[] x, int from, double[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = Exponential.tanh(x[from + i]);
		}
	}

	@Override
	public void exp(float[] x, int from, float[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = SinglePrecision.exp(x[from + i]);
		}
	}

	@Override
	public void log(float[] x, int from, float[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = SinglePrecision.log(x[from + i]);
		}
	}

	@Override
	public void sigmoid(float[] x, int from, float[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = SinglePrecision.sigmoid(x[from + i]);
		}
	}

	@Override
	public void tanh(float[] x, int from, float[] out, int at, int count) {
		for (int i = 0; i < count; i++) {
			out[at + i] = SinglePrecision.tanh(x[from + i]);
		}
	}
}
