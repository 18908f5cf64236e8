// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.network.Layer.Activation;
import dev.kirchhoff.numerics.network.Layer.Add;
import dev.kirchhoff.numerics.network.Layer.BatchNormalization;
import dev.kirchhoff.numerics.network.Layer.Concatenate;
import dev.kirchhoff.numerics.network.Layer.Convolution;
import dev.kirchhoff.numerics.network.Layer.Dropout;
import dev.kirchhoff.numerics.network.Layer.Flatten;
import dev.kirchhoff.numerics.network.Layer.FullyConnected;
import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.network.Layer.Pooling;
import dev.kirchhoff.numerics.network.Layer.PoolingKind;
import dev.kirchhoff.numerics.random.RandomStream;

/** Networks and data that several tests use. */
final class Samples {

	private Samples() {
	}

	/** Standard normal values. */
	static float[] normal(long seed, int count) {
		var stream = RandomStream.of(seed);
		var values = new float[count];
		for (var i = 0; i < count; i++)
			values[i] = (float) stream.normal(i);
		return values;
	}

	/** Random values in every tensor, biases and normalisations included. */
	static Parameters parameters(Network network, long seed) {
		var parameters = Initializer.XAVIER_NORMAL.draw(network, RandomStream.of(seed));
		for (var node = 0; node < network.nodes().size(); node++)
			for (var tensor : Tensor.values())
				if (tensor != Tensor.WEIGHTS && parameters.get(node, tensor) != null) {
					var values = parameters.get(node, tensor);
					var draws = normal(seed * 31 + node * 7 + tensor.ordinal(), values.length);
					for (var i = 0; i < values.length; i++)
						values[i] = tensor == Tensor.VARIANCE ? 0.5f + draws[i] * draws[i] : 0.3f * draws[i] + 0.5f;
				}
		return parameters;
	}

	/** Every kind of layer, a residual branch and a joined one; input 2x7x6, output 4. */
	static Network everything() {
		var net = Network.builder(new Shape(2, 7, 6));
		var conv = net.add("conv", new Convolution(4, 3, 3, 1, 1, true));
		net.add("norm", new BatchNormalization(1e-5f, 0.1f));
		var tanh = net.add("tanh", new Activation(Function.TANH));
		net.add("conv2", new Convolution(4, 3, 2, 1, 1, false));
		var pool = net.add("cut", new Pooling(PoolingKind.AVERAGE, 2, 1, 0));
		var narrow = net.add("narrow", new Pooling(PoolingKind.AVERAGE, 2, 1, 0), tanh);
		var pointwise = net.add("pointwise", new Convolution(4, 1, 1, 1, 0, true), narrow);
		net.add("residual", new Add(), net.add("max", new Pooling(PoolingKind.MAX, 2, 2, 0), pool),
				net.add("max2", new Pooling(PoolingKind.MAX, 2, 2, 1), net.add("crop",
						new Pooling(PoolingKind.AVERAGE, 2, 1, 0), pointwise)));
		var relu = net.add("relu", new Activation(Function.RELU));
		var strided = net.add("strided", new Convolution(3, 3, 3, 3, 1, true), conv);
		var global = net.add("global", Pooling.globalAverage(), strided);
		var flat = net.add("flat", new Flatten(), relu);
		net.add("join", new Concatenate(), flat, global);
		net.add("drop", new Dropout(0.25f));
		net.add("hidden", new FullyConnected(9, true));
		net.add("identity", new Activation(Function.IDENTITY));
		net.add("sigmoid", new Activation(Function.SIGMOID));
		net.add("out", new FullyConnected(4, false));
		net.add("softmax", new Activation(Function.SOFTMAX));
		return net.build();
	}

	/** The layers that imported networks bring along; input 2x7x6, output 4. */
	static Network imported() {
		var net = Network.builder(new Shape(2, 7, 6));
		net.add("pad", new Layer.Pad(1, 0, 2, 3, 0.5f));
		var conv = net.add("conv", new Convolution(3, 2, 3, 2, 0, true));
		net.add("clip", new Layer.Clip(-0.4f, 0.9f));
		var max = net.add("max", new Pooling(PoolingKind.MAX, 2, 2, 0, true));
		net.add("frame", new Layer.Pad(0, 1, 0, 0, -1), conv);
		net.add("again", new Pooling(PoolingKind.AVERAGE, 3, 2, 0, true));
		var average = net.add("crop", new Pooling(PoolingKind.AVERAGE, 2, 2, 1, true));
		net.add("join", new Concatenate(), net.add("flat", new Flatten(), max), net.add("flat2", new Flatten(), average));
		net.add("codes", new Layer.Quantize(0.1f, 3, 0, 15));
		net.add("out", new FullyConnected(4, true));
		return net.build();
	}

	/** The network of the half moons: 2-8-1 with sigmoids. */
	static Network moons() {
		return Network.sequence(Shape.vector(2), new FullyConnected(8, true), new Activation(Function.SIGMOID),
				new FullyConnected(1, true), new Activation(Function.SIGMOID));
	}
}
