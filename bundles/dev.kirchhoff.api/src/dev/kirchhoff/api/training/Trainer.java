// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.training;

import dev.kirchhoff.numerics.network.Parameters;

/**
 * Finds the weights of a network.
 * <p>
 * An implementation is a record of its parameters without state of its own.
 *
 * @since 1.0
 */
public interface Trainer {
	/**
	 * Whether training looks at the arrays the network will be put on ({@link TrainingTask#transfer()}). If not, sweeps over
	 * hardware share one training.
	 */
	default boolean hardwareAware() {
		return false;
	}

	/** Trains, from scratch or from {@link TrainingTask#given()}, and returns the weights. The same task gives the same weights. */
	Parameters train(TrainingTask task);
}
