// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.numerics.function.Elementary;

/** How the learning rate changes in the course of a training. */
public enum Schedule {
	/** The same all the time. */
	CONSTANT {
		@Override
		double factor(double done) {
			return 1;
		}
	},
	/** A tenth in the last fifth. */
	STEP {
		@Override
		double factor(double done) {
			return done < 0.8 ? 1 : 0.1;
		}
	},
	/** Down to 1 % along an exponential. */
	EXPONENTIAL {
		@Override
		double factor(double done) {
			return Elementary.exp(-4.605170185988091 * done);
		}
	},
	/** Down to 0 along half a cosine (Loshchilov and Hutter 2017, eq. 5). */
	COSINE {
		@Override
		double factor(double done) {
			return 0.5 * (1 + StrictMath.cos(Math.PI * done));
		}
	};

	/**
	 * What the learning rate is multiplied by.
	 *
	 * @param done part of the training that is over, 0..1
	 */
	abstract double factor(double done);
}
