// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.function.Elementary;

/** Softmax over the features of every sample of a panel [features][batch]. Confined to one thread at a time. */
final class Softmax {

	/** Per sample. */
	private float[] largest = {};
	private float[] sums = {};

	/** Sets y to the probabilities of z; they may be the same array. */
	void apply(float[] z, int features, int batch, float[] y) {
		if (largest.length < batch) {
			largest = new float[batch];
			sums = new float[batch];
		}
		System.arraycopy(z, 0, largest, 0, batch);
		for (var f = 1; f < features; f++)
			raise(largest, z, f * batch, batch);
		for (var f = 0; f < features; f++)
			subtract(z, f * batch, largest, y, batch);
		Elementary.exp(y, 0, features * batch);
		System.arraycopy(y, 0, sums, 0, batch);
		for (var f = 1; f < features; f++)
			Rows.add(y, f * batch, sums, 0, batch);
		for (var f = 0; f < features; f++)
			divide(y, f * batch, sums, batch);
	}

	/**
	 * Sets y to the probabilities of z and returns the sum over samples of -log(probability of the label). z, which must
	 * be another array, gives the logarithm where the probability itself is rounded to 0.
	 */
	double apply(float[] z, float[] labels, int features, int batch, float[] y) {
		apply(z, features, batch, y);
		Elementary.log(sums, 0, batch);
		var loss = 0.0;
		for (var n = 0; n < batch; n++)
			loss += (double) largest[n] - z[(int) labels[n] * batch + n] + sums[n];
		return loss;
	}

	private static void raise(float[] largest, float[] z, int at, int batch) {
		for (var n = 0; n < batch; n++)
			largest[n] = Math.max(largest[n], z[at + n]);
	}

	private static void subtract(float[] z, int at, float[] largest, float[] y, int batch) {
		for (var n = 0; n < batch; n++)
			y[at + n] = z[at + n] - largest[n];
	}

	private static void divide(float[] y, int at, float[] sums, int batch) {
		for (var n = 0; n < batch; n++)
			y[at + n] /= sums[n];
	}

	/** dz = y (dy - sum of y dy). */
	static void differentiate(float[] y, float[] dy, int features, int batch, float[] dz) {
		for (var n = 0; n < batch; n++) {
			var sum = 0f;
			for (var k = n; k < features * batch; k += batch)
				sum += y[k] * dy[k];
			for (var k = n; k < features * batch; k += batch)
				dz[k] = y[k] * (dy[k] - sum);
		}
	}
}
