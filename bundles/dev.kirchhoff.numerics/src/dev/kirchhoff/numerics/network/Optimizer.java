// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Moves parameters against their gradients. Holds the state of one training; confined to one thread at a time.
 *
 * @since 1.0
 */
public sealed interface Optimizer permits Adam, Sgd {

	/**
	 * One step, in place. Running statistics of normalisations follow the minibatch by their layer's momentum. A frozen
	 * value keeps its state (moments) too.
	 *
	 * @param rate learning rate of this step
	 */
	void step(Parameters parameters, Gradients gradients, float rate, Constraints constraints);

	default void step(Parameters parameters, Gradients gradients, float rate) {
		step(parameters, gradients, rate, Constraints.NONE);
	}
}
