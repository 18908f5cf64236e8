// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;

/**
 * Which class a network's outputs mean: the largest of several; of a single output, whether it is on the upper side of its function's
 * middle.
 *
 * @param outputs row-major [copies][samples][width]
 */
record Answers(float[] outputs, int samples, int width, float middle) {
	static Answers of(Observation observation) {
		int samples = observation.test().count();
		return new Answers(observation.outputs(), samples, observation.network().outputShape().size(), middle(observation.network()));
	}

	private static float middle(Network network) {
		boolean positive = network.node(network.output()).layer() instanceof Layer.Activation last
				&& (last.function() == Layer.Function.SIGMOID || last.function() == Layer.Function.STEP);
		return positive ? 0.5f : 0;
	}

	/** Class that a copy gives a sample. */
	int of(int copy, int sample) {
		int from = (copy * samples + sample) * width;
		if (width == 1) {
			return outputs[from] > middle ? 1 : 0;
		}
		int best = 0;
		for (int k = 1; k < width; k++) {
			if (outputs[from + k] > outputs[from + best]) {
				best = k;
			}
		}
		return best;
	}
}
