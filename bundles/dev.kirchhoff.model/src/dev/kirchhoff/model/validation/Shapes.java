// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.kirchhoff.model.AddLayer;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.ConcatenateLayer;
import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.InputLayer;
import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.internal.Names;

/** The graph of a network and the shapes that flow through it, inferred once; what does not fit is in {@link #findings()}. */
public final class Shapes {
	private final Network network;
	private final List<Finding> findings = new ArrayList<>();
	private final Map<Layer, List<Layer>> inputs = new LinkedHashMap<>();
	private final Map<Layer, List<Layer>> outputs = new LinkedHashMap<>();
	private final List<Layer> order = new ArrayList<>();
	private final Map<Layer, Shape> shapes = new HashMap<>();

	private Shapes(Network network) {
		this.network = network;
	}

	public static Shapes of(Network network) {
		var shapes = new Shapes(network);
		shapes.connect();
		shapes.sort();
		shapes.ends();
		shapes.arity();
		shapes.infer();
		return shapes;
	}

	/** As {@link #of}, but inferred only once as long as nothing in the network changes. */
	public static Shapes latest(Network network) {
		return LatestShapes.of(network);
	}

	/** What a layer gives, if its shape can be told. */
	public Optional<Shape> output(Layer layer) {
		return Optional.ofNullable(shapes.get(layer));
	}

	/** What a layer with one input gets, if its shape can be told. */
	public Optional<Shape> input(Layer layer) {
		var from = inputs(layer);
		return from.size() == 1 ? output(from.getFirst()) : Optional.empty();
	}

	/** The layers that feed a layer, in the order of the network's connections. */
	public List<Layer> inputs(Layer layer) {
		return inputs.getOrDefault(layer, List.of());
	}

	/** All layers that are in no loop, each after those that feed it; ties in the order of the file. */
	public List<Layer> order() {
		return List.copyOf(order);
	}

	/** The size of a weight tensor; empty if the layer has none or its input is not known. */
	public Optional<Matrix> matrix(Layer layer, WeightPart part) {
		var in = input(layer).orElse(null);
		var out = shapes.get(layer);
		if (in == null || out == null) {
			return Optional.empty();
		}
		var size = switch (layer) {
			case DenseLayer dense -> weights(part, dense.isBias(), in.size(), dense.getUnits());
			case ConvolutionLayer conv -> weights(part, conv.isBias(), (long) in.channels() * conv.getKernelHeight() * conv.getKernelWidth(),
					conv.getFilters());
			default -> null;
		};
		return Optional.ofNullable(size);
	}

	/** The part of its layer's weights that an allocation is about; empty if the layer has none, or not there. */
	public Optional<Matrix> block(Allocation allocation) {
		var whole = allocation.getLayer() == null ? Optional.<Matrix>empty() : matrix(allocation.getLayer(), allocation.getPart());
		return whole.map(matrix -> new Matrix(extent(allocation.getFirstInput(), allocation.getInputs(), matrix.inputs()),
				extent(allocation.getFirstOutput(), allocation.getOutputs(), matrix.outputs()))).filter(block -> block.inputs() > 0 && block.outputs() > 0);
	}

	/** How many from the first on, all that follow if count is 0; 0 if that is more than there are. */
	private static int extent(int first, int count, int size) {
		return first < 0 || count < 0 || first >= size || (long) first + count > size ? 0 : count == 0 ? size - first : count;
	}

	private static Matrix weights(WeightPart part, boolean bias, long inputs, int outputs) {
		if (part == WeightPart.BIAS) {
			return bias ? new Matrix(1, outputs) : null;
		}
		return inputs > Integer.MAX_VALUE ? null : new Matrix((int) inputs, outputs);
	}

	/** Everything wrong with the graph and the shapes. */
	public List<Finding> findings() {
		return List.copyOf(findings);
	}

	private void connect() {
		for (var layer : network.getLayers()) {
			inputs.put(layer, new ArrayList<>());
			outputs.put(layer, new ArrayList<>());
		}
		for (var connection : network.getConnections()) {
			var source = connection.getSource();
			var target = connection.getTarget();
			if (source == null || target == null) {
				continue; // reported as a missing reference
			}
			if (!inputs.containsKey(source) || !inputs.containsKey(target)) {
				var foreign = inputs.containsKey(source) ? target : source;
				findings.add(Finding.error(connection, null, "connects " + Names.of(foreign) + ", which is not a layer of " + Names.of(network),
						"connect layers of one network"));
				continue;
			}
			inputs.get(target).add(source);
			outputs.get(source).add(target);
		}
	}

	/** Kahn's algorithm; what it cannot order is in a loop or behind one. */
	private void sort() {
		var missing = new HashMap<Layer, Integer>();
		var ready = new ArrayDeque<Layer>();
		for (var layer : network.getLayers()) {
			missing.put(layer, inputs.get(layer).size());
			if (inputs.get(layer).isEmpty()) {
				ready.add(layer);
			}
		}
		while (!ready.isEmpty()) {
			var layer = ready.remove();
			order.add(layer);
			for (var next : outputs.get(layer)) {
				if (missing.merge(next, -1, Integer::sum) == 0) {
					ready.add(next);
				}
			}
		}
		if (order.size() < network.getLayers().size()) {
			loop();
		}
	}

	private void loop() {
		var ordered = Set.copyOf(order);
		var at = network.getLayers().stream().filter(layer -> !ordered.contains(layer)).findFirst().orElseThrow();
		var trail = new LinkedHashSet<Layer>();
		while (trail.add(at)) {
			at = inputs.get(at).stream().filter(layer -> !ordered.contains(layer)).findFirst().orElseThrow();
		}
		var loop = new ArrayList<>(trail).subList(List.copyOf(trail).indexOf(at), trail.size()).reversed();
		var names = String.join(" -> ", loop.stream().map(Names::of).toList()) + " -> " + Names.of(loop.getFirst());
		findings.add(Finding.error(network, KirchhoffPackage.Literals.NETWORK__CONNECTIONS, Names.of(network) + " has a loop: " + names, "remove one of these connections"));
	}

	private void ends() {
		var starts = network.getLayers().stream().filter(InputLayer.class::isInstance).toList();
		if (starts.size() != 1) {
			findings.add(Finding.error(network, KirchhoffPackage.Literals.NETWORK__LAYERS,
					Names.of(network) + " has " + (starts.isEmpty() ? "no input layer" : starts.size() + " input layers: " + names(starts)),
					starts.isEmpty() ? "add an input layer" : "keep one of them"));
		}
		var reached = reached(starts);
		var ends = new ArrayList<Layer>();
		for (var layer : network.getLayers()) {
			if (!reached.contains(layer) && !starts.isEmpty() && !inputs.get(layer).isEmpty()) {
				findings.add(Finding.error(layer, null, Names.of(layer) + " gets nothing from the input layer", "connect it, or remove it"));
			} else if (reached.contains(layer) && outputs.get(layer).isEmpty()) {
				ends.add(layer);
			}
		}
		if (ends.size() > 1) {
			findings.add(Finding.error(network, KirchhoffPackage.Literals.NETWORK__LAYERS, Names.of(network) + " has " + ends.size() + " outputs: " + names(ends),
					"connect all but one of them to further layers, or remove them"));
		}
	}

	private Set<Layer> reached(List<? extends Layer> starts) {
		var reached = new HashSet<Layer>(starts);
		var open = new ArrayDeque<Layer>(starts);
		while (!open.isEmpty()) {
			for (var next : outputs.get(open.remove())) {
				if (reached.add(next)) {
					open.add(next);
				}
			}
		}
		return reached;
	}

	private void arity() {
		for (var layer : network.getLayers()) {
			var from = inputs.get(layer);
			var count = from.size();
			if (layer instanceof InputLayer) {
				if (count > 0) {
					findings.add(Finding.error(layer, null, Names.of(layer) + " gets data from " + names(from), "remove that connection"));
				}
			} else if (count == 0) {
				findings.add(Finding.error(layer, null, Names.of(layer) + " is connected to nothing before it", "connect it, or remove it"));
			} else if (layer instanceof AddLayer || layer instanceof ConcatenateLayer) {
				if (count == 1) {
					findings.add(Finding.error(layer, null, Names.of(layer) + " gets data from " + names(from) + " only, but needs two inputs or more",
							"connect a second layer to it, or remove it"));
				}
			} else if (count > 1) {
				findings.add(Finding.error(layer, null, Names.of(layer) + " takes one input, but gets data from " + names(from), "add them up or concatenate them first"));
			}
		}
	}

	private void infer() {
		for (var layer : order) {
			var from = inputs.get(layer);
			if (from.stream().allMatch(shapes::containsKey) && (layer instanceof InputLayer) == from.isEmpty()) {
				var shape = new ShapeRules(layer, from, from.stream().map(shapes::get).toList(), findings).output();
				if (shape != null) {
					shapes.put(layer, shape);
				}
			}
		}
	}

	private static String names(List<? extends Layer> layers) {
		return String.join(" and ", layers.stream().map(Names::of).toList());
	}
}
