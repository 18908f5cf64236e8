// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.ShapeException;

/**
 * Turns the graph of a model into a network. Nodes come one after the other; each turns what its inputs stand for into what its output
 * stands for: a layer of the network, a known tensor, or nothing new. What does not lead to the output is not looked at.
 */
final class GraphReader {
	static final int OLDEST = 6;
	static final int NEWEST = 21;
	/** Who has written a file, if it is Kirchhoff. */
	static final String PRODUCER = "Kirchhoff";

	private static final Set<Integer> NUMBERS = Set.of(DataType.FLOAT_VALUE, DataType.DOUBLE_VALUE, DataType.FLOAT16_VALUE);
	private static final String AGAIN = "get or export the file again";

	private final ModelFile model;
	private final GraphProto graph;
	private final Faults faults;
	private final Map<String, TensorProto> initializers = new HashMap<>();
	private final Map<String, NodeProto> producers = new HashMap<>();
	private final Map<String, Integer> uses = new HashMap<>();
	private final Map<String, Value> values = new HashMap<>();

	GraphReader(ModelFile model) {
		this.model = model;
		graph = model.model().getGraph();
		faults = new Faults(model.file());
	}

	/** @throws KirchhoffException with everything that is wrong */
	NetworkFile read() {
		graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
		for (var node : graph.getNodeList()) {
			for (var name : node.getOutputList()) {
				if (!name.isEmpty() && producers.put(name, node) != null) {
					faults.wrong("node " + title(node), "gives '" + name + "', which another node gives too", AGAIN);
				}
			}
		}
		int opset = opset();
		var output = output();
		faults.check("");
		var live = live(output);
		var input = input(live);
		faults.check("");
		var names = new LayerNames(model.model().getProducerName().equals(PRODUCER));
		var shape = shape(input);
		faults.check("");
		var draft = new Draft(names.of(input), shape);
		count(live, output);
		values.put(input.getName(), new Value.Flow(0, shape, rank(input), uses.get(input.getName()) == 1));
		var operators = new Operators(model, draft, names);
		live.forEach(node -> translate(node, opset, batch(input), operators));
		faults.check(Operators.supported());
		if (!(values.get(output) instanceof Value.Flow flow)) {
			throw new KirchhoffException(model.file() + ": its output '" + output + "' does not depend on its input", AGAIN);
		}
		return draft.finish(flow.layer());
	}

	private int opset() {
		for (var set : model.model().getOpsetImportList()) {
			if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) {
				if (set.getVersion() < OLDEST || set.getVersion() > NEWEST) {
					faults.wrong("", "uses operator set " + set.getVersion(), "export it with one from 7 to " + NEWEST + ", for example 17");
				}
				return (int) Math.clamp(set.getVersion(), OLDEST, NEWEST);
			}
		}
		faults.wrong("", "does not say which operator set it uses", AGAIN);
		return NEWEST;
	}

	private String output() {
		if (graph.getOutputCount() != 1) {
			var all = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
			faults.wrong("", "has " + (all.isEmpty() ? "no output" : all.size() + " outputs: " + String.join(", ", all)), "export it with one output");
			return "";
		}
		var name = graph.getOutput(0).getName();
		if (!producers.containsKey(name)) {
			faults.wrong("", "has the output '" + name + "', which no node gives", AGAIN);
		}
		return name;
	}

	/** Nodes that lead to the output, in the order of the file. */
	private List<NodeProto> live(String output) {
		var needed = new HashSet<NodeProtoKey>();
		var open = new ArrayDeque<>(List.of(producers.get(output)));
		while (!open.isEmpty()) {
			var node = open.poll();
			if (needed.add(new NodeProtoKey(node))) {
				node.getInputList().stream().map(producers::get).filter(Objects::nonNull).forEach(open::add);
			}
		}
		return graph.getNodeList().stream().filter(node -> needed.contains(new NodeProtoKey(node))).toList();
	}

	/** A node as itself: messages compare by value, and two nodes may be alike. */
	private record NodeProtoKey(NodeProto node) {
		@Override
		public boolean equals(Object other) {
			return other instanceof NodeProtoKey key && key.node == node;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(node);
		}
	}

	/** The one input that is no tensor of the file. */
	private ValueInfoProto input(List<NodeProto> live) {
		var used = new HashSet<String>();
		live.forEach(node -> used.addAll(node.getInputList()));
		var inputs = graph.getInputList().stream().filter(input -> !initializers.containsKey(input.getName()) && used.contains(input.getName())).toList();
		if (inputs.size() == 1) {
			return inputs.getFirst();
		}
		var all = inputs.stream().map(ValueInfoProto::getName).toList();
		faults.wrong("", "has " + (all.isEmpty() ? "no input that its output depends on" : all.size() + " inputs: " + String.join(", ", all)),
				"export it with one input, and with its weights in it");
		return ValueInfoProto.getDefaultInstance();
	}

	private static int rank(ValueInfoProto input) {
		return input.getType().getTensorType().getShape().getDimCount();
	}

	/** Extent of the batch, if the file fixes it. */
	private static long batch(ValueInfoProto input) {
		var dim = input.getType().getTensorType().getShape().getDim(0);
		return dim.hasDimValue() && dim.getDimValue() > 0 ? dim.getDimValue() : Constant.BATCH;
	}

	private Shape shape(ValueInfoProto input) {
		var type = input.getType().getTensorType();
		var dims = type.getShape().getDimList();
		var shown = dims.stream().map(dim -> dim.hasDimValue() ? Long.toString(dim.getDimValue()) : dim.getDimParam().isEmpty() ? "?" : dim.getDimParam()).toList();
		var place = "input '" + input.getName() + "'";
		if (dims.size() != 2 && dims.size() != 4) {
			faults.wrong(place, "has the shape [" + String.join(", ", shown) + "]", "export it with [batch, channels, height, width] or [batch, features]");
			return Shape.vector(1);
		}
		if (!NUMBERS.contains(type.getElemType())) {
			var other = DataType.forNumber(type.getElemType());
			faults.wrong(place, "is of type " + (other == null ? Integer.toString(type.getElemType()) : other.toString()), "export it with an input of type FLOAT");
		}
		var extents = new int[3];
		Arrays.fill(extents, 1);
		for (int k = 1; k < dims.size(); k++) {
			long value = dims.get(k).getDimValue();
			if (!dims.get(k).hasDimValue() || value < 1 || value > Integer.MAX_VALUE) {
				faults.wrong(place, "has the shape [" + String.join(", ", shown) + "]", "export it with a fixed size; only the batch may be open");
				return Shape.vector(1);
			}
			extents[k - 1] = (int) value;
		}
		try {
			return new Shape(extents[0], extents[1], extents[2]);
		} catch (ShapeException e) {
			faults.wrong(place, e.getMessage(), "export it with a smaller input");
			return Shape.vector(1);
		}
	}

	private void count(List<NodeProto> live, String output) {
		uses.merge(output, 1, Integer::sum);
		live.forEach(node -> node.getInputList().forEach(name -> uses.merge(name, 1, Integer::sum)));
	}

	private void translate(NodeProto node, int opset, long batch, Operators operators) {
		try {
			var first = node.getOutputCount() == 0 ? "" : node.getOutput(0);
			var inputs = new ArrayList<Value>();
			for (var name : node.getInputList()) {
				inputs.add(name.isEmpty() ? null : value(name));
			}
			if (inputs.stream().anyMatch(Value.Unknown.class::isInstance)) {
				node.getOutputList().forEach(name -> values.put(name, new Value.Unknown()));
				return;
			}
			for (int k = 1; k < node.getOutputCount(); k++) {
				if (uses.containsKey(node.getOutput(k))) {
					throw new Unsupported("its output '" + node.getOutput(k) + "'");
				}
			}
			values.put(first, operators.translate(new Operation(node, inputs, opset, uses.getOrDefault(first, 0) == 1, batch)));
			return;
		} catch (Unsupported e) {
			faults.unsupported(Operation.title(node) + (e.getMessage().isEmpty() ? ")" : " with " + e.getMessage() + ")"));
		} catch (Wrong e) {
			faults.wrong("node " + title(node), e.getMessage(), e.mend());
		} catch (ShapeException e) {
			faults.wrong("node " + title(node), e.getMessage(), AGAIN);
		} catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
			faults.wrong("node " + title(node), "has impossible extents", AGAIN);
		}
		node.getOutputList().forEach(name -> values.put(name, new Value.Unknown()));
	}

	private static String title(NodeProto node) {
		return Operation.title(node) + ")";
	}

	private Value value(String name) {
		var known = values.get(name);
		if (known != null) {
			return known;
		}
		var tensor = initializers.get(name);
		if (tensor == null) {
			throw producers.containsKey(name) ? new Wrong("uses '" + name + "', which is given after it", AGAIN)
					: new Wrong("uses '" + name + "', which is neither in the file nor given by a node", "export it with its weights in it");
		}
		values.put(name, new Value.Unknown()); // if it cannot be read, it is said once
		var constant = Tensors.read(model, tensor);
		values.put(name, constant);
		return constant;
	}
}
