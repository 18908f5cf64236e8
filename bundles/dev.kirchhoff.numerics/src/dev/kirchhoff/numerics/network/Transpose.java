// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Between the layout of callers, [batch][features], and that of the engine, [features][batch]. */
final class Transpose {

	/** Rows that are read side by side: what they give is written in a piece. */
	private static final int STRIP = 8;

	private Transpose() {
	}

	/** to[c][r] = from[r][c] for {@code rows} x {@code columns} values. */
	static void copy(float[] from, int rows, int columns, float[] to) {
		if (rows == 1 || columns == 1) {
			System.arraycopy(from, 0, to, 0, rows * columns);
			return;
		}
		var strips = rows / STRIP * STRIP;
		for (var r = 0; r < strips; r += STRIP)
			copyStrip(from, rows, columns, to, r);
		for (var r = strips; r < rows; r++)
			for (var c = 0; c < columns; c++)
				to[c * rows + r] = from[r * columns + c];
	}

	private static void copyStrip(float[] from, int rows, int columns, float[] to, int row) {
		for (var c = 0; c < columns; c++) {
			var target = c * rows + row;
			var source = row * columns + c;
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
