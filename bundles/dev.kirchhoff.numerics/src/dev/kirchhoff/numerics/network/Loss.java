// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.function.Elementary;

/** What training makes small. Targets are [batch][targets], see {@link #targets}. */
public enum Loss {

	/**
	 * Binary cross-entropy of the sigmoid of the outputs, mean over batch and outputs; a target per output in 0..1. The
	 * loss (not the gradient) is exact to about 1e-7 per value.
	 */
	BINARY_CROSS_ENTROPY_WITH_LOGITS {
		@Override
		double derive(float[] z, float[] targets, int outputs, int batch, float[] delta) {
			var count = outputs * batch;
			System.arraycopy(z, 0, delta, 0, count);
			Elementary.sigmoid(delta, 0, count);
			var loss = logistic(z, targets, delta, count);
			subtract(delta, targets, 1f / count, count);
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
		double derive(float[] z, float[] targets, int outputs, int batch, float[] delta) {
			System.arraycopy(z, 0, delta, 0, outputs * batch);
			var loss = 0.0;
			for (var n = 0; n < batch; n++) {
				var label = (int) targets[n];
				if (label != targets[n] || label < 0 || label >= outputs)
					throw new IllegalArgumentException(
							"target " + targets[n] + " of sample " + n + " is none of the " + outputs + " classes");
				loss += Softmax.apply(delta, outputs, batch, n) - z[label * batch + n];
				delta[label * batch + n] -= 1;
			}
			Rows.scale(1f / batch, delta, 0, delta, 0, outputs * batch);
			return loss / batch;
		}
	},

	/** (output - target)^2, mean over batch and outputs. */
	MEAN_SQUARED_ERROR {
		@Override
		double derive(float[] z, float[] targets, int outputs, int batch, float[] delta) {
			var count = outputs * batch;
			var loss = 0.0;
			for (var k = 0; k < count; k++) {
				var error = z[k] - targets[k];
				loss += error * error;
			}
			System.arraycopy(z, 0, delta, 0, count);
			subtract(delta, targets, 2f / count, count);
			return loss / count;
		}
	};

	/** Targets of one sample for a network with this many outputs. */
	public int targets(int outputs) {
		return outputs;
	}

	/**
	 * Loss of outputs z, [outputs][batch], and its derivative by them; targets are feature-major alike.
	 */
	abstract double derive(float[] z, float[] targets, int outputs, int batch, float[] delta);

	/** delta = factor (delta - targets). */
	private static void subtract(float[] delta, float[] targets, float factor, int count) {
		for (var k = 0; k < count; k++)
			delta[k] = factor * (delta[k] - targets[k]);
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
