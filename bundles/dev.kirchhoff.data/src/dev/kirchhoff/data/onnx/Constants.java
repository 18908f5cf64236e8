// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Nodes that give known tensors without computing. */
final class Constants {
	/** More than this is no shape and no bias: a few bytes of a file must not fill the memory. */
	private static final int MOST = 1 << 24;

	private final ModelFile model;

	Constants(ModelFile model) {
		this.model = model;
	}

	void enter(Map<String, Function<Operation, Value>> table) {
		table.put("Constant", this::constant);
		table.put("ConstantOfShape", this::filled);
		table.put("Shape", Constants::shape);
	}

	private Value constant(Operation node) {
		for (var attribute : node.node().getAttributeList()) {
			switch (attribute.getName()) {
				case "value":
					return Tensors.read(model, attribute.getT());
				case "value_float":
					return Constant.of(new int[0], new float[] { attribute.getF() });
				case "value_int":
					return Constant.of(new int[0], new long[] { attribute.getI() });
				case "value_floats":
					var floats = new float[attribute.getFloatsCount()];
					for (int k = 0; k < floats.length; k++) {
						floats[k] = attribute.getFloats(k);
					}
					return Constant.of(new int[] { floats.length }, floats);
				case "value_ints":
					var longs = attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
					return Constant.of(new int[] { longs.length }, longs);
				default:
					throw new Unsupported(attribute.getName());
			}
		}
		throw new Wrong("has no value", "get or export the file again");
	}

	private Value filled(Operation node) {
		var dims = Arrays.stream(node.constant(0, "shape").longs()).mapToInt(Math::toIntExact).toArray();
		var value = node.hasAttribute("value") ? Tensors.read(model, node.required("value").getT()) : Constant.of(new int[] { 1 }, new float[1]);
		int count = Constant.size(dims);
		if (count > MOST) {
			throw new Unsupported("more than " + MOST + " values");
		}
		if (value.size() != 1) {
			throw new Wrong("has " + value.size() + " values to fill with", "get or export the file again");
		}
		if (value.isInteger()) {
			var longs = new long[count];
			Arrays.fill(longs, value.longs()[0]);
			return new Constant(value.type(), dims, null, longs);
		}
		var floats = new float[count];
		Arrays.fill(floats, value.floats()[0]);
		return new Constant(value.type(), dims, floats, null);
	}

	private static Value shape(Operation node) {
		long[] all;
		if (node.input(0) instanceof Constant constant) {
			all = Arrays.stream(constant.dims()).asLongStream().toArray();
		} else {
			var dims = node.flow(0).dims();
			all = new long[dims.length + 1];
			all[0] = node.batch();
			for (int k = 0; k < dims.length; k++) {
				all[k + 1] = dims[k];
			}
		}
		int from = clamped(node.integer("start", 0), all.length);
		int to = Math.max(from, clamped(node.integer("end", all.length), all.length));
		return Constant.of(new int[] { to - from }, Arrays.copyOfRange(all, from, to));
	}

	private static int clamped(long index, int length) {
		return (int) Math.clamp(index < 0 ? index + length : index, 0, length);
	}
}
