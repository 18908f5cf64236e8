// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * What an {@link Optimizer} must respect: weights that keep their value in this step (those a stuck device stands in
 * for), and how large weights may be.
 *
 * @param frozen weights and biases that are not updated, null for none
 * @param limits largest absolute values, null for none
 * @since 1.0
 */
public record Constraints(Mask frozen, Limits limits) {

	public static final Constraints NONE = new Constraints(null, null);

	boolean[] frozen(int node, Tensor tensor) {
		return frozen == null ? null : frozen.get(node, tensor);
	}
}
