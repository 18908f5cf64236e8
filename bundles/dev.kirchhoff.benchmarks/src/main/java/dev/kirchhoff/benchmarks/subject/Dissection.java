// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

/**
 * An order in which to eliminate the nodes of a crossbar: nested dissection (George, SIAM J. Numer. Anal. 10 (1973) 345). Only word
 * lines join what is left and right of a column, so that its word line nodes separate them; in the same way the bit line nodes of a
 * row separate what is above from what is below.
 */
final class Dissection {
	/** Cells in a block that is not divided further. */
	private static final int LEAF = 8;

	private final int columns;
	private final int cells;
	private final int[] places;
	private int placed;

	private Dissection(int rows, int columns) {
		this.columns = columns;
		cells = rows * columns;
		places = new int[2 * cells];
	}

	/** Place of each node in the order: word line nodes row-major, then bit line nodes. */
	static int[] places(int rows, int columns) {
		var dissection = new Dissection(rows, columns);
		dissection.divide(0, rows, 0, columns);
		return dissection.places;
	}

	private void divide(int top, int bottom, int left, int right) {
		int height = bottom - top;
		int width = right - left;
		if (height * width <= LEAF) {
			place(top, bottom, left, right, 0);
			place(top, bottom, left, right, cells);
		} else if (width >= height) {
			int middle = (left + right) / 2;
			divide(top, bottom, left, middle);
			divide(top, bottom, middle + 1, right);
			place(top, bottom, middle, middle + 1, cells);
			place(top, bottom, middle, middle + 1, 0);
		} else {
			int middle = (top + bottom) / 2;
			divide(top, middle, left, right);
			divide(middle + 1, bottom, left, right);
			place(middle, middle + 1, left, right, 0);
			place(middle, middle + 1, left, right, cells);
		}
	}

	/** @param first 0 for word line nodes, the number of cells for bit line nodes */
	private void place(int top, int bottom, int left, int right, int first) {
		for (int i = top; i < bottom; i++) {
			for (int j = left; j < right; j++) {
				places[first + i * columns + j] = placed++;
			}
		}
	}
}
