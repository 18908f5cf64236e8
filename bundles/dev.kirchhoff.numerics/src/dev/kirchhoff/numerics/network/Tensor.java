// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * The kinds of values that a node may own. The order is that of the file format.
 *
 * @since 1.0
 */
public enum Tensor {

	/** Weight matrix, row-major [inputs][outputs]. */
	WEIGHTS,
	/** Added to the product, [outputs]. */
	BIAS,
	/** Factor of a normalised channel, [channels]. */
	SCALE,
	/** Added to a scaled channel, [channels]. */
	SHIFT,
	/** Running mean of a channel, [channels]. Not trained: a statistic. */
	MEAN,
	/** Running unbiased variance of a channel, [channels]. Not trained: a statistic. */
	VARIANCE;

	/** Whether gradients train it; the others follow the minibatches. */
	public boolean isTrained() {
		return this != MEAN && this != VARIANCE;
	}

	static final int COUNT = values().length;
}
