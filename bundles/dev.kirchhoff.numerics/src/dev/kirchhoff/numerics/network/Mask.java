// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/**
 * Marks single values of a network's trained tensors; made once and marked anew for every minibatch.
 *
 * @since 1.0
 */
public final class Mask {

	private final boolean[][] marks;

	/** Marks nothing. */
	public Mask(Network network) {
		marks = new boolean[network.nodes().size() * Tensor.COUNT][];
		for (var i = 0; i < marks.length; i++) {
			var length = network.length(i / Tensor.COUNT, Tensor.values()[i % Tensor.COUNT]);
			marks[i] = length > 0 ? new boolean[length] : null;
		}
	}

	/** The array itself, of the same layout as the parameter's; null if the node has no such tensor. */
	public boolean[] get(int node, Tensor tensor) {
		return marks[node * Tensor.COUNT + tensor.ordinal()];
	}

	public void clear() {
		for (var mark : marks)
			if (mark != null)
				Arrays.fill(mark, false);
	}
}
