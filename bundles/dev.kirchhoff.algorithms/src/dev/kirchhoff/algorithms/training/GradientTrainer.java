// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;

/**
 * Trains by gradient descent on minibatches without a thought for the hardware. The loss is binary cross-entropy for a single output
 * and softmax cross-entropy for several.
 */
public record GradientTrainer(
		@Parameter(doc = "Passes over the training samples", value = "100", min = 1) int epochs,
		@Parameter(doc = "Samples of a minibatch", value = "256", min = 1) int batch,
		@Parameter(doc = "Learning rate", value = "0.01", min = 1e-12) double rate,
		@Parameter(doc = "How the learning rate changes", value = "constant") Schedule schedule,
		@Parameter(doc = "Which optimizer moves the weights", value = "adam") Descent.Method method,
		@Parameter(doc = "Momentum of SGD", value = "0", min = 0, max = 0.999999) double momentum,
		@Parameter(doc = "Largest absolute weight; 0 is no bound", value = "0", min = 0) double bound,
		@Parameter(doc = "Distribution of the first weights", value = "xavier") Descent.Start start,
		@Parameter(doc = "First value of all biases", value = "0.01") double bias,
		@Parameter(doc = "Last part of the training over which weights are averaged; 0 takes the last weights", value = "0", min = 0, max = 1) double average)
		implements Trainer {

	@Override
	public Parameters train(TrainingTask task) {
		return Descent.run(task, new Descent.Settings(epochs, batch, rate, schedule, method, momentum, bound, start, bias, average), null);
	}
}
