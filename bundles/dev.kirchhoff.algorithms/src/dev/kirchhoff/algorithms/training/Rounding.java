// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

/** Which few values weights are rounded to while they are trained; biases alike. The gradient goes straight through to the exact ones. */
enum Rounding {
	/** None: any value. */
	NONE {
		@Override
		void round(float[] values, double bound, int levels) {
			// stay as they are
		}
	},
	/** -1 and 1, by the sign (Courbariaux et al. 2016); 0 becomes 1. */
	BINARY {
		@Override
		void round(float[] values, double bound, int levels) {
			for (int k = 0; k < values.length; k++) {
				values[k] = values[k] < 0 ? -1 : 1;
			}
		}
	},
	/** -1, 0 and 1: 0 where the absolute weight is below 0.7 of its mean over the tensor (Li and Liu 2016, eq. 6). */
	TERNARY {
		@Override
		void round(float[] values, double bound, int levels) {
			double sum = 0;
			for (float w : values) {
				sum += Math.abs(w);
			}
			float threshold = (float) (0.7 * sum / values.length);
			for (int k = 0; k < values.length; k++) {
				values[k] = Math.abs(values[k]) > threshold ? Math.signum(values[k]) : 0;
			}
		}
	},
	/** The nearest of as many values as there are levels, in equal steps from the negative to the positive bound. */
	LEVELS {
		@Override
		void round(float[] values, double bound, int levels) {
			double middle = (levels - 1) / 2.;
			double step = bound / middle;
			for (int k = 0; k < values.length; k++) {
				double level = Math.rint(Math.clamp(values[k], -bound, bound) / step + middle);
				values[k] = (float) ((level - middle) * step);
			}
		}
	};

	/**
	 * Rounds in place.
	 *
	 * @param values a layer's weights, or its biases
	 * @param bound  largest absolute weight of the layer
	 */
	abstract void round(float[] values, double bound, int levels);
}
