// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Between the layout of callers, [batch][features], and that of the engine, [features][batch]. */
final class Transpose {

	private static final int TILE = 32;

	private Transpose() {
	}

	/** to[c][r] = from[r][c] for {@code rows} x {@code columns} values. */
	static void copy(float[] from, int rows, int columns, float[] to) {
		if (rows == 1 || columns == 1) {
			System.arraycopy(from, 0, to, 0, rows * columns);
			return;
		}
		for (var r = 0; r < rows; r += TILE)
			for (var c = 0; c < columns; c += TILE)
				copyTile(from, rows, columns, to, r, c);
	}

	private static void copyTile(float[] from, int rows, int columns, float[] to, int firstRow, int firstColumn) {
		var lastRow = Math.min(rows, firstRow + TILE);
		var lastColumn = Math.min(columns, firstColumn + TILE);
		for (var c = firstColumn; c < lastColumn; c++)
			for (var r = firstRow; r < lastRow; r++)
				to[c * rows + r] = from[r * columns + c];
	}
}
