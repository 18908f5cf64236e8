// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import dev.kirchhoff.numerics.network.Layer;

/** What each operator becomes. Those whose inputs are all known are computed; the others are layers, or views of a layer's output. */
final class Operators {
	private static final Set<String> ALL = new TreeSet<>(Folding.OPERATORS);

	static {
		ALL.addAll(new Operators(null, null, null).table.keySet());
	}

	private final Map<String, Function<Operation, Value>> table = new TreeMap<>();

	/** @param draft receives the layers */
	Operators(ModelFile model, Draft draft, LayerNames names) {
		new Constants(model).enter(table);
		new WeightedOperators(draft, names).enter(table);
		new MapOperators(draft, names).enter(table);
		new ViewOperators(draft, names).enter(table);
		new ValueOperators(draft, names).enter(table);
	}

	/** For a message that has to say so. */
	static String supported() {
		return "export the network without them; supported are " + String.join(", ", ALL) + ", convolutions with group = 1 and dilations = 1, constants as weights";
	}

	/** @throws Unsupported or {@link Wrong} if it becomes nothing */
	Value translate(Operation node) {
		var domain = node.node().getDomain();
		if (!domain.isEmpty() && !domain.equals("ai.onnx")) {
			throw new Unsupported("");
		}
		if (!node.inputs().isEmpty() && node.inputs().stream().allMatch(input -> input == null || input instanceof Constant) && Folding.OPERATORS.contains(node.op())) {
			return Folding.apply(node);
		}
		var operator = table.get(node.op());
		if (operator == null) {
			throw new Unsupported("");
		}
		return operator.apply(node);
	}

	/** An activation, or what else has neither weights nor a shape of its own. */
	static Value.Flow same(Draft draft, LayerNames names, Operation node, Value.Flow input, Layer layer) {
		return draft.add(names.of(node.node()), layer, input.rank(), node.sole(), input);
	}
}
