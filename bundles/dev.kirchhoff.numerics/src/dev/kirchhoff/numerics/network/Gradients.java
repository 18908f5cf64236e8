// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Derivatives of a minibatch's loss by every trained tensor; in the place of the running statistics of a normalisation
 * it holds those of the minibatch. Filled by {@link Backpropagation}, changed at will by a trainer, used by an
 * {@link Optimizer}.
 *
 * @since 1.0
 */
public final class Gradients {

	private final float[][] tensors;

	public Gradients(Network network) {
		tensors = Parameters.allocate(network);
	}

	/** The array itself, of the same layout as the parameter's; null if the node has no such tensor. */
	public float[] get(int node, Tensor tensor) {
		return tensors[node * Tensor.COUNT + tensor.ordinal()];
	}
}
