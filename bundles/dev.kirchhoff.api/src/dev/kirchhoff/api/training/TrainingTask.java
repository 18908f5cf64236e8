// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.training;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * What a trainer is given.
 *
 * @param given    weights that the network comes with, which a trainer must not change; null if there are none
 * @param random   source of all its randomness
 * @param transfer the arrays the network will be put on; null unless the trainer is {@link Trainer#hardwareAware()}
 * @param curve    is told how training goes
 * @since 1.0
 */
public record TrainingTask(Network network, Parameters given, DataSet data, RandomStream random, Transfer transfer, Curve curve, Monitor monitor) {
	/** Of a network that comes without weights. */
	public TrainingTask(Network network, DataSet data, RandomStream random, Transfer transfer, Curve curve, Monitor monitor) {
		this(network, null, data, random, transfer, curve, monitor);
	}

	/** Receives the course of a training, for plots. */
	@FunctionalInterface
	public interface Curve {
		/** Nobody looks. */
		Curve NONE = (epoch, loss, accuracy) -> {
		};

		/**
		 * @param epoch    number of finished epochs
		 * @param loss     mean over the epoch
		 * @param accuracy 0..1 on the test samples, of the network as it would be used now; NaN if not measured
		 */
		void point(int epoch, double loss, double accuracy);

		/**
		 * The same with more that the trainer has to say of this moment, for metrics that know it.
		 *
		 * @param further of a length and meaning that are the trainer's own, for example a histogram
		 */
		default void point(int epoch, double loss, double accuracy, double... further) {
			point(epoch, loss, accuracy);
		}
	}
}
