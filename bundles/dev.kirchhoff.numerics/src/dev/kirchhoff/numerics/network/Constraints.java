// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * What an {@link Optimizer} must respect: weights that keep their value in this step (those a stuck device stands in
 * for), and the range of weights that devices can hold.
 *
 * @param frozen  weights and biases that are not updated, null for none
 * @param lowest  least weight, -infinity for no limit; biases are not limited
 * @param highest largest weight, +infinity for no limit
 */
public record Constraints(Mask frozen, float lowest, float highest) {

	public static final Constraints NONE = new Constraints(null, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

	public Constraints {
		if (!(lowest <= highest))
			throw new IllegalArgumentException("the lowest weight " + lowest + " is above the highest " + highest);
	}

	public static Constraints frozen(Mask frozen) {
		return new Constraints(frozen, NONE.lowest, NONE.highest);
	}

	public static Constraints range(float lowest, float highest) {
		return new Constraints(null, lowest, highest);
	}

	boolean[] frozen(int node, Tensor tensor) {
		return frozen == null ? null : frozen.get(node, tensor);
	}
}
