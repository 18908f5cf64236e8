// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;

import dev.kirchhoff.numerics.network.Tensor;

/**
 * A rectangle of a node's weight matrix (or of its bias, a matrix of one row) and where it lies.
 *
 * @param regions where each plane of the mapping scheme starts, in the scheme's order
 */
public record Block(int node, Tensor tensor, int firstInput, int inputs, int firstOutput, int outputs, List<Region> regions) {
	/**
	 * Upper left corner of a rectangle of cells.
	 *
	 * @param array index of the array in the deployment
	 */
	public record Region(int array, int row, int column) {
	}
}
