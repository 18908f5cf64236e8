// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.numerics.network.Network;

/**
 * What is done in one point of a study.
 *
 * @param deployment null if the network stays digital
 * @param shared     how many of the first stages are done once for all repeats
 */
public record Pipeline(DataPlan data, Network network, Deployment deployment, List<Stage> stages, int shared, List<Use<Metric>> metrics) {
	/** @throws IllegalArgumentException if the stages contradict the deployment */
	public Pipeline {
		if (shared < 0 || shared > stages.size()) {
			throw new IllegalArgumentException(shared + " shared stages of " + stages.size());
		}
	}
}
