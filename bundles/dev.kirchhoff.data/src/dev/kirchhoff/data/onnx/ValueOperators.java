// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Map;
import java.util.function.Function;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Tensor;

/** Operators that work on each value: activations, sums, limits, codes, and constants that the layer before can take in. */
final class ValueOperators {
	private final Draft draft;
	private final LayerNames names;

	ValueOperators(Draft draft, LayerNames names) {
		this.draft = draft;
		this.names = names;
	}

	void enter(Map<String, Function<Operation, Value>> table) {
		table.put("Relu", node -> activation(node, Layer.Function.RELU));
		table.put("Sigmoid", node -> activation(node, Layer.Function.SIGMOID));
		table.put("Tanh", node -> activation(node, Layer.Function.TANH));
		table.put("Softmax", this::softmax);
		table.put("Clip", this::clip);
		table.put("Dropout", this::dropout);
		table.put("Add", this::add);
		table.put("Sum", this::sum);
		table.put("Sub", this::subtract);
		table.put("Mul", this::multiply);
		table.put("Div", this::divide);
		table.put("QuantizeLinear", ValueOperators::quantize);
		table.put("DequantizeLinear", this::dequantize);
		table.put("GreaterOrEqual", ValueOperators::test);
		table.put("Where", this::choose);
	}

	private Value activation(Operation node, Layer.Function function) {
		return Operators.same(draft, names, node, node.flow(0), new Layer.Activation(function));
	}

	private Value softmax(Operation node) {
		var input = node.flow(0);
		long axis = node.integer("axis", node.opset() < 13 ? 1 : -1);
		// up to operator set 12 it is taken over all axes from this one on
		if (!input.shape().isVector() || Operation.axis(axis, input.rank()) != 1) {
			throw new Unsupported("axis = " + axis + (input.shape().isVector() ? "" : " on maps"));
		}
		return activation(node, Layer.Function.SOFTMAX);
	}

	private Value clip(Operation node) {
		var input = node.flow(0);
		float low = node.optional(1, "min").map(constant -> constant.number(0)).orElse(node.number("min", -Float.MAX_VALUE));
		float high = node.optional(2, "max").map(constant -> constant.number(0)).orElse(node.number("max", Float.MAX_VALUE));
		low = Math.max(low, -Float.MAX_VALUE);
		high = Math.min(high, Float.MAX_VALUE);
		if (!(low <= high)) {
			throw new Wrong("has min = " + low + " and max = " + high, "get or export the file again");
		}
		return low == 0 && high == Float.MAX_VALUE && !names.isLayer(node.node()) ? activation(node, Layer.Function.RELU) : Operators.same(draft, names, node, input, new Layer.Clip(low, high));
	}

	private Value dropout(Operation node) {
		float rate = node.optional(1, "ratio").map(constant -> constant.number(0)).orElse(node.number("ratio", 0.5f));
		if (!(rate >= 0 && rate < 1)) {
			throw new Unsupported("ratio = " + rate);
		}
		return Operators.same(draft, names, node, node.flow(0), new Layer.Dropout(rate));
	}

	private Value add(Operation node) {
		if (node.opset() < 7 && node.hasAttribute("axis")) {
			throw new Unsupported("axis = " + node.integer("axis", 0));
		}
		if (node.input(1) instanceof Constant constant) {
			return shift(node, node.flow(0), constant, 1);
		}
		return node.input(0) instanceof Constant constant ? shift(node, node.flow(1), constant, 1) : sum(node);
	}

	private Value sum(Operation node) {
		var inputs = new Value.Flow[node.inputs().size()];
		for (int k = 0; k < inputs.length; k++) {
			inputs[k] = node.flow(k);
			if (inputs[k].rank() != inputs[0].rank() || !inputs[k].shape().equals(inputs[0].shape())) {
				throw new Unsupported("shapes " + inputs[0].shape() + " and " + inputs[k].shape());
			}
		}
		return inputs.length == 1 ? inputs[0] : draft.add(names.of(node.node()), new Layer.Add(), inputs[0].rank(), node.sole(), inputs);
	}

	private Value subtract(Operation node) {
		if (node.input(1) instanceof Constant constant) {
			return shift(node, node.flow(0), constant, -1);
		}
		if (node.input(0) instanceof Constant constant) {
			scale(node, node.flow(1), Constant.of(new int[0], new float[] { -1 }), false);
			return shift(node, node.flow(1), constant, 1);
		}
		throw new Unsupported("two inputs that layers give");
	}

	private Value multiply(Operation node) {
		if (node.input(1) instanceof Constant constant) {
			return scale(node, node.flow(0), constant, false);
		}
		if (node.input(0) instanceof Constant constant) {
			return scale(node, node.flow(1), constant, false);
		}
		throw new Unsupported("two inputs that layers give");
	}

	private Value divide(Operation node) {
		if (node.input(1) instanceof Constant constant) {
			return scale(node, node.flow(0), constant, true);
		}
		throw new Unsupported("a divisor that a layer gives");
	}

	/**
	 * A constant as one value for each channel, in an array of its own; null if it differs within a channel or from sample to sample.
	 *
	 * @param rank of what it is combined with
	 */
	static float[] perChannel(Constant constant, int channels, int rank) {
		if (constant.rank() > rank) {
			return null;
		}
		for (int k = 0; k < constant.rank(); k++) {
			boolean ofChannels = rank - constant.rank() + k == 1;
			if (constant.dims()[k] != 1 && !(ofChannels && constant.dims()[k] == channels)) {
				return null;
			}
		}
		var values = new float[channels];
		for (int k = 0; k < channels; k++) {
			values[k] = constant.number(constant.size() == 1 ? 0 : k);
		}
		return values;
	}

	private static float[] perChannel(Constant constant, Value.Flow flow) {
		var values = perChannel(constant, flow.rank() == 2 ? flow.shape().size() : flow.shape().channels(), flow.rank());
		if (values == null) {
			throw new Unsupported("a constant of " + constant.extents() + " for " + flow.shape());
		}
		return values;
	}

	private static boolean all(float[] values, float wanted) {
		for (float value : values) {
			if (value != wanted) {
				return false;
			}
		}
		return true;
	}

	private static Value.Flow taken(Operation node, Value.Flow flow) {
		return new Value.Flow(flow.layer(), flow.shape(), flow.rank(), node.sole() && flow.sole());
	}

	private void requireRoom(Value.Flow flow, String what) {
		boolean takes = draft.layer(flow.layer()) instanceof Layer.Weighted || draft.layer(flow.layer()) instanceof Layer.BatchNormalization;
		if (!takes || !flow.sole()) {
			throw new Unsupported(what + " that belongs to no Conv, Gemm, MatMul or BatchNormalization before it");
		}
	}

	/** Adds a constant: the layer before takes it in as its bias. */
	private Value.Flow shift(Operation node, Value.Flow flow, Constant constant, float sign) {
		var values = perChannel(constant, flow);
		if (all(values, 0)) {
			return taken(node, flow);
		}
		requireRoom(flow, "a constant");
		boolean normalization = draft.layer(flow.layer()) instanceof Layer.BatchNormalization;
		var tensor = normalization ? Tensor.SHIFT : Tensor.BIAS;
		var old = draft.tensor(flow.layer(), tensor);
		for (int k = 0; k < values.length; k++) {
			values[k] = sign * values[k] + (old == null ? 0 : old[k]);
		}
		var layer = switch (draft.layer(flow.layer())) {
			case Layer.FullyConnected dense -> new Layer.FullyConnected(dense.outputs(), true);
			case Layer.Convolution c -> new Layer.Convolution(c.filters(), c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding(), true);
			case Layer other -> other;
		};
		draft.set(flow.layer(), layer, tensor, values);
		return taken(node, flow);
	}

	/** Multiplies by a constant: the layer before takes it into its weights. */
	private Value.Flow scale(Operation node, Value.Flow flow, Constant constant, boolean inverse) {
		var factors = perChannel(constant, flow);
		for (int k = 0; inverse && k < factors.length; k++) {
			factors[k] = 1 / factors[k];
		}
		if (all(factors, 1)) {
			return taken(node, flow);
		}
		requireRoom(flow, "a factor");
		var tensors = draft.layer(flow.layer()) instanceof Layer.BatchNormalization ? new Tensor[] { Tensor.SCALE, Tensor.SHIFT } : new Tensor[] { Tensor.WEIGHTS, Tensor.BIAS };
		for (var tensor : tensors) {
			var old = draft.tensor(flow.layer(), tensor);
			if (old != null) {
				var scaled = new float[old.length];
				for (int k = 0; k < scaled.length; k++) {
					scaled[k] = old[k] * factors[k % factors.length];
				}
				draft.set(flow.layer(), draft.layer(flow.layer()), tensor, scaled);
			}
		}
		return taken(node, flow);
	}

	private static Value quantize(Operation node) {
		var flow = node.flow(0);
		var scale = single(node, 1, "scale");
		var zero = node.has(2) ? single(node, 2, "zero point") : null;
		var type = zero == null ? DataType.UINT8 : zero.type();
		var range = Folding.range(type);
		return new Value.Codes(flow, scale.number(0), zero == null ? 0 : (int) zero.longs()[0], range[0], range[1]);
	}

	private static Constant single(Operation node, int index, String what) {
		var constant = node.constant(index, what);
		if (constant.size() != 1) {
			throw new Unsupported(what + " for each channel of what a layer gives");
		}
		return constant;
	}

	private Value dequantize(Operation node) {
		if (!(node.input(0) instanceof Value.Codes codes)) {
			throw new Unsupported("codes that no QuantizeLinear gives");
		}
		var scale = single(node, 1, "scale");
		int zero = node.has(2) ? (int) single(node, 2, "zero point").longs()[0] : 0;
		if (scale.number(0) != codes.step() || zero != codes.zero()) {
			throw new Unsupported("another scale or zero point than its QuantizeLinear");
		}
		return Operators.same(draft, names, node, codes.flow(), new Layer.Quantize(codes.step(), zero, codes.low(), codes.high()));
	}

	private static Value test(Operation node) {
		if (!(node.input(1) instanceof Constant zero) || zero.size() != 1 || zero.number(0) != 0) {
			throw new Unsupported("anything but 0 to compare with");
		}
		return new Value.Test(node.flow(0));
	}

	/** 1 and -1, or 1 and 0, by the sign: what Kirchhoff writes for its activations of that kind. */
	private Value choose(Operation node) {
		if (!(node.input(0) instanceof Value.Test test)) {
			throw new Unsupported("a condition that is no sign");
		}
		float high = node.constant(1, "value").number(0);
		float low = node.constant(2, "value").number(0);
		if (high != 1 || low != -1 && low != 0) {
			throw new Unsupported("the values " + high + " and " + low);
		}
		return Operators.same(draft, names, node, test.flow(), new Layer.Activation(low == 0 ? Layer.Function.STEP : Layer.Function.SIGN));
	}
}
