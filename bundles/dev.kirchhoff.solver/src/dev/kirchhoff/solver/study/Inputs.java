// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.Map;
import java.util.TreeMap;

/**
 * How inputs drive arrays whose signals have a full scale.
 *
 * @param limits    input that stands for full scale, by index of the node; what exceeds it is limited to it. Nodes that are absent take
 *                  the largest input that training samples give
 * @param tolerance largest relative error of the kernels that compute currents of nonlinear cells
 */
public record Inputs(Map<Integer, Double> limits, double tolerance) {
	/** No limits, and currents within 1e-4. */
	public static final Inputs PLAIN = new Inputs(Map.of(), 1e-4);

	/** That of a node; 0 if none is given. */
	public double limit(int node) {
		return limits.getOrDefault(node, 0.0);
	}

	@Override
	public String toString() {
		return "tolerance " + tolerance + (limits.isEmpty() ? "" : ", limits " + new TreeMap<>(limits));
	}
}
