// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;

import dev.kirchhoff.api.mapping.MappingScheme;

/**
 * A network laid on arrays.
 *
 * @param scale       which weights share a conductance scale
 * @param weightRange weight that stands for the full conductance window; 0 takes the largest absolute weight of those that share a
 *                    scale
 * @param key         the same for the same hardware and mapping
 */
public record Deployment(List<ArrayPlan> arrays, Use<MappingScheme> scheme, List<Block> blocks, Scale scale, double weightRange, String key) {	/** Which weights share a conductance scale. */
	public enum Scale {
		/** Weights and bias of a layer, as their currents add up. */
		LAYER,
		/** Each tensor has its own, and currents are weighted before they are added. */
		TENSOR
	}
}
