// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Shape;

/** Operators that show the same values under another shape, or several of them one after the other. */
final class ViewOperators {
	private final Draft draft;
	private final LayerNames names;

	ViewOperators(Draft draft, LayerNames names) {
		this.draft = draft;
		this.names = names;
	}

	void enter(Map<String, Function<Operation, Value>> table) {
		table.put("Identity", this::identity);
		table.put("Cast", ViewOperators::cast);
		table.put("Flatten", this::flatten);
		table.put("Reshape", this::reshape);
		table.put("Squeeze", this::squeeze);
		table.put("Unsqueeze", this::unsqueeze);
		table.put("Transpose", ViewOperators::transpose);
		table.put("Concat", this::concat);
	}

	/** The same under a new name; it has one reader if both names have. */
	private static Value seen(Operation node, Value value) {
		return value instanceof Value.Flow flow ? new Value.Flow(flow.layer(), flow.shape(), flow.rank(), flow.sole() && node.sole()) : value;
	}

	private Value identity(Operation node) {
		return node.input(0) instanceof Value.Flow flow && names.isLayer(node.node()) ? Operators.same(draft, names, node, flow, new Layer.Activation(Layer.Function.IDENTITY))
				: seen(node, node.input(0));
	}

	private static Value cast(Operation node) {
		var flow = node.flow(0);
		var type = DataType.forNumber((int) node.required("to").getI());
		return switch (type) {
			case FLOAT, DOUBLE -> seen(node, flow);
			default -> throw new Unsupported("to = " + type);
		};
	}

	/** A vector of all values; there is no layer if they are one already. */
	private Value vector(Operation node, Value.Flow input) {
		if (input.shape().isVector() && !names.isLayer(node.node())) {
			return ((Value.Flow) seen(node, input)).under(input.shape(), 2);
		}
		return draft.add(names.of(node.node()), new Layer.Flatten(), 2, node.sole(), input);
	}

	private Value flatten(Operation node) {
		var input = node.flow(0);
		if (Operation.axis(node.integer("axis", 1), input.rank()) != 1) {
			throw new Unsupported("axis = " + node.integer("axis", 1));
		}
		return vector(node, input);
	}

	private Value reshape(Operation node) {
		var input = node.flow(0);
		var given = node.integers(1, "shape");
		if (given == null || given.length == 0) {
			throw new Wrong("has no shape", "get or export the file again");
		}
		return shaped(node, input, extents(node, input, given), given);
	}

	/** Extents without the batch; null if the first one is not the batch. */
	private static int[] extents(Operation node, Value.Flow input, long[] given) {
		var own = input.dims();
		boolean zeroCopies = node.integer("allowzero", 0) == 0;
		int size = input.shape().size();
		var dims = new int[given.length - 1];
		int open = -1;
		long known = 1;
		for (int k = 1; k < given.length; k++) {
			long dim = given[k] == 0 && zeroCopies && k <= own.length ? own[k - 1] : given[k];
			if (dim == -1 && open < 0) {
				open = k - 1;
			} else if (dim < 1 || dim > size) {
				return null;
			} else {
				dims[k - 1] = (int) dim;
				known *= dim;
			}
		}
		if (open >= 0) {
			if (known == 0 || size % known != 0 || given[0] == -1) {
				return null;
			}
			dims[open] = (int) (size / known);
			known *= dims[open];
		}
		boolean batch = given[0] == node.batch() || given[0] == -1 || given[0] == 0 && zeroCopies;
		return batch && known == size ? dims : null;
	}

	private Value shaped(Operation node, Value.Flow input, int[] dims, long[] given) {
		if (dims != null && dims.length == 1) {
			return vector(node, input);
		}
		if (dims != null && dims.length == 3) {
			var shape = new Shape(dims[0], dims[1], dims[2]);
			if (shape.equals(input.shape())) {
				return ((Value.Flow) seen(node, input)).under(shape, 4);
			}
			if (input.layer() == 0 && input.sole()) {
				draft.shapeInput(shape);
				return ((Value.Flow) seen(node, input)).under(shape, 4);
			}
		}
		throw new Unsupported("shape = " + Arrays.stream(given).mapToObj(dim -> dim == Constant.BATCH ? "batch" : Long.toString(dim)).toList() + " for " + input.shape());
	}

	/** Takes the directions of maps of one pixel. */
	private Value squeeze(Operation node) {
		var input = node.flow(0);
		var axes = node.integers(1, "axes");
		if (input.rank() != 4 || !input.shape().isVector() || axes == null
				|| !Arrays.equals(Arrays.stream(axes).map(axis -> Operation.axis(axis, 4)).sorted().toArray(), new long[] { 2, 3 })) {
			throw new Unsupported("axes = " + (axes == null ? "all" : Operation.list(axes)));
		}
		return vector(node, input);
	}

	/** Makes maps of one pixel of a vector. */
	private static Value.Flow pixels(Operation node, Value.Flow input) {
		return ((Value.Flow) seen(node, input)).under(input.shape(), 4);
	}

	private Value unsqueeze(Operation node) {
		var input = node.flow(0);
		var axes = node.integers(1, "axes");
		if (input.rank() != 2 || axes == null || !Arrays.equals(Arrays.stream(axes).map(axis -> Operation.axis(axis, 4)).sorted().toArray(), new long[] { 2, 3 })) {
			throw new Unsupported("axes = " + (axes == null ? "none" : Operation.list(axes)));
		}
		return pixels(node, input);
	}

	/** One that changes nothing. */
	private static Value transpose(Operation node) {
		var input = node.flow(0);
		var order = node.integers("perm");
		if (order == null || !Arrays.equals(order, IntStream.range(0, input.rank()).asLongStream().toArray())) {
			throw new Unsupported("perm = " + (order == null ? "reversed" : Operation.list(order)) + " on what layers give");
		}
		return seen(node, input);
	}

	private Value concat(Operation node) {
		var inputs = new Value.Flow[node.inputs().size()];
		for (int k = 0; k < inputs.length; k++) {
			inputs[k] = node.flow(k);
			if (inputs[k].rank() != inputs[0].rank()) {
				throw new Wrong("joins tensors of " + inputs[0].rank() + " and " + inputs[k].rank() + " axes", "get or export the file again");
			}
		}
		if (Operation.axis(node.required("axis").getI(), inputs[0].rank()) != 1) {
			throw new Unsupported("axis = " + node.required("axis").getI());
		}
		return inputs.length == 1 ? seen(node, inputs[0]) : draft.add(names.of(node.node()), new Layer.Concatenate(), inputs[0].rank(), node.sole(), inputs);
	}
}
