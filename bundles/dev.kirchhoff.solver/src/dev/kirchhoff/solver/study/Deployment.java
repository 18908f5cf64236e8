// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.HashSet;
import java.util.List;

import dev.kirchhoff.api.mapping.MappingScheme;

/**
 * A network laid on arrays.
 *
 * @param scale       which weights share a conductance scale
 * @param inputs      how the arrays are driven
 * @param key         the same for the same hardware and mapping: what is written on the arrays depends on nothing else
 * @param readKey     the same for the same way of reading them
 */
public record Deployment(List<ArrayPlan> arrays, Use<MappingScheme> scheme, List<Block> blocks, Scale scale, Ranges ranges, Inputs inputs, String key, String readKey) {
	/** Which weights share a conductance scale. */
	public enum Scale {
		/** Weights and bias of a layer, as their currents add up. */
		LAYER,
		/** Each tensor has its own, and currents are weighted before they are added. */
		TENSOR
	}

	/** Which part of an array's cells is used, 0..1; a reference that blocks share counts once. */
	public double utilisation(int array) {
		record Rectangle(int row, int column, int height, int width) {
		}
		var used = new HashSet<Rectangle>();
		for (var block : blocks) {
			for (int plane = 0; plane < block.regions().size(); plane++) {
				var region = block.regions().get(plane);
				if (region.array() == array) {
					var mapping = scheme.instance();
					used.add(new Rectangle(region.row(), region.column(), block.inputs() * mapping.wordLinesPerInput(), mapping.bitLines(plane, block.outputs())));
				}
			}
		}
		double cells = (double) arrays.get(array).rows() * arrays.get(array).columns();
		return used.stream().mapToDouble(one -> (double) one.height * one.width).sum() / cells;
	}
}
