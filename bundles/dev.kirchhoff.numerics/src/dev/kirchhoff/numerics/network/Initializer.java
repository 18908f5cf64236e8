// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

import dev.kirchhoff.numerics.random.RandomStream;

/**
 * How weights begin. The draws of a node depend on the stream, the node's index and the weight's index only.
 *
 * @since 1.0
 */
public enum Initializer {

	/** U(-a, a), a = sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010, eq. 16). */
	XAVIER_UNIFORM {
		@Override
		double scale(double fanIn, double fanOut) {
			return Math.sqrt(6 / (fanIn + fanOut));
		}
	},
	/** N(0, s), s = sqrt(2 / (fan in + fan out)) (Glorot and Bengio 2010, eq. 12). */
	XAVIER_NORMAL {
		@Override
		double scale(double fanIn, double fanOut) {
			return Math.sqrt(2 / (fanIn + fanOut));
		}
	},
	/** U(-a, a), a = sqrt(6 / fan in) (He et al. 2015, eq. 10). */
	HE_UNIFORM {
		@Override
		double scale(double fanIn, double fanOut) {
			return Math.sqrt(6 / fanIn);
		}
	},
	/** N(0, s), s = sqrt(2 / fan in) (He et al. 2015, eq. 10). */
	HE_NORMAL {
		@Override
		double scale(double fanIn, double fanOut) {
			return Math.sqrt(2 / fanIn);
		}
	},
	/** U(-a, a), a = 1 / sqrt(fan in), biases alike: what PyTorch's layers begin with. */
	FAN_IN_UNIFORM {
		@Override
		double scale(double fanIn, double fanOut) {
			return 1 / Math.sqrt(fanIn);
		}
	};

	/** Half width of the uniform distribution or standard deviation of the normal one. */
	abstract double scale(double fanIn, double fanOut);

	/** Draws all weights; biases are 0, for {@link #FAN_IN_UNIFORM} drawn too. */
	public Parameters draw(Network network, RandomStream stream) {
		var parameters = draw(network, stream, 0);
		if (this == FAN_IN_UNIFORM)
			for (var node : network.weighted())
				if (parameters.bias(node) != null)
					fill(parameters.bias(node), stream.split(node).split("bias"), network, node);
		return parameters;
	}

	/** Draws all weights and sets all biases to a constant. */
	public Parameters draw(Network network, RandomStream stream, float bias) {
		var parameters = Parameters.zeros(network);
		for (var node : network.weighted()) {
			fill(parameters.weights(node), stream.split(node).split("weights"), network, node);
			if (parameters.bias(node) != null)
				Arrays.fill(parameters.bias(node), bias);
		}
		return parameters;
	}

	private void fill(float[] values, RandomStream stream, Network network, int node) {
		var matrix = network.matrix(node);
		var scale = scale(matrix.rows(), fanOut(network, node));
		var normal = this == XAVIER_NORMAL || this == HE_NORMAL;
		for (var i = 0; i < values.length; i++)
			values[i] = (float) (scale * (normal ? stream.normal(i) : 2 * stream.uniform(i) - 1));
	}

	/** Outputs that one input takes part in: every filter at every kernel position for a convolution. */
	private static double fanOut(Network network, int node) {
		var columns = (double) network.matrix(node).columns();
		return network.node(node).layer() instanceof Layer.Convolution layer
				? columns * layer.kernelHeight() * layer.kernelWidth()
				: columns;
	}
}
