// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.inference;

import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The network for CIFAR-10 of Table I of Lin et al. 2020: six convolutions of 3 x 3 and three fully connected layers, each with batch
 * normalisation. Its weights here are random, since time does not depend on them.
 */
public final class TableOne {
	private static final int[] FILTERS = { 128, 128, 256, 256, 512, 512 };
	private static final int[] OUTPUTS = { 1024, 1024, 10 };
	static final float EPSILON = 1e-5f;

	private TableOne() {
	}

	/** The network, all its layers made narrower by a factor. */
	public static Network network(int narrower) {
		var builder = Network.builder(new Shape(3, 32, 32));
		for (int k = 0; k < FILTERS.length; k++) {
			builder.add("conv" + (k + 1), new Layer.Convolution(FILTERS[k] / narrower, 3, 3, 1, 1, false));
			normalise(builder, "conv" + (k + 1), true);
			if (k % 2 == 1) {
				builder.add("pool" + (k + 1) / 2, Layer.Pooling.max(2, 2));
			}
		}
		builder.add("flat", new Layer.Flatten());
		for (int k = 0; k < OUTPUTS.length; k++) {
			boolean last = k == OUTPUTS.length - 1;
			builder.add("full" + (k + 1), new Layer.FullyConnected(last ? OUTPUTS[k] : OUTPUTS[k] / narrower, false));
			normalise(builder, "full" + (k + 1), !last);
		}
		return builder.build();
	}

	private static void normalise(Network.Builder builder, String name, boolean rectified) {
		builder.add(name + "-norm", new Layer.BatchNormalization(EPSILON, 0.1f));
		if (rectified) {
			builder.add(name + "-relu", new Layer.Activation(Layer.Function.RELU));
		}
	}

	/** Random weights and normalisations that keep values near 1. */
	public static Parameters parameters(Network network) {
		var parameters = Initializer.HE_UNIFORM.draw(network, RandomStream.of(1), 0);
		for (int node = 0; node < network.nodes().size(); node++) {
			for (var tensor : Tensor.values()) {
				var values = parameters.get(node, tensor);
				if (values != null && tensor != Tensor.WEIGHTS) {
					RandomStream.of(2).split(node).split(tensor.name()).uniform(0, values, 0, values.length);
					for (int k = 0; k < values.length; k++) {
						values[k] = tensor == Tensor.SCALE || tensor == Tensor.VARIANCE ? 0.5f + values[k] : 0.2f * (values[k] - 0.5f);
					}
				}
			}
		}
		return parameters;
	}

	/** Multiply-adds of one image in the layers with weights, those with zeros beyond the border counted. */
	public static double products(Network network) {
		double sum = 0;
		for (int node : network.weighted()) {
			var shape = network.shape(node);
			sum += (double) network.matrix(node).size() * shape.height() * shape.width();
		}
		return sum;
	}
}
