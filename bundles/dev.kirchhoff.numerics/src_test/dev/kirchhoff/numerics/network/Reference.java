// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.numerics.network.Layer.PoolingKind;

/** Inference the slow and obvious way: one sample, double, the definitions as they stand in a textbook. */
final class Reference {

	private final Network network;
	private final Parameters parameters;

	Reference(Network network, Parameters parameters) {
		this.network = network;
		this.parameters = parameters;
	}

	/** Values of all nodes for one sample. */
	List<double[]> run(float[] inputs, int sample) {
		List<double[]> values = new ArrayList<>();
		var first = new double[network.inputShape().size()];
		for (var i = 0; i < first.length; i++)
			first[i] = inputs[sample * first.length + i];
		values.add(first);
		for (var node = 1; node < network.nodes().size(); node++)
			values.add(node(node, network.node(node).inputs().stream().map(values::get).toList()));
		return values;
	}

	private double[] node(int node, List<double[]> inputs) {
		var x = inputs.getFirst();
		var in = network.inputShape(node);
		var y = new double[network.shape(node).size()];
		switch (network.node(node).layer()) {
		case Layer.Input _ -> throw new AssertionError();
		case Layer.FullyConnected layer -> {
			for (var o = 0; o < y.length; o++) {
				y[o] = layer.bias() ? parameters.bias(node)[o] : 0;
				for (var i = 0; i < x.length; i++)
					y[o] += x[i] * parameters.weights(node)[i * y.length + o];
			}
		}
		case Layer.Convolution layer -> convolve(layer, node, x, in, network.shape(node), y);
		case Layer.Pooling layer -> pool(layer, x, in, network.shape(node), y);
		case Layer.BatchNormalization layer -> {
			for (var k = 0; k < y.length; k++) {
				var c = k / (in.height() * in.width());
				y[k] = parameters.get(node, Tensor.SCALE)[c] * (x[k] - parameters.get(node, Tensor.MEAN)[c])
						/ Math.sqrt(parameters.get(node, Tensor.VARIANCE)[c] + (double) layer.epsilon())
						+ parameters.get(node, Tensor.SHIFT)[c];
			}
		}
		case Layer.Activation layer -> activate(layer, x, y);
		case Layer.Dropout _, Layer.Flatten _ -> System.arraycopy(x, 0, y, 0, y.length);
		case Layer.Clip layer -> {
			for (var k = 0; k < y.length; k++)
				y[k] = x[k] < layer.low() ? layer.low() : x[k] > layer.high() ? layer.high() : x[k];
		}
		case Layer.Quantize layer -> {
			for (var k = 0; k < y.length; k++) {
				var code = Math.rint(x[k] / layer.step()) + layer.zero();
				y[k] = layer.step() * ((code < layer.low() ? layer.low() : code > layer.high() ? layer.high() : code) - layer.zero());
			}
		}
		case Layer.Pad layer -> {
			var out = network.shape(node);
			for (var k = 0; k < y.length; k++) {
				var row = k / out.width() % out.height() - layer.top();
				var column = k % out.width() - layer.left();
				var inside = row >= 0 && column >= 0 && row < in.height() && column < in.width();
				y[k] = inside ? x[(k / out.width() / out.height() * in.height() + row) * in.width() + column] : layer.value();
			}
		}
		case Layer.Add _ -> {
			for (var input : inputs)
				for (var k = 0; k < y.length; k++)
					y[k] += input[k];
		}
		case Layer.Concatenate _ -> {
			var at = 0;
			for (var input : inputs) {
				System.arraycopy(input, 0, y, at, input.length);
				at += input.length;
			}
		}
		}
		return y;
	}

	private void convolve(Layer.Convolution layer, int node, double[] x, Shape in, Shape out, double[] y) {
		for (var f = 0; f < out.channels(); f++)
			for (var h = 0; h < out.height(); h++)
				for (var w = 0; w < out.width(); w++) {
					double sum = layer.bias() ? parameters.bias(node)[f] : 0;
					for (var c = 0; c < in.channels(); c++)
						for (var i = 0; i < layer.kernelHeight(); i++)
							for (var j = 0; j < layer.kernelWidth(); j++) {
								var row = h * layer.stride() + i - layer.padding();
								var column = w * layer.stride() + j - layer.padding();
								if (row < 0 || column < 0 || row >= in.height() || column >= in.width())
									continue;
								var line = (c * layer.kernelHeight() + i) * layer.kernelWidth() + j;
								sum += x[(c * in.height() + row) * in.width() + column]
										* parameters.weights(node)[line * layer.filters() + f];
							}
					y[(f * out.height() + h) * out.width() + w] = sum;
				}
	}

	private static void pool(Layer.Pooling layer, double[] x, Shape in, Shape out, double[] y) {
		var global = layer.kind() == PoolingKind.GLOBAL_AVERAGE;
		for (var k = 0; k < y.length; k++) {
			var c = k / (out.height() * out.width());
			var top = k / out.width() % out.height() * layer.stride() - layer.padding();
			var left = k % out.width() * layer.stride() - layer.padding();
			var count = 0;
			var sum = 0.0;
			var max = Double.NEGATIVE_INFINITY;
			for (var row = 0; row < in.height(); row++)
				for (var column = 0; column < in.width(); column++)
					if (global || row >= top && row < top + layer.size() && column >= left
							&& column < left + layer.size()) {
						var value = x[(c * in.height() + row) * in.width() + column];
						count++;
						sum += value;
						max = Math.max(max, value);
					}
			y[k] = layer.kind() == PoolingKind.MAX ? max : sum / count;
		}
	}

	private static void activate(Layer.Activation layer, double[] x, double[] y) {
		var sum = 0.0;
		for (var k = 0; k < y.length; k++) {
			y[k] = switch (layer.function()) {
			case IDENTITY -> x[k];
			case SIGMOID -> 1 / (1 + Math.exp(-x[k]));
			case TANH -> Math.tanh(x[k]);
			case RELU -> Math.max(0, x[k]);
			case SIGN -> x[k] >= 0 ? 1 : -1;
			case STEP -> x[k] >= 0 ? 1 : 0;
			case SOFTMAX -> Math.exp(x[k]);
			};
			sum += y[k];
		}
		if (layer.function() == Layer.Function.SOFTMAX)
			for (var k = 0; k < y.length; k++)
				y[k] /= sum;
	}
}
