// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.mapping;

import java.util.List;

import dev.kirchhoff.numerics.network.Tensor;

/**
 * A rectangle of a node's weight matrix (or of its bias, a matrix of one row), and the cells that hold it.
 *
 * @param node   index of the node in the network
 * @param planes where each plane of the {@link MappingScheme} lies, in the scheme's order
 * @since 1.0
 */
public record PlacedBlock(int node, Tensor tensor, int firstInput, int inputs, int firstOutput, int outputs, List<Plane> planes) {
	/**
	 * The cells of one plane.
	 *
	 * @param array index of the array
	 * @param cells index within a copy of the array of each cell, row-major as in {@link MappingScheme#encode}; not to be changed
	 */
	public record Plane(int array, int[] cells) {
	}
}
