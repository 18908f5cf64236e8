// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * Mean of the weights over the last part of a training. It takes out the jitter that a constant learning rate and noisy gradients leave
 * in the last weights (Polyak and Juditsky 1992).
 */
final class TailMean {
	private static final double ROUNDING = 1e-9;

	private final double part;
	private final Parameters mean;
	private int count;

	/** @param part of the training that counts, 0..1; 0 leaves the last weights as they are */
	TailMean(Parameters weights, double part) {
		this.part = part;
		this.mean = part > 0 ? weights.copy() : null;
	}

	/** @param done part of the training that is over, 0..1 */
	void add(Parameters weights, double done) {
		if (part == 0 || done < 1 && done <= 1 - part + ROUNDING) {
			return;
		}
		count++;
		for (int node = 0; node < weights.nodes(); node++) {
			for (var tensor : Tensor.values()) {
				var values = weights.get(node, tensor);
				if (values != null) {
					var means = mean.get(node, tensor);
					for (int k = 0; k < values.length; k++) {
						means[k] += (values[k] - means[k]) / count;
					}
				}
			}
		}
	}

	/** The mean, or the last weights if none is wanted. */
	Parameters of(Parameters last) {
		return count == 0 ? last : mean;
	}
}
