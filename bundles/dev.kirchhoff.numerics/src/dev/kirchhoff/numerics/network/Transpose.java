// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Between the layout of callers, [batch][features], and that of the engine, [features][batch]. */
final class Transpose {

	/** Rows that are read side by side: what they give is written in a piece. */
	private static final int STRIP = 8;

	private Transpose() {
	}

	/** to[c][r] = from[r][c] for {@code rows} x {@code columns} values, which begin at an index. */
	static void copy(float[] from, int from0, int rows, int columns, float[] to, int to0) {
		if (rows == 1 || columns == 1) {
			System.arraycopy(from, from0, to, to0, rows * columns);
			return;
		}
		var strips = rows / STRIP * STRIP;
		for (var r = 0; r < strips; r += STRIP)
			copyStrip(from, from0 + r * columns, rows, columns, to, to0 + r);
		for (var r = strips; r < rows; r++)
			for (var c = 0; c < columns; c++)
				to[to0 + c * rows + r] = from[from0 + r * columns + c];
	}

	private static void copyStrip(float[] from, int from0, int rows, int columns, float[] to, int to0) {
		for (var c = 0; c < columns; c++) {
			var target = to0 + c * rows;
			var source = from0 + c;
			to[target] = from[source];
			to[target + 1] = from[source + columns];
			to[target + 2] = from[source + 2 * columns];
			to[target + 3] = from[source + 3 * columns];
			to[target + 4] = from[source + 4 * columns];
			to[target + 5] = from[source + 5 * columns];
			to[target + 6] = from[source + 6 * columns];
			to[target + 7] = from[source + 7 * columns];
		}
	}
}
