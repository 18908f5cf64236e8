// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.Map;
import java.util.TreeMap;

/**
 * Weights that stand for the full conductance window; 0 takes the largest absolute weight of those that share a scale.
 *
 * @param all   of the nodes that have none of their own
 * @param nodes by index of the node
 */
public record Ranges(double all, Map<Integer, Double> nodes) {
	/** The same for all nodes. */
	public static Ranges uniform(double all) {
		return new Ranges(all, Map.of());
	}

	/** That of a node. */
	public double of(int node) {
		return nodes.getOrDefault(node, all);
	}

	@Override
	public String toString() {
		return nodes.isEmpty() ? Double.toString(all) : all + " " + new TreeMap<>(nodes);
	}
}
