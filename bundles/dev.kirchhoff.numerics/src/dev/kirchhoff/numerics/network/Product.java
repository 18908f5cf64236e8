// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * How a node multiplies what enters it by its weights. An array of devices takes the place of the exact product by
 * implementing this; the bias is added afterwards.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface Product {

	/**
	 * Sets {@code y[o * count + k] = sum over i of x[i * count + k] * W[i][o]}. Both are feature-major: the values that
	 * one word line (or bit line) takes lie side by side. For a fully connected layer {@code count} is the batch, for a
	 * convolution it is a number of kernel positions of all samples, and one layer may be multiplied in several calls.
	 *
	 * @param node  index of the node in its network
	 * @param x     [inputs][count] from index 0 on; must not be changed; may be longer
	 * @param count number of input vectors, at least 1
	 * @param y     [outputs][count] from index 0 on, overwritten; may be longer
	 */
	void multiply(int node, float[] x, int count, float[] y);

	/**
	 * Tells that the products to come, until this is called again, are of some of a run's samples, each node's positions
	 * from the first on. Of use to a product that is not the same for all samples, such as one with noise.
	 *
	 * @param first   number of the first of them in the run
	 * @param samples how many
	 */
	default void begin(int first, int samples) {
	}

	/** The exact product, for nodes that no array replaces. Confined to one thread at a time. */
	static Product exact(Network network, Parameters parameters) {
		parameters.requireFit(network);
		var multiply = new Multiply();
		return (node, x, count, y) -> {
			var matrix = network.matrix(node);
			multiply.forward(parameters.weights(node), null, matrix.rows(), matrix.columns(), count, x, 0, count, y, 0,
					count);
		};
	}
}
