// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** Nodes all of whose inputs are known are computed while the file is read: transposes of weights, shapes, integer codes of weights. */
final class Folding {
	/** What can be computed. */
	static final Set<String> OPERATORS = Set.of("Identity", "Cast", "Transpose", "Reshape", "Flatten", "Unsqueeze", "Squeeze", "Concat", "Gather", "Slice", "Add", "Sub",
			"Mul", "Div", "Neg", "Sqrt", "QuantizeLinear", "DequantizeLinear");

	/** What a few bytes of a file may become by repetition; they must not fill the memory. */
	private static final int MOST = 1 << 26;

	private Folding() {
	}

	/** @throws Wrong or {@link Unsupported} if it cannot be computed */
	static Constant apply(Operation node) {
		return switch (node.op()) {
			case "Identity" -> node.constant(0, "input");
			case "Cast" -> cast(node.constant(0, "input"), node.required("to").getI());
			case "Transpose" -> transpose(node.constant(0, "input"), node.integers("perm"));
			case "Reshape" -> reshape(node);
			case "Flatten" -> flatten(node);
			case "Unsqueeze" -> unsqueeze(node);
			case "Squeeze" -> squeeze(node);
			case "Concat" -> concat(node);
			case "Gather" -> gather(node);
			case "Slice" -> slice(node);
			case "Add" -> combine(node, (a, b) -> a + b, Math::addExact);
			case "Sub" -> combine(node, (a, b) -> a - b, Math::subtractExact);
			case "Mul" -> combine(node, (a, b) -> a * b, Math::multiplyExact);
			case "Div" -> combine(node, (a, b) -> a / b, (a, b) -> a / b);
			case "Neg" -> combine(node.constant(0, "input"), Constant.of(new int[0], new long[] { -1 }), (a, b) -> a * b, Math::multiplyExact);
			case "Sqrt" -> combine(node.constant(0, "input"), Constant.of(new int[0], new float[1]), (a, _) -> Math.sqrt(a), null);
			case "QuantizeLinear" -> quantize(node);
			case "DequantizeLinear" -> dequantize(node);
			default -> throw new Unsupported("");
		};
	}

	static Constant cast(Constant constant, long to) {
		var type = DataType.forNumber((int) to);
		return switch (type) {
			case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> new Constant(type, constant.dims(), constant.numbers(), null);
			case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> {
				if (constant.isInteger()) {
					yield new Constant(type, constant.dims(), null, constant.longs());
				}
				var longs = new long[constant.size()];
				Arrays.setAll(longs, k -> (long) constant.floats()[k]);
				yield new Constant(type, constant.dims(), null, longs);
			}
			case null, default -> throw new Unsupported("to = " + (type == null ? to : type));
		};
	}

	private static Constant transpose(Constant constant, long[] given) {
		int rank = constant.rank();
		var order = given == null ? IntStream.range(0, rank).mapToLong(k -> rank - 1 - k).toArray() : given;
		if (order.length != rank || Arrays.stream(order).sorted().boxed().toList().equals(IntStream.range(0, rank).mapToObj(k -> (long) k).toList()) == false) {
			throw new Wrong("has perm = " + Operation.list(order) + " for " + constant.extents(), "get or export the file again");
		}
		if (rank == 2 && order[0] == 1 && !constant.isInteger()) {
			return new Constant(constant.type(), new int[] { constant.dims()[1], constant.dims()[0] }, Constant.transposed(constant.floats(), constant.dims()[0], constant.dims()[1]), null);
		}
		var strides = strides(constant.dims());
		var dims = new int[rank];
		var steps = new int[rank];
		for (int k = 0; k < rank; k++) {
			dims[k] = constant.dims()[(int) order[k]];
			steps[k] = strides[(int) order[k]];
		}
		return picked(constant, dims, steps, 0);
	}

	private static int[] strides(int[] dims) {
		var strides = new int[dims.length];
		for (int k = dims.length - 1, stride = 1; k >= 0; stride *= dims[k], k--) {
			strides[k] = stride;
		}
		return strides;
	}

	/** Values at regular distances of each extent. */
	private static Constant picked(Constant from, int[] dims, int[] steps, int first) {
		int count = Constant.size(dims);
		if (count > MOST && count > from.size()) {
			throw new Unsupported("more than " + MOST + " values");
		}
		var floats = from.isInteger() ? null : new float[count];
		var longs = from.isInteger() ? new long[count] : null;
		var at = new int[dims.length];
		int index = first;
		for (int k = 0; k < count; k++) {
			if (floats != null) {
				floats[k] = from.floats()[index];
			} else {
				longs[k] = from.longs()[index];
			}
			for (int d = dims.length - 1; d >= 0; d--) {
				index += steps[d];
				if (++at[d] < dims[d]) {
					break;
				}
				index -= steps[d] * dims[d];
				at[d] = 0;
			}
		}
		return new Constant(from.type(), dims, floats, longs);
	}

	private static Constant reshape(Operation node) {
		var constant = node.constant(0, "input");
		var shape = node.integers(1, "shape");
		if (shape == null) {
			throw new Wrong("has no shape", "get or export the file again");
		}
		var dims = new int[shape.length];
		int open = -1;
		long known = 1;
		for (int k = 0; k < dims.length; k++) {
			long dim = shape[k] == 0 && k < constant.rank() && node.integer("allowzero", 0) == 0 ? constant.dims()[k] : shape[k];
			if (dim == -1) {
				open = k;
				continue;
			}
			dims[k] = (int) dim;
			known *= dim;
		}
		if (open >= 0) {
			dims[open] = known <= 0 ? 0 : (int) (constant.size() / known);
			known *= dims[open];
		}
		if (known != constant.size()) {
			throw new Wrong("shapes " + constant.extents() + " as " + Operation.list(shape), "get or export the file again");
		}
		return constant.shaped(dims);
	}

	private static Constant flatten(Operation node) {
		var constant = node.constant(0, "input");
		long given = node.integer("axis", 1);
		int axis = given == constant.rank() ? constant.rank() : Operation.axis(given, constant.rank());
		int rows = Constant.size(Arrays.copyOf(constant.dims(), axis));
		return constant.shaped(rows, rows == 0 ? 0 : constant.size() / rows);
	}

	private static Constant unsqueeze(Operation node) {
		var constant = node.constant(0, "input");
		var axes = node.integers(1, "axes");
		if (axes == null) {
			throw new Wrong("has no axes", "get or export the file again");
		}
		int rank = constant.rank() + axes.length;
		var where = Arrays.stream(axes).mapToInt(axis -> Operation.axis(axis, rank)).toArray();
		var dims = new int[rank];
		for (int k = 0, from = 0; k < rank; k++) {
			int index = k;
			boolean added = Arrays.stream(where).anyMatch(axis -> axis == index);
			if (!added && from == constant.rank()) {
				throw new Wrong("has axes = " + Operation.list(axes), "get or export the file again");
			}
			dims[k] = added ? 1 : constant.dims()[from++];
		}
		return constant.shaped(dims);
	}

	private static Constant squeeze(Operation node) {
		var constant = node.constant(0, "input");
		var axes = node.integers(1, "axes");
		var gone = axes == null ? IntStream.range(0, constant.rank()).filter(k -> constant.dims()[k] == 1).boxed().toList()
				: Arrays.stream(axes).mapToObj(axis -> Operation.axis(axis, constant.rank())).toList();
		var kept = IntStream.range(0, constant.rank()).filter(k -> !gone.contains(k)).map(k -> constant.dims()[k]).toArray();
		if (Constant.size(kept) != constant.size()) {
			throw new Wrong("takes axes " + gone + " from " + constant.extents(), "get or export the file again");
		}
		return constant.shaped(kept);
	}

	private static Constant concat(Operation node) {
		var parts = new ArrayList<Constant>();
		for (int k = 0; k < node.inputs().size(); k++) {
			parts.add(node.constant(k, "input"));
		}
		var first = parts.getFirst();
		int axis = Operation.axis(node.required("axis").getI(), first.rank());
		var dims = first.dims().clone();
		dims[axis] = 0;
		for (var part : parts) {
			if (part.rank() != dims.length || part.isInteger() != first.isInteger()
					|| IntStream.range(0, dims.length).anyMatch(k -> k != axis && part.dims()[k] != dims[k])) {
				throw new Wrong("joins " + first.extents() + " and " + part.extents(), "get or export the file again");
			}
			dims[axis] += part.dims()[axis];
		}
		int count = Constant.size(dims);
		var floats = first.isInteger() ? null : new float[count];
		var longs = first.isInteger() ? new long[count] : null;
		int outer = Constant.size(Arrays.copyOf(dims, axis));
		for (int o = 0, at = 0; o < outer; o++) {
			for (var part : parts) {
				int run = part.size() / Math.max(1, outer);
				System.arraycopy(first.isInteger() ? part.longs() : part.floats(), o * run, first.isInteger() ? longs : floats, at, run);
				at += run;
			}
		}
		return new Constant(first.type(), dims, floats, longs);
	}

	private static Constant gather(Operation node) {
		var constant = node.constant(0, "input");
		var indices = node.integers(1, "indices");
		if (constant.rank() == 0 || indices == null) {
			throw new Wrong("has nothing to take from", "get or export the file again");
		}
		int axis = Operation.axis(node.integer("axis", 0), constant.rank());
		var dims = new ArrayList<Integer>();
		for (int k = 0; k < constant.rank(); k++) {
			if (k == axis) {
				Arrays.stream(node.constant(1, "indices").dims()).forEach(dims::add);
			} else {
				dims.add(constant.dims()[k]);
			}
		}
		int inner = Constant.size(Arrays.copyOfRange(constant.dims(), axis + 1, constant.rank()));
		int outer = Constant.size(Arrays.copyOf(constant.dims(), axis));
		int extent = constant.dims()[axis];
		var result = dims.stream().mapToInt(Integer::intValue).toArray();
		int count = Constant.size(result);
		var floats = constant.isInteger() ? null : new float[count];
		var longs = constant.isInteger() ? new long[count] : null;
		for (int o = 0, at = 0; o < outer; o++) {
			for (long index : indices) {
				int from = Operation.axis(index, extent);
				System.arraycopy(constant.isInteger() ? constant.longs() : constant.floats(), (o * extent + from) * inner, constant.isInteger() ? longs : floats, at, inner);
				at += inner;
			}
		}
		return new Constant(constant.type(), result, floats, longs);
	}

	private static Constant slice(Operation node) {
		var constant = node.constant(0, "input");
		var starts = node.integers(1, "starts");
		var ends = node.integers(2, "ends");
		var axes = node.integers(3, "axes");
		var steps = node.integers(4, "steps");
		if (starts == null || ends == null || starts.length != ends.length) {
			throw new Wrong("has no starts and ends", "get or export the file again");
		}
		var dims = constant.dims().clone();
		var strides = strides(dims);
		int first = 0;
		for (int k = 0; k < starts.length; k++) {
			int axis = axes == null ? k : Operation.axis(axes[k], dims.length);
			long step = steps == null ? 1 : steps[k];
			if (step < 1) {
				throw new Unsupported("steps = " + step);
			}
			int extent = constant.dims()[axis];
			long from = Math.clamp(starts[k] < 0 ? starts[k] + extent : starts[k], 0, extent);
			long to = Math.clamp(ends[k] < 0 ? ends[k] + extent : ends[k], 0, extent);
			dims[axis] = (int) Math.max(0, Math.ceilDiv(to - from, step));
			first += (int) from * strides[axis];
			strides[axis] *= (int) step;
		}
		return picked(constant, dims, strides, first);
	}

	private static Constant combine(Operation node, DoubleBinaryOperator floats, LongBinaryOperator longs) {
		return combine(node.constant(0, "input"), node.constant(1, "input"), floats, longs);
	}

	/** Value by value, with the extents of either one repeated where the other is larger (broadcasting). */
	private static Constant combine(Constant a, Constant b, DoubleBinaryOperator floats, LongBinaryOperator longs) {
		var dims = broadcast(List.of(a.dims(), b.dims()));
		var left = spread(a, dims);
		var right = spread(b, dims);
		int count = Constant.size(dims);
		if (a.isInteger() && b.isInteger() && longs != null) {
			var values = new long[count];
			for (int k = 0; k < count; k++) {
				if (left.longs()[k] == Constant.BATCH || right.longs()[k] == Constant.BATCH) {
					throw new Unsupported("arithmetic on the size of the batch");
				}
				try {
					values[k] = longs.applyAsLong(left.longs()[k], right.longs()[k]);
				} catch (ArithmeticException e) {
					throw new Wrong("computes with numbers that are too large, or divides by 0", "get or export the file again");
				}
			}
			return new Constant(a.type(), dims, null, values);
		}
		var values = new float[count];
		for (int k = 0; k < count; k++) {
			values[k] = (float) floats.applyAsDouble(left.number(k), right.number(k));
		}
		return new Constant(a.isInteger() ? b.type() : a.type(), dims, values, null);
	}

	private static int[] broadcast(List<int[]> all) {
		int rank = all.stream().mapToInt(dims -> dims.length).max().orElse(0);
		var result = new int[rank];
		Arrays.fill(result, 1);
		for (var dims : all) {
			for (int k = 0; k < dims.length; k++) {
				int at = rank - dims.length + k;
				if (dims[k] != 1 && result[at] != 1 && dims[k] != result[at]) {
					throw new Wrong("combines " + all.stream().map(Arrays::toString).toList(), "get or export the file again");
				}
				result[at] = dims[k] == 1 ? result[at] : dims[k];
			}
		}
		return result;
	}

	private static Constant spread(Constant constant, int[] dims) {
		if (Arrays.equals(constant.dims(), dims)) {
			return constant;
		}
		var own = strides(constant.dims());
		var steps = new int[dims.length];
		for (int k = 0; k < constant.rank(); k++) {
			steps[dims.length - constant.rank() + k] = constant.dims()[k] == 1 ? 0 : own[k];
		}
		return picked(constant, dims, steps, 0);
	}

	/** Range of an integer type, {smallest, largest}. */
	static int[] range(DataType type) {
		return switch (type) {
			case INT8 -> new int[] { -128, 127 };
			case UINT8 -> new int[] { 0, 255 };
			case INT16 -> new int[] { Short.MIN_VALUE, Short.MAX_VALUE };
			case UINT16 -> new int[] { 0, 65535 };
			default -> throw new Unsupported("codes of type " + type);
		};
	}

	private static Constant quantize(Operation node) {
		var values = node.constant(0, "input");
		var scale = along(node, node.constant(1, "scale"), values);
		var zero = node.optional(2, "zero point").map(constant -> along(node, constant, values)).orElse(null);
		var type = zero == null ? DataType.UINT8 : zero.type();
		var range = range(type);
		var codes = new long[values.size()];
		for (int k = 0; k < codes.length; k++) {
			codes[k] = (long) Math.clamp(Math.rint(values.number(k) / scale.number(k)) + (zero == null ? 0 : zero.longs()[k]), range[0], range[1]);
		}
		return new Constant(type, values.dims(), null, codes);
	}

	private static Constant dequantize(Operation node) {
		var codes = node.constant(0, "input");
		var scale = along(node, node.constant(1, "scale"), codes);
		var zero = node.optional(2, "zero point").map(constant -> along(node, constant, codes)).orElse(null);
		if (!codes.isInteger()) {
			throw new Wrong("has codes that are no integers", "get or export the file again");
		}
		var values = new float[codes.size()];
		for (int k = 0; k < values.length; k++) {
			values[k] = (codes.longs()[k] - (zero == null ? 0 : zero.longs()[k])) * scale.number(k);
		}
		return Constant.of(codes.dims(), values);
	}

	/** One value for all, or one for each index along an axis, as one for each value. */
	private static Constant along(Operation node, Constant parameter, Constant values) {
		if (node.integer("block_size", 0) != 0) {
			throw new Unsupported("block_size = " + node.integer("block_size", 0));
		}
		var dims = new int[values.rank()];
		Arrays.fill(dims, 1);
		if (parameter.size() != 1) {
			dims[Operation.axis(node.integer("axis", 1), values.rank())] = parameter.size();
		}
		var shaped = parameter.shaped(parameter.size() == 1 && values.rank() == 0 ? new int[0] : dims);
		broadcastOnto(shaped, values);
		return spread(shaped, values.dims());
	}

	private static void broadcastOnto(Constant parameter, Constant values) {
		if (!Arrays.equals(broadcast(List.of(parameter.dims(), values.dims())), values.dims())) {
			throw new Wrong("has " + parameter.size() + " scales for " + values.extents(), "get or export the file again");
		}
	}
}
