// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TransposeTest {
	@Test
	void rowsBecomeColumnsOfAnySize() {
		for (int rows : new int[] { 1, 2, 7, 8, 9, 31, 64, 250 }) {
			for (int columns : new int[] { 1, 3, 8, 10, 65 }) {
				var from = new float[rows * columns + 4];
				for (int i = 0; i < from.length; i++) {
					from[i] = i - 3;
				}
				var to = new float[rows * columns + 7];
				to[4] = -1;
				to[rows * columns + 5] = -1;
				Transpose.copy(from, 3, rows, columns, to, 5);
				for (int r = 0; r < rows; r++) {
					for (int c = 0; c < columns; c++) {
						assertEquals(r * columns + c, to[5 + c * rows + r], rows + " x " + columns);
					}
				}
				assertEquals(-1, to[4], "what is before stays");
				assertEquals(-1, to[rows * columns + 5], "what is behind stays");
			}
		}
	}
}
