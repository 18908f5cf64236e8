// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;

/** How weights begin. */
enum Start {
	/** With the weights that the network comes with, else as XAVIER. */
	AUTOMATIC, XAVIER, HE, FAN_IN,
	/** With the weights that the network comes with. */
	GIVEN;

	/** First weights, which nobody else holds. */
	Parameters draw(TrainingTask task, float bias) {
		if (this == GIVEN || this == AUTOMATIC && task.given() != null) {
			return Given.of(task).copy();
		}
		return draw(task.network(), task.random().split("weights"), bias);
	}

	private Parameters draw(Network network, RandomStream random, float bias) {
		return switch (this) {
			case AUTOMATIC, XAVIER -> Initializer.XAVIER_UNIFORM.draw(network, random, bias);
			case HE -> Initializer.HE_UNIFORM.draw(network, random, bias);
			case FAN_IN -> Initializer.FAN_IN_UNIFORM.draw(network, random);
			case GIVEN -> throw new IllegalStateException("nothing is drawn");
		};
	}
}
