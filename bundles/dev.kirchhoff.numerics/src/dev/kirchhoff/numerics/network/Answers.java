// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Which class the outputs of a network mean: the largest of several, the first of equals; of a single output, 1 if it is on the upper
 * side of the middle of its function's range.
 *
 * @since 1.0
 */
public final class Answers {

	private final int width;
	private final float middle;

	public Answers(Network network) {
		width = network.outputShape().size();
		var positive = network.node(network.output()).layer() instanceof Layer.Activation last
				&& (last.function() == Layer.Function.SIGMOID || last.function() == Layer.Function.STEP);
		middle = positive ? 0.5f : 0;
	}

	/** Class of the outputs of one sample that begin at an index. */
	public int of(float[] outputs, int from) {
		if (width == 1)
			return outputs[from] > middle ? 1 : 0;
		var best = 0;
		for (var k = 1; k < width; k++)
			if (outputs[from + k] > outputs[from + best])
				best = k;
		return best;
	}

	/** How many of the samples that begin with the first are answered by their label; outputs are [samples][outputs]. */
	public int right(float[] outputs, int[] labels, int first, int samples) {
		var right = 0;
		for (var n = 0; n < samples; n++)
			if (of(outputs, n * width) == labels[first + n])
				right++;
		return right;
	}
}
