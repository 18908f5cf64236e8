// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.numerics.network.Network;

/**
 * Which classes the outputs of all copies mean.
 *
 * @param outputs row-major [copies][samples][width]
 */
record Answers(float[] outputs, int samples, int width, dev.kirchhoff.numerics.network.Answers answers) {
	static Answers of(Observation observation) {
		Network network = observation.network();
		return new Answers(observation.outputs(), observation.test().count(), network.outputShape().size(), new dev.kirchhoff.numerics.network.Answers(network));
	}

	/** Class that a copy gives a sample. */
	int of(int copy, int sample) {
		return answers.of(outputs, (copy * samples + sample) * width);
	}
}
