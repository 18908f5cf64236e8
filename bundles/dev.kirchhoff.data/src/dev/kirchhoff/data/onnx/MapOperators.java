// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Layer.PoolingKind;
import dev.kirchhoff.numerics.network.Shape;

/** Operators on maps that have no weights: pooling and padding. */
final class MapOperators {
	private static final String AGAIN = "get or export the file again";

	private final Draft draft;
	private final LayerNames names;

	MapOperators(Draft draft, LayerNames names) {
		this.draft = draft;
		this.names = names;
	}

	void enter(Map<String, Function<Operation, Value>> table) {
		table.put("MaxPool", node -> pooling(node, PoolingKind.MAX));
		table.put("AveragePool", node -> pooling(node, PoolingKind.AVERAGE));
		table.put("GlobalAveragePool", node -> global(node, 4));
		table.put("GlobalMaxPool", this::globalMaximum);
		table.put("ReduceMean", this::mean);
		table.put("Pad", this::pad);
	}

	private Value pooling(Operation node, PoolingKind kind) {
		var input = node.maps();
		node.onlyOf("dilations", 1);
		var kernel = node.integers("kernel_shape");
		if (kernel == null || kernel.length != 2 || kernel[0] < 1 || kernel[1] < 1) {
			throw new Wrong("has kernel_shape = " + (kernel == null ? "nothing" : Operation.list(kernel)), AGAIN);
		}
		if (kernel[0] != kernel[1]) {
			throw new Unsupported("kernel_shape = " + Operation.list(kernel));
		}
		int size = Math.toIntExact(kernel[0]);
		var window = Window.of(node, size, size, input.shape());
		boolean ceil = node.integer("ceil_mode", 0) != 0 && node.text("auto_pad", "NOTSET").equals("NOTSET") && ceilMatters(window, size, input.shape());
		boolean counted = kind == PoolingKind.AVERAGE && node.integer("count_include_pad", 0) != 0 && window.isPadded();
		int padding = window.evenPadding();
		var name = names.of(node.node());
		if (padding >= 0 && 2 * padding <= size && !counted) {
			return draft.add(name, new Layer.Pooling(kind, size, window.stride(), padding, ceil), 4, node.sole(), input);
		}
		if (ceil) {
			throw new Unsupported("ceil_mode = 1 and pads");
		}
		if (kind == PoolingKind.AVERAGE && !counted) {
			throw new Unsupported("pads that differ from side to side");
		}
		var padded = window.pad(draft, names, name, input, kind == PoolingKind.MAX ? -Float.MAX_VALUE : 0);
		return draft.add(name, new Layer.Pooling(kind, size, window.stride(), 0), 4, node.sole(), padded);
	}

	private static boolean ceilMatters(Window window, int size, Shape input) {
		return (input.height() + window.top() + window.bottom() - size) % window.stride() != 0 || (input.width() + window.left() + window.right() - size) % window.stride() != 0;
	}

	private Value global(Operation node, int rank) {
		return draft.add(names.of(node.node()), Layer.Pooling.globalAverage(), rank, node.sole(), node.maps());
	}

	private Value globalMaximum(Operation node) {
		var input = node.maps();
		if (input.shape().height() != input.shape().width()) {
			throw new Unsupported("maps of " + input.shape());
		}
		return draft.add(names.of(node.node()), Layer.Pooling.max(input.shape().height(), 1), 4, node.sole(), input);
	}

	/** The mean over both directions of maps is a global average pooling. */
	private Value mean(Operation node) {
		var axes = node.integers(1, "axes");
		if (node.flow(0).rank() != 4 || axes == null || !Arrays.equals(Arrays.stream(axes).map(axis -> Operation.axis(axis, 4)).sorted().toArray(), new long[] { 2, 3 })) {
			throw new Unsupported("axes = " + (axes == null ? "all" : Operation.list(axes)));
		}
		return global(node, node.integer("keepdims", 1) != 0 ? 4 : 2);
	}

	private Value pad(Operation node) {
		var input = node.maps();
		var mode = node.text("mode", "constant");
		if (!mode.equals("constant")) {
			throw new Unsupported("mode = " + mode);
		}
		var pads = pads(node);
		if (Arrays.stream(pads).anyMatch(pad -> pad < 0) || pads[0] + pads[1] + pads[4] + pads[5] > 0) {
			throw new Unsupported("pads = " + Operation.list(pads));
		}
		if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
			return input;
		}
		float value = node.optional(2, "value").map(constant -> constant.number(0)).orElse(node.number("value", 0));
		var layer = new Layer.Pad(Math.toIntExact(pads[2]), Math.toIntExact(pads[6]), Math.toIntExact(pads[3]), Math.toIntExact(pads[7]),
				Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE));
		return draft.add(names.of(node.node()), layer, 4, node.sole(), input);
	}

	/** Begins of all four axes, then ends. */
	private static long[] pads(Operation node) {
		var given = node.integers(1, "pads");
		var axes = node.integers(3, "axes");
		int count = axes == null ? 4 : axes.length;
		if (given == null || given.length != 2 * count) {
			throw new Wrong("has pads = " + (given == null ? "nothing" : Operation.list(given)), AGAIN);
		}
		var pads = new long[8];
		for (int k = 0; k < count; k++) {
			int axis = axes == null ? k : Operation.axis(axes[k], 4);
			pads[axis] = given[k];
			pads[4 + axis] = given[count + k];
		}
		return pads;
	}
}
