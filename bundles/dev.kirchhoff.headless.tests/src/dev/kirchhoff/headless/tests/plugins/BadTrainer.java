// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

import java.util.Arrays;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;

/** Gives all weights the same value, if it gives any. */
public record BadTrainer(@Parameter(doc = "What it does wrong", value = "none") Misdeed misdeed) implements Trainer {
	@Override
	public Parameters train(TrainingTask task) {
		if (misdeed == Misdeed.THROW) {
			throw new IllegalStateException("no idea how");
		}
		var parameters = Parameters.zeros(task.network());
		for (int node : task.network().weighted()) {
			Arrays.fill(parameters.weights(node), misdeed == Misdeed.NAN ? Float.NaN : 0.5f);
		}
		return parameters;
	}
}
