// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/**
 * Names of layers. Those of the file's nodes are kept as far as they tell anything: {@code /features/conv1/Conv} becomes
 * {@code features.conv1}. Numbers alone ({@code /0/Conv}, {@code Conv_7}) do not: those layers are counted by kind, {@code conv1},
 * {@code conv2}. Names depend on the file alone.
 */
final class LayerNames {
	private static final Pattern LETTER = Pattern.compile("\\p{L}");
	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("Conv", "conv"), Map.entry("Gemm", "dense"), Map.entry("MatMul", "dense"),
			Map.entry("BatchNormalization", "norm"), Map.entry("MaxPool", "pool"), Map.entry("AveragePool", "pool"), Map.entry("GlobalAveragePool", "pool"),
			Map.entry("GlobalMaxPool", "pool"), Map.entry("ReduceMean", "pool"), Map.entry("Reshape", "flatten"), Map.entry("Squeeze", "flatten"), Map.entry("Sum", "add"),
			Map.entry("QuantizeLinear", "quantize"), Map.entry("DequantizeLinear", "quantize"), Map.entry("Where", "sign"));

	private final boolean kept;
	private final Set<String> taken = new HashSet<>();
	private final Map<String, Integer> counts = new HashMap<>();

	/** @param kept whether names are taken as they are: Kirchhoff has written them */
	LayerNames(boolean kept) {
		this.kept = kept;
	}

	/** Whether a node stands for a layer even if it changes nothing: Kirchhoff has written it for one. */
	boolean isLayer(NodeProto node) {
		return kept && !node.getName().isEmpty();
	}

	/** A name that is not taken, as near to a wish as possible. */
	String free(String wish) {
		var name = wish;
		for (int k = 2; !taken.add(name); k++) {
			name = wish + "_" + k;
		}
		return name;
	}

	/** The name of the layer where samples enter. */
	String of(ValueInfoProto input) {
		var name = kept ? input.getName() : legal(input.getName());
		return free(LETTER.matcher(name).find() ? name : "input");
	}

	/** The name of the layer that a node becomes. */
	String of(NodeProto node) {
		var name = node.getName();
		if (kept && !name.isEmpty()) {
			return free(name);
		}
		var own = meaning(name, node.getOpType());
		if (LETTER.matcher(own).find()) {
			return free(own);
		}
		var kind = KINDS.getOrDefault(node.getOpType(), legal(node.getOpType().toLowerCase(Locale.ROOT)));
		while (true) {
			var counted = kind + counts.merge(kind, 1, Integer::sum);
			if (taken.add(counted)) {
				return counted;
			}
		}
	}

	/** What remains of a path without the operator, which is said elsewhere; empty if that is nothing. */
	private static String meaning(String name, String op) {
		var parts = new ArrayList<>(List.of(name.split("/+")));
		parts.removeIf(String::isEmpty);
		if (!parts.isEmpty() && parts.getLast().matches(Pattern.quote(op) + "([_.-]?\\d+)*")) {
			parts.removeLast();
		}
		if (parts.size() > 1 && parts.getLast().startsWith(parts.get(parts.size() - 2) + ".")) {
			parts.remove(parts.size() - 2);
		}
		return legal(String.join(".", parts));
	}

	/** Without what element paths and files set apart. */
	private static String legal(String name) {
		return name.replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
	}
}
