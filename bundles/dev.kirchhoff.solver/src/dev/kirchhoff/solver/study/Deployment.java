// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;

import dev.kirchhoff.api.mapping.MappingScheme;

/**
 * A network laid on arrays.
 *
 * @param weightRange weight that stands for the full conductance window; 0 takes the largest absolute weight of each tensor
 * @param key         the same for the same hardware and mapping
 */
public record Deployment(List<ArrayPlan> arrays, Use<MappingScheme> scheme, List<Block> blocks, double weightRange, String key) {
}
