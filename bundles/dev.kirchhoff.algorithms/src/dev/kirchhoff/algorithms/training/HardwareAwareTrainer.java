// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;

/**
 * Trains with the weights that newly simulated transfers show: every minibatch takes its gradient at another array's weights and
 * applies it to the clean ones (reparametrisation trick); weights on stuck cells are substituted and not updated (Drolet et al. 2023,
 * Fig. 1 and Supplementary Note 1). Works with every device, mapping and programming algorithm.
 */
public record HardwareAwareTrainer(
		Options options,
		@Parameter(doc = "Update weights that sit on a stuck cell too", value = "false") boolean updateStuck)
		implements Trainer {

	@Override
	public boolean hardwareAware() {
		return true;
	}

	@Override
	public Parameters train(TrainingTask task) {
		var transfer = task.transfer();
		return new Descent(task, options, (weights, step, effective, frozen) -> {
			transfer.sample(weights, step, effective, frozen);
			if (updateStuck) {
				frozen.clear();
			}
		}).run();
	}
}
