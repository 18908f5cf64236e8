// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.ShapeException;
import dev.kirchhoff.numerics.network.Tensor;

/** A network while it is read: layers can still take in what follows them. */
final class Draft {
	private record Entry(String name, Layer layer, List<Integer> inputs, Map<Tensor, float[]> tensors) {
	}

	private final List<Entry> entries = new ArrayList<>();

	/** Begins with the input. */
	Draft(String name, Shape shape) {
		entries.add(new Entry(name, new Layer.Input(shape), List.of(), Map.of()));
	}

	Layer layer(int index) {
		return entries.get(index).layer();
	}

	float[] tensor(int index, Tensor tensor) {
		return entries.get(index).tensors().get(tensor);
	}

	int last() {
		return entries.size() - 1;
	}

	/**
	 * Adds a layer without weights.
	 *
	 * @return what it puts out
	 * @throws Wrong if it cannot take its inputs
	 */
	Value.Flow add(String name, Layer layer, int rank, boolean sole, Value.Flow... inputs) {
		return add(name, layer, new EnumMap<>(Tensor.class), rank, sole, inputs);
	}

	/** The same with weights, which may be changed later: arrays that others share must not be given. */
	Value.Flow add(String name, Layer layer, Map<Tensor, float[]> tensors, int rank, boolean sole, Value.Flow... inputs) {
		var flows = List.of(inputs);
		try {
			var shape = layer.output(flows.stream().map(Value.Flow::shape).toList());
			entries.add(new Entry(name, layer, flows.stream().map(Value.Flow::layer).toList(), tensors));
			return new Value.Flow(last(), shape, rank, sole);
		} catch (ShapeException e) {
			throw new Wrong(e.getMessage(), "get or export the file again");
		}
	}

	/** Gives the input another shape of the same size. */
	void shapeInput(Shape shape) {
		var input = entries.getFirst();
		entries.set(0, new Entry(input.name(), new Layer.Input(shape), input.inputs(), input.tensors()));
	}

	/** Replaces a tensor of a layer, and the layer if it had none such. */
	void set(int index, Layer layer, Tensor tensor, float[] values) {
		var entry = entries.get(index);
		entry.tensors().put(tensor, values);
		entries.set(index, new Entry(entry.name(), layer, entry.inputs(), entry.tensors()));
	}

	/** The network that leads to an output; what nothing needs is left out. */
	NetworkFile finish(int output) {
		var needed = new boolean[entries.size()];
		needed[0] = true;
		needed[output] = true;
		for (int k = output; k > 0; k--) {
			if (needed[k]) {
				entries.get(k).inputs().forEach(input -> needed[input] = true);
			}
		}
		var places = new int[entries.size()];
		var nodes = new ArrayList<Network.Node>();
		var kept = new ArrayList<Entry>();
		for (int k = 0; k <= output; k++) {
			if (needed[k]) {
				var entry = entries.get(k);
				places[k] = nodes.size();
				nodes.add(new Network.Node(entry.name(), entry.layer(), entry.inputs().stream().map(input -> places[input]).toList()));
				kept.add(entry);
			}
		}
		var network = new Network(nodes);
		return new NetworkFile(network, Parameters.of(network, (node, tensor) -> kept.get(node).tensors().get(tensor)));
	}
}
