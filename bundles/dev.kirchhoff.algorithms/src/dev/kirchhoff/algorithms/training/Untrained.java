// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;

/** Draws first weights and leaves it at that: for networks that learn on the chip. */
public record Untrained(
		@Parameter(doc = "Distribution of the weights", value = "xavier") Start start,
		@Parameter(doc = "Value of all biases", value = "0") double bias,
		@Parameter(doc = "Largest absolute weight of a uniform distribution instead; 0 takes the distribution of start", value = "0", min = 0) double scale)
		implements Trainer {

	@Override
	public Parameters train(TrainingTask task) {
		var weights = start.draw(task, (float) bias);
		if (scale > 0) {
			for (int node : task.network().weighted()) {
				var stream = task.random().split("uniform").split(node);
				var values = weights.get(node, Tensor.WEIGHTS);
				for (int k = 0; k < values.length; k++) {
					values[k] = (float) (scale * (2 * stream.uniform(k) - 1));
				}
			}
		}
		return weights;
	}
}
