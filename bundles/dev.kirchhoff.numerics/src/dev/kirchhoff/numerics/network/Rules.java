// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.List;

/** The checks that layers share, so that they complain in the same words. */
final class Rules {

	private Rules() {
	}

	static void require(boolean condition, String message) {
		if (!condition)
			throw new ShapeException(message);
	}

	static void positive(String what, int value) {
		require(value >= 1, what + " " + value + " is not positive");
	}

	static void notNegative(String what, int value) {
		require(value >= 0, what + " " + value + " is negative");
	}

	static Shape only(List<Shape> inputs) {
		require(inputs.size() == 1, "needs exactly one input, has " + inputs.size());
		return inputs.getFirst();
	}

	/** Shape after sliding a window over the maps of an input; positions beyond the last whole window are left out. */
	static Shape slide(String window, int channels, Shape input, int height, int width, int stride, int padding) {
		return slide(window, channels, input, height, width, stride, padding, false);
	}

	/** The same; with {@code ceil} a last window that is not whole counts if it begins inside the input or the padding before it. */
	static Shape slide(String window, int channels, Shape input, int height, int width, int stride, int padding,
			boolean ceil) {
		var rows = input.height() + 2L * padding - height;
		var columns = input.width() + 2L * padding - width;
		require(rows >= 0 && columns >= 0, window + " " + height + "x" + width + " does not fit an input of "
				+ input.height() + "x" + input.width() + " with padding " + padding);
		require(rows / stride < Integer.MAX_VALUE && columns / stride < Integer.MAX_VALUE,
				"padding " + padding + " is too large");
		return ceil
				? new Shape(channels, begun(rows, stride, input.height() + (long) padding),
						begun(columns, stride, input.width() + (long) padding))
				: new Shape(channels, (int) (rows / stride) + 1, (int) (columns / stride) + 1);
	}

	private static int begun(long room, int stride, long end) {
		var windows = Math.ceilDiv(room, (long) stride) + 1;
		return (int) ((windows - 1) * stride >= end ? windows - 1 : windows);
	}
}
