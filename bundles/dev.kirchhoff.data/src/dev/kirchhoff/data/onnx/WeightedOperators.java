// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Tensor;

/** Operators with weights, and what can become part of them: a bias or a factor of its own node. */
final class WeightedOperators {
	private static final String AGAIN = "get or export the file again";

	private final Draft draft;
	private final LayerNames names;

	WeightedOperators(Draft draft, LayerNames names) {
		this.draft = draft;
		this.names = names;
	}

	void enter(Map<String, Function<Operation, Value>> table) {
		table.put("Conv", this::convolution);
		table.put("Gemm", this::gemm);
		table.put("MatMul", this::product);
		table.put("BatchNormalization", this::normalization);
	}

	private Value convolution(Operation node) {
		var input = node.maps();
		var weights = node.constant(1, "weights");
		node.only("group", 1);
		node.onlyOf("dilations", 1);
		if (weights.rank() != 4 || weights.dims()[1] != input.shape().channels()) {
			throw new Wrong("has weights of " + weights.extents() + " for an input of " + input.shape(), AGAIN);
		}
		int filters = weights.dims()[0];
		int height = weights.dims()[2];
		int width = weights.dims()[3];
		var kernel = node.integers("kernel_shape");
		if (kernel != null && !Arrays.equals(kernel, new long[] { height, width })) {
			throw new Wrong("has weights of " + weights.extents() + " and kernel_shape = " + Operation.list(kernel), AGAIN);
		}
		var bias = node.optional(2, "bias").map(constant -> vector(constant, filters, "bias"));
		var window = Window.of(node, height, width, input.shape());
		var tensors = tensors(Constant.transposed(weights.numbers(), filters, weights.size() / filters), bias.orElse(null));
		var name = names.of(node.node());
		int padding = window.evenPadding();
		var padded = padding >= 0 ? input : window.pad(draft, names, name, input, 0);
		return draft.add(name, new Layer.Convolution(filters, height, width, window.stride(), Math.max(0, padding), bias.isPresent()), tensors, 4, node.sole(), padded);
	}

	private static Map<Tensor, float[]> tensors(float[] weights, float[] bias) {
		var tensors = new EnumMap<Tensor, float[]>(Tensor.class);
		tensors.put(Tensor.WEIGHTS, weights);
		if (bias != null) {
			tensors.put(Tensor.BIAS, bias);
		}
		return tensors;
	}

	/** As many values as there are outputs, in an array of their own. */
	private static float[] vector(Constant constant, int outputs, String what) {
		if (constant.size() != outputs) {
			throw new Wrong("has " + constant.size() + " values as " + what + " for " + outputs + " outputs", AGAIN);
		}
		return constant.numbers().clone();
	}

	private Value gemm(Operation node) {
		var input = node.flow(0);
		node.only("transA", 0);
		float alpha = node.number("alpha", 1);
		float beta = node.number("beta", 1);
		var matrix = matrix(node.constant(1, "weights"), node.integer("transB", 0) != 0, input);
		float[] weights = matrix.floats();
		if (alpha != 1) {
			weights = weights.clone();
			for (int k = 0; k < weights.length; k++) {
				weights[k] *= alpha;
			}
		}
		int outputs = matrix.dims()[1];
		var bias = node.optional(2, "bias").map(constant -> {
			var values = ValueOperators.perChannel(constant, outputs, 2);
			if (values == null) {
				throw new Wrong("has a bias of " + constant.extents() + " for " + outputs + " outputs", AGAIN);
			}
			for (int k = 0; k < outputs; k++) {
				values[k] *= beta;
			}
			return values;
		});
		return dense(node, input, weights, outputs, bias.orElse(null));
	}

	private Value product(Operation node) {
		var input = node.flow(0);
		var matrix = matrix(node.constant(1, "weights"), false, input);
		return dense(node, input, matrix.floats(), matrix.dims()[1], null);
	}

	private Value dense(Operation node, Value.Flow input, float[] weights, int outputs, float[] bias) {
		return draft.add(names.of(node.node()), new Layer.FullyConnected(outputs, bias != null), tensors(weights, bias), 2, node.sole(), input);
	}

	/** Weights as [inputs][outputs], in the array of the file if it has them so. */
	private static Constant matrix(Constant weights, boolean transposed, Value.Flow input) {
		if (weights.rank() != 2) {
			throw new Unsupported("weights of " + weights.extents());
		}
		if (input.rank() != 2) {
			throw new Unsupported("an input that is no vector");
		}
		int inputs = weights.dims()[transposed ? 1 : 0];
		int outputs = weights.dims()[transposed ? 0 : 1];
		if (inputs != input.shape().size()) {
			throw new Wrong("has weights for " + inputs + " inputs, but gets " + input.shape().size(), AGAIN);
		}
		var values = weights.numbers();
		return Constant.of(new int[] { inputs, outputs }, transposed ? Constant.transposed(values, outputs, inputs) : values);
	}

	private Value normalization(Operation node) {
		var input = node.flow(0);
		node.only("training_mode", 0);
		node.only("spatial", 1);
		if (node.opset() < 7) {
			node.only("is_test", 1);
		}
		int channels = input.shape().channels();
		if (input.rank() == 2) {
			channels = input.shape().size();
		}
		var tensors = new EnumMap<Tensor, float[]>(Tensor.class);
		tensors.put(Tensor.SCALE, vector(node.constant(1, "scale"), channels, "scale"));
		tensors.put(Tensor.SHIFT, vector(node.constant(2, "B"), channels, "B"));
		tensors.put(Tensor.MEAN, vector(node.constant(3, "mean"), channels, "mean"));
		tensors.put(Tensor.VARIANCE, vector(node.constant(4, "var"), channels, "var"));
		// ONNX states the share of the old statistics
		var layer = new Layer.BatchNormalization(node.number("epsilon", 1e-5f), Shares.other(node.number("momentum", 0.9f)));
		return draft.add(names.of(node.node()), layer, tensors, input.rank(), node.sole(), input);
	}
}
