// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;

/** Trains by gradient descent on minibatches without a thought for the hardware, but for weights of few values if asked. */
public record GradientTrainer(Options options) implements Trainer {

	@Override
	public Parameters train(TrainingTask task) {
		return new Descent(task, options, null).run();
	}
}
