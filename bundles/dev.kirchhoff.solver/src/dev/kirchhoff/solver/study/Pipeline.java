// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.numerics.network.Network;

/**
 * What is done in one point of a study.
 *
 * @param given      weights that the network comes with; null if there are none
 * @param deployment null if the network stays digital
 * @param shared     how many of the first stages are done once for all repeats
 */
public record Pipeline(DataPlan data, Network network, GivenWeights given, Deployment deployment, List<Stage> stages, int shared, List<Use<Metric>> metrics) {
	/** With a network that comes without weights. */
	public Pipeline(DataPlan data, Network network, Deployment deployment, List<Stage> stages, int shared, List<Use<Metric>> metrics) {
		this(data, network, null, deployment, stages, shared, metrics);
	}

	/** @throws IllegalArgumentException if the stages contradict the deployment */
	public Pipeline {
		if (shared < 0 || shared > stages.size()) {
			throw new IllegalArgumentException(shared + " shared stages of " + stages.size());
		}
	}
}
