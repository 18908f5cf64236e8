// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.function.Elementary;

/**
 * What training makes small. Targets are [batch][targets], see {@link #targets}.
 *
 * @since 1.0
 */
public enum Loss {

	/**
	 * Binary cross-entropy of the sigmoid of the outputs, mean over batch and outputs; a target per output in 0..1. The
	 * loss (not the gradient) is exact to about 1e-7 per value.
	 */
	BINARY_CROSS_ENTROPY_WITH_LOGITS {
		@Override
		double derive(float[] z, float[] targets, int outputs, int batch, float[] delta, Softmax softmax) {
			var count = outputs * batch;
			Elementary.sigmoid(z, 0, delta, 0, count);
			var loss = logistic(z, targets, delta, count);
			subtract(delta, targets, 1f / count, delta, count);
			return loss / count;
		}
	},

	/** Cross-entropy of the softmax of the outputs, mean over the batch; the target of a sample is its class, 0, 1, ... */
	SOFTMAX_CROSS_ENTROPY {
		@Override
		public int targets(int outputs) {
			return 1;
		}

		@Override
		double derive(float[] z, float[] targets, int outputs, int batch, float[] delta, Softmax softmax) {
			for (var n = 0; n < batch; n++)
				requireClass(targets[n], outputs, n);
			var loss = softmax.apply(z, targets, outputs, batch, delta);
			for (var n = 0; n < batch; n++)
				delta[(int) targets[n] * batch + n] -= 1;
			Rows.scale(1f / batch, delta, 0, delta, 0, outputs * batch);
			return loss / batch;
		}

		private static void requireClass(float target, int outputs, int sample) {
			if (!(target >= 0 && target < outputs && target == (int) target))
				throw new IllegalArgumentException(
						"target " + target + " of sample " + sample + " is none of the " + outputs + " classes");
		}
	},

	/** (output - target)^2, mean over batch and outputs. */
	MEAN_SQUARED_ERROR {
		@Override
		double derive(float[] z, float[] targets, int outputs, int batch, float[] delta, Softmax softmax) {
			var count = outputs * batch;
			var loss = 0.0;
			for (var k = 0; k < count; k++) {
				var error = z[k] - targets[k];
				loss += error * error;
			}
			subtract(z, targets, 2f / count, delta, count);
			return loss / count;
		}
	};

	/** Targets of one sample for a network with this many outputs. */
	public int targets(int outputs) {
		return outputs;
	}

	/**
	 * Loss of outputs z, [outputs][batch], and its derivative by them; targets are feature-major alike. The softmax is
	 * one to work with.
	 */
	abstract double derive(float[] z, float[] targets, int outputs, int batch, float[] delta, Softmax softmax);

	/** delta = factor (values - targets). */
	private static void subtract(float[] values, float[] targets, float factor, float[] delta, int count) {
		for (var k = 0; k < count; k++)
			delta[k] = factor * (values[k] - targets[k]);
	}

	/**
	 * Sum of max(z, 0) - z t - log(sigmoid(|z|)). The latter sigmoid is the larger one of s and 1 - s, at least 0.5, so
	 * that the product of hundreds of them is still a number and one logarithm does for all.
	 */
	private static double logistic(float[] z, float[] targets, float[] sigmoids, int count) {
		var sum = 0.0;
		for (var from = 0; from < count; from += 512) {
			var to = Math.min(count, from + 512);
			double product0 = 1, product1 = 1, sum0 = 0, sum1 = 0;
			var k = from;
			for (; k + 2 <= to; k += 2) {
				product0 *= 0.5 + Math.abs(sigmoids[k] - 0.5);
				product1 *= 0.5 + Math.abs(sigmoids[k + 1] - 0.5);
				sum0 += linear(z[k], targets[k]);
				sum1 += linear(z[k + 1], targets[k + 1]);
			}
			if (k < to) {
				product0 *= 0.5 + Math.abs(sigmoids[k] - 0.5);
				sum0 += linear(z[k], targets[k]);
			}
			sum += sum0 + sum1 - Elementary.log(product0 * product1);
		}
		return sum;
	}

	/** max(z, 0) - z t. */
	private static double linear(double z, double target) {
		return 0.5 * (z + Math.abs(z)) - z * target;
	}
}
