// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TransposeTest {
	@Test
	void rowsBecomeColumnsOfAnySize() {
		for (int rows : new int[] { 1, 2, 7, 8, 9, 31, 64, 250 }) {
			for (int columns : new int[] { 1, 3, 8, 10, 65 }) {
				var from = new float[rows * columns + 1];
				for (int i = 0; i < from.length; i++) {
					from[i] = i;
				}
				var to = new float[rows * columns + 1];
				to[rows * columns] = -1;
				Transpose.copy(from, rows, columns, to);
				for (int r = 0; r < rows; r++) {
					for (int c = 0; c < columns; c++) {
						assertEquals(r * columns + c, to[c * rows + r], rows + " x " + columns);
					}
				}
				assertEquals(-1, to[rows * columns], "what is behind stays");
			}
		}
	}
}
