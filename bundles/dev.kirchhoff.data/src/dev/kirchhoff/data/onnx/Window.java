// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Shape;

/** How a kernel or a window moves over maps: one stride for both directions, padding that may differ on each side. */
record Window(int stride, int top, int left, int bottom, int right) {
	/**
	 * Reads strides, pads and auto_pad.
	 *
	 * @throws Unsupported if the strides differ where it matters
	 */
	static Window of(Operation node, int height, int width, Shape input) {
		var strides = node.integers("strides");
		if (strides != null && (strides.length != 2 || strides[0] < 1 || strides[1] < 1)) {
			throw new Wrong("has strides = " + Operation.list(strides), "get or export the file again");
		}
		int down = strides == null ? 1 : Math.toIntExact(strides[0]);
		int across = strides == null ? 1 : Math.toIntExact(strides[1]);
		var pads = pads(node, height, width, input, down, across);
		if (down != across) {
			// a window that fits only once does not move
			if (input.height() + pads[0] + pads[2] - height < down) {
				down = across;
			} else if (input.width() + pads[1] + pads[3] - width < across) {
				across = down;
			} else {
				throw new Unsupported("strides = " + Operation.list(strides));
			}
		}
		return new Window(down, pads[0], pads[1], pads[2], pads[3]);
	}

	/** Top, left, bottom, right. */
	private static int[] pads(Operation node, int height, int width, Shape input, int down, int across) {
		var auto = node.text("auto_pad", "NOTSET");
		if (auto.equals("SAME_UPPER") || auto.equals("SAME_LOWER")) {
			int tall = Math.max(0, (Math.ceilDiv(input.height(), down) - 1) * down + height - input.height());
			int wide = Math.max(0, (Math.ceilDiv(input.width(), across) - 1) * across + width - input.width());
			int top = auto.equals("SAME_UPPER") ? tall / 2 : tall - tall / 2;
			int left = auto.equals("SAME_UPPER") ? wide / 2 : wide - wide / 2;
			return new int[] { top, left, tall - top, wide - left };
		}
		if (!auto.equals("NOTSET") && !auto.equals("VALID")) {
			throw new Wrong("has auto_pad = " + auto, "get or export the file again");
		}
		var given = node.integers("pads");
		var pads = new int[4];
		if (given != null && auto.equals("NOTSET")) {
			if (given.length != 4) {
				throw new Wrong("has pads = " + Operation.list(given), "get or export the file again");
			}
			for (int k = 0; k < 4; k++) {
				pads[k] = Math.toIntExact(given[k]);
				if (pads[k] < 0) {
					throw new Unsupported("pads = " + Operation.list(given));
				}
			}
		}
		return pads;
	}

	/** The padding if it is the same on all sides, else -1. */
	int evenPadding() {
		return top == left && top == bottom && top == right ? top : -1;
	}

	boolean isPadded() {
		return top + left + bottom + right > 0;
	}

	/** Puts a layer of its own before another one, which does the padding. */
	Value.Flow pad(Draft draft, LayerNames names, String before, Value.Flow input, float value) {
		return draft.add(names.free(before + "_pad"), new Layer.Pad(top, bottom, left, right, value), 4, true, input);
	}
}
