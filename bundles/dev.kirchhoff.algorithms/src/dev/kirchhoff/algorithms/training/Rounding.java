// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

/** Which few values weights are rounded to while they are trained; biases alike. */
enum Rounding {
	/** None: any value. */
	NONE {
		@Override
		void round(float[] weights, float[] into) {
			System.arraycopy(weights, 0, into, 0, weights.length);
		}
	},
	/** -1 and 1, by the sign (Courbariaux et al. 2016). */
	BINARY {
		@Override
		void round(float[] weights, float[] into) {
			for (int k = 0; k < weights.length; k++) {
				into[k] = weights[k] < 0 ? -1 : 1;
			}
		}
	},
	/** -1, 0 and 1: 0 where the absolute weight is below 0.7 of its mean over the tensor (Li and Liu 2016, eq. 6). */
	TERNARY {
		@Override
		void round(float[] weights, float[] into) {
			double sum = 0;
			for (float w : weights) {
				sum += Math.abs(w);
			}
			float threshold = (float) (0.7 * sum / weights.length);
			for (int k = 0; k < weights.length; k++) {
				into[k] = Math.abs(weights[k]) > threshold ? Math.signum(weights[k]) : 0;
			}
		}
	};

	abstract void round(float[] weights, float[] into);
}
