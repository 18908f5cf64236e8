// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/**
 * A node with what its inputs stand for. What is asked for and not there, or of another kind, is complained about.
 *
 * @param inputs null where an optional one is left out
 * @param sole   whether a single node looks at the first output
 * @param batch  size of the batch if the file fixes it, else {@link Constant#BATCH}
 */
record Operation(NodeProto node, List<Value> inputs, int opset, boolean sole, long batch) {
	String op() {
		return node.getOpType();
	}

	/** {@code 'up' (ConvTranspose)}; a node without a name goes by what it gives. */
	static String title(NodeProto node) {
		var domain = node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx") ? "" : node.getDomain() + ".";
		return "'" + (node.getName().isEmpty() ? node.getOutputCount() == 0 ? "?" : node.getOutput(0) : node.getName()) + "' (" + domain + node.getOpType();
	}

	/** The input at that place, or null. */
	Value input(int index) {
		return index < inputs.size() ? inputs.get(index) : null;
	}

	boolean has(int index) {
		return input(index) != null;
	}

	/** A known tensor; weights that are computed on the way are beyond us. */
	Constant constant(int index, String what) {
		return switch (input(index)) {
			case Constant constant -> constant;
			case null -> throw new Wrong("has no " + what, "get or export the file again");
			default -> throw new Unsupported(what + " that is no constant");
		};
	}

	Optional<Constant> optional(int index, String what) {
		return has(index) ? Optional.of(constant(index, what)) : Optional.empty();
	}

	/** What a layer puts out. */
	Value.Flow flow(int index) {
		return switch (input(index)) {
			case Value.Flow flow -> flow;
			case null -> throw new Wrong("has no input " + index, "get or export the file again");
			default -> throw new Unsupported("input " + index + " that no layer gives");
		};
	}

	/** The only input, or the first one: maps, not a vector. */
	Value.Flow maps() {
		var flow = flow(0);
		if (flow.rank() != 4) {
			throw new Wrong("works on channels x height x width, its input is a vector of " + flow.shape(), "get or export the file again");
		}
		return flow;
	}

	private Optional<AttributeProto> attribute(String name) {
		return node.getAttributeList().stream().filter(attribute -> attribute.getName().equals(name)).findFirst();
	}

	boolean hasAttribute(String name) {
		return attribute(name).isPresent();
	}

	AttributeProto required(String name) {
		return attribute(name).orElseThrow(() -> new Wrong("has no attribute " + name, "get or export the file again"));
	}

	long integer(String name, long otherwise) {
		return attribute(name).map(AttributeProto::getI).orElse(otherwise);
	}

	float number(String name, float otherwise) {
		return attribute(name).map(AttributeProto::getF).orElse(otherwise);
	}

	String text(String name, String otherwise) {
		return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
	}

	/** A list of integers; null if it is not given. */
	long[] integers(String name) {
		return attribute(name).map(attribute -> attribute.getIntsList().stream().mapToLong(Long::longValue).toArray()).orElse(null);
	}

	/** Integers that newer operator sets have as an input and older ones as an attribute; null if there are none. */
	long[] integers(int input, String name) {
		if (has(input)) {
			var constant = constant(input, name);
			if (!constant.isInteger()) {
				throw new Wrong("has " + name + " that are no integers", "get or export the file again");
			}
			return constant.longs();
		}
		return integers(name);
	}

	/** Refuses an attribute that is there and not as it has to be. */
	void only(String name, long wanted) {
		long found = integer(name, wanted);
		if (found != wanted) {
			throw new Unsupported(name + " = " + found);
		}
	}

	/** Refuses a list of integers with any other value. */
	void onlyOf(String name, long wanted) {
		var found = integers(name);
		if (found != null && Arrays.stream(found).anyMatch(value -> value != wanted)) {
			throw new Unsupported(name + " = " + list(found));
		}
	}

	/** An axis counted from the front. */
	static int axis(long axis, int rank) {
		if (axis < -rank || axis >= rank) {
			throw new Wrong("has axis " + axis + " of " + rank, "get or export the file again");
		}
		return (int) (axis < 0 ? axis + rank : axis);
	}

	/** {@code 1,1,2,2}. */
	static String list(long[] values) {
		return Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining(","));
	}
}
