// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.function.Elementary;

/** Softmax over the features of every sample of a panel [features][batch]. */
final class Softmax {

	private Softmax() {
	}

	/** Replaces values by probabilities. */
	static void apply(float[] z, int features, int batch) {
		for (var n = 0; n < batch; n++)
			apply(z, features, batch, n);
	}

	/** The same for sample {@code n}; returns the logarithm of the sum of exponentials of what was there. */
	static double apply(float[] z, int features, int batch, int n) {
		var largest = z[n];
		for (var f = 1; f < features; f++)
			largest = Math.max(largest, z[f * batch + n]);
		var sum = 0.0;
		for (var f = 0; f < features; f++) {
			var e = Elementary.exp((double) z[f * batch + n] - largest);
			z[f * batch + n] = (float) e;
			sum += e;
		}
		var factor = (float) (1 / sum);
		for (var f = 0; f < features; f++)
			z[f * batch + n] *= factor;
		return largest + Elementary.log(sum);
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
