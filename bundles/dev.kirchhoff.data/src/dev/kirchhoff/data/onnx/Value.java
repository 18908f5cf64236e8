// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import dev.kirchhoff.numerics.network.Shape;

/** What a name in a graph stands for while it is read. */
sealed interface Value permits Constant, Value.Flow, Value.Codes, Value.Test, Value.Unknown {
	/**
	 * What a layer puts out.
	 *
	 * @param layer index in the {@link Draft}
	 * @param rank  of the tensor in the file: 4 with the batch for maps, 2 for vectors; maps of one pixel may have either
	 * @param sole  whether only one node looks at it, so that what that node does may become part of the layer
	 */
	record Flow(int layer, Shape shape, int rank, boolean sole) implements Value {
		Flow under(Shape other, int newRank) {
			return new Flow(layer, other, newRank, sole);
		}

		/** Extents as the file would have them, without the batch. */
		int[] dims() {
			return rank == 2 ? new int[] { shape.size() } : new int[] { shape.channels(), shape.height(), shape.width() };
		}
	}

	/** The same as integers: between QuantizeLinear and DequantizeLinear. */
	record Codes(Flow flow, float step, int zero, int low, int high) implements Value {
	}

	/** Whether values are 0 or more: the first half of a sign or a step. */
	record Test(Flow flow) implements Value {
	}

	/** Comes from a node that has been complained about; nothing is said twice. */
	record Unknown() implements Value {
	}
}
