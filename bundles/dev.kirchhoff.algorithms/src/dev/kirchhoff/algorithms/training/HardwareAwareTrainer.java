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
		@Parameter(doc = "Passes over the training samples", value = "100", min = 1) int epochs,
		@Parameter(doc = "Samples of a minibatch", value = "256", min = 1) int batch,
		@Parameter(doc = "Learning rate", value = "0.01", min = 1e-12) double rate,
		@Parameter(doc = "How the learning rate changes", value = "constant") Schedule schedule,
		@Parameter(doc = "Which optimizer moves the weights", value = "adam") Descent.Method method,
		@Parameter(doc = "Momentum of SGD", value = "0", min = 0, max = 0.999999) double momentum,
		@Parameter(doc = "Largest absolute weight; 0 is no bound", value = "0", min = 0) double bound,
		@Parameter(doc = "Distribution of the first weights", value = "xavier") Descent.Start start,
		@Parameter(doc = "First value of all biases", value = "0.01") double bias,
		@Parameter(doc = "Last part of the training over which weights are averaged; 0 takes the last weights", value = "0", min = 0, max = 1) double average,
		@Parameter(doc = "Update weights that sit on a stuck cell too", value = "false") boolean updateStuck)
		implements Trainer {

	@Override
	public boolean hardwareAware() {
		return true;
	}

	@Override
	public Parameters train(TrainingTask task) {
		var transfer = task.transfer();
		var settings = new Descent.Settings(epochs, batch, rate, schedule, method, momentum, bound, start, bias, average);
		return Descent.run(task, settings, (weights, step, effective, frozen) -> {
			transfer.sample(weights, step, effective, frozen);
			if (updateStuck) {
				frozen.clear();
			}
		});
	}
}
