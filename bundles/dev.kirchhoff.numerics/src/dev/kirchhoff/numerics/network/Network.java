// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import dev.kirchhoff.numerics.network.Layer.Matrix;
import dev.kirchhoff.numerics.network.Layer.Weighted;

/**
 * An immutable graph of layers with one input and one output. Nodes are in topological order: node 0 is the input, the
 * last node the output. Shapes are inferred and checked when it is made.
 *
 * @since 1.0
 */
public final class Network {

	/** A named layer and the indices of the nodes that feed it. */
	public record Node(String name, Layer layer, List<Integer> inputs) {
		public Node {
			inputs = List.copyOf(inputs);
		}
	}

	private final List<Node> nodes;
	private final List<Shape> shapes;
	private final List<Integer> weighted;
	private final Map<String, Integer> indices = new HashMap<>();
	/** By {@code node * Tensor.COUNT + tensor}. */
	private final int[] lengths;

	/**
	 * @throws ShapeException           if a layer cannot take the shapes it is fed; names the node
	 * @throws IllegalArgumentException if the nodes are no graph with one input and one output in topological order
	 */
	public Network(List<Node> nodes) {
		this.nodes = List.copyOf(nodes);
		if (nodes.isEmpty())
			throw new IllegalArgumentException("a network needs at least an input");
		var inferred = new ArrayList<Shape>();
		for (var i = 0; i < nodes.size(); i++) {
			var node = nodes.get(i);
			if (indices.put(node.name(), i) != null)
				throw new IllegalArgumentException("two nodes are called '" + node.name() + "'");
			if (i == 0 != node.layer() instanceof Layer.Input)
				throw new IllegalArgumentException(node.name() + ": the first node, and no other, must be an input");
			for (var input : node.inputs())
				if (input < 0 || input >= i)
					throw new IllegalArgumentException(node.name() + ": its inputs must come before it");
			inferred.add(infer(node, node.inputs().stream().map(inferred::get).toList()));
		}
		shapes = List.copyOf(inferred);
		weighted = IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).layer() instanceof Weighted).boxed()
				.toList();
		lengths = IntStream.range(0, nodes.size() * Tensor.COUNT)
				.map(i -> lengthOf(i / Tensor.COUNT, Tensor.values()[i % Tensor.COUNT])).toArray();
		requireOneOutput();
	}

	private static Shape infer(Node node, List<Shape> inputs) {
		try {
			return node.layer().output(inputs);
		} catch (ShapeException e) {
			throw e.at(node.name());
		}
	}

	private void requireOneOutput() {
		var used = new HashSet<Integer>();
		nodes.forEach(node -> used.addAll(node.inputs()));
		for (var i = 0; i < output(); i++)
			if (!used.contains(i))
				throw new IllegalArgumentException(
						nodes.get(i).name() + ": nothing uses its output, and only the last node may be the output");
	}

	/** Layers one after the other, named by kind and place ({@code fullyconnected1}, {@code activation2}, ...). */
	public static Network sequence(Shape input, Layer... layers) {
		var builder = builder(input);
		for (var i = 0; i < layers.length; i++)
			builder.add(layers[i].getClass().getSimpleName().toLowerCase(Locale.ROOT) + (i + 1), layers[i]);
		return builder.build();
	}

	/** Starts a network with its input, node 0, called {@code input}. */
	public static Builder builder(Shape input) {
		return new Builder(input);
	}

	public List<Node> nodes() {
		return nodes;
	}

	public Node node(int index) {
		return nodes.get(index);
	}

	/**
	 * Index of the node of this name.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public int index(String name) {
		var index = indices.get(name);
		if (index == null)
			throw new IllegalArgumentException("no node is called '" + name + "'");
		return index;
	}

	/** Index of the output, the last node. */
	public int output() {
		return nodes.size() - 1;
	}

	public Shape shape(int node) {
		return shapes.get(node);
	}

	public Shape inputShape() {
		return shapes.getFirst();
	}

	public Shape outputShape() {
		return shapes.getLast();
	}

	/** Whether all that comes after a node depends on its input by way of this node alone. */
	public boolean isCut(int node) {
		for (var later = node + 1; later < nodes.size(); later++)
			for (var input : nodes.get(later).inputs())
				if (input < node)
					return false;
		return true;
	}

	/** Indices of the nodes with a weight matrix, in order. */
	public List<Integer> weighted() {
		return weighted;
	}

	/**
	 * Extent of a weighted node's matrix, row-major [inputs][outputs].
	 *
	 * @throws IllegalArgumentException if the node has no weights
	 */
	public Matrix matrix(int node) {
		if (!(nodes.get(node).layer() instanceof Weighted layer))
			throw new IllegalArgumentException(nodes.get(node).name() + ": has no weights");
		return layer.matrix(inputShape(node));
	}

	/** Number of values of a tensor of a node, 0 if the node has none of this kind. */
	public int length(int node, Tensor tensor) {
		return lengths[node * Tensor.COUNT + tensor.ordinal()];
	}

	private int lengthOf(int node, Tensor tensor) {
		return switch (nodes.get(node).layer()) {
		case Weighted layer when tensor == Tensor.WEIGHTS -> layer.matrix(inputShape(node)).size();
		case Weighted layer when tensor == Tensor.BIAS && layer.bias() -> layer.matrix(inputShape(node)).columns();
		case Layer.BatchNormalization _ when tensor != Tensor.WEIGHTS && tensor != Tensor.BIAS ->
			shapes.get(node).channels();
		default -> 0;
		};
	}

	/** Shape of a node's first input; the node must have one. */
	public Shape inputShape(int node) {
		return shapes.get(nodes.get(node).inputs().getFirst());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Network network && nodes.equals(network.nodes);
	}

	@Override
	public int hashCode() {
		return nodes.hashCode();
	}

	/** A line per node: {@code hidden: FullyConnected[...] <- input, 8}. */
	@Override
	public String toString() {
		var text = new StringBuilder();
		for (var i = 0; i < nodes.size(); i++) {
			var node = nodes.get(i);
			text.append(node.name()).append(": ").append(node.layer()).append(" <- ")
					.append(String.join(", ", node.inputs().stream().map(k -> nodes.get(k).name()).toList()))
					.append(", ").append(shapes.get(i)).append('\n');
		}
		return text.toString();
	}

	/** Collects nodes; the indices it returns are those of the network it builds. */
	public static final class Builder {

		private final List<Node> nodes = new ArrayList<>();

		private Builder(Shape input) {
			nodes.add(new Node("input", new Layer.Input(input), List.of()));
		}

		/** Adds a layer fed by the given nodes, or by the node added last if none is given. */
		public int add(String name, Layer layer, int... inputs) {
			var feeds = inputs.length > 0 ? IntStream.of(inputs).boxed().toList() : List.of(nodes.size() - 1);
			nodes.add(new Node(name, layer, feeds));
			return nodes.size() - 1;
		}

		/** @see Network#Network(List) */
		public Network build() {
			return new Network(nodes);
		}
	}
}
