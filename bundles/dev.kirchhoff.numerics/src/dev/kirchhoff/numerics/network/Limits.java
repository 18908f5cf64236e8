// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/**
 * Largest absolute value of each of a network's trained tensors: what devices can hold. Without limit until set.
 *
 * @since 1.0
 */
public final class Limits {

	/** By {@code node * Tensor.COUNT + tensor}. */
	private final float[] largest;

	public Limits(Network network) {
		largest = new float[network.nodes().size() * Tensor.COUNT];
		Arrays.fill(largest, Float.POSITIVE_INFINITY);
	}

	/** @throws IllegalArgumentException if the limit is negative or not a number */
	public void set(int node, Tensor tensor, float limit) {
		if (!(limit >= 0))
			throw new IllegalArgumentException("the limit " + limit + " is negative");
		largest[node * Tensor.COUNT + tensor.ordinal()] = limit;
	}

	void keep(int node, Tensor tensor, float[] values) {
		var limit = largest[node * Tensor.COUNT + tensor.ordinal()];
		if (limit == Float.POSITIVE_INFINITY)
			return;
		for (var i = 0; i < values.length; i++)
			values[i] = Math.max(-limit, Math.min(limit, values[i]));
	}
}
