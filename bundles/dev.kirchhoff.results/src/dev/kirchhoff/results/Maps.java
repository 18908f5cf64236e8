// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Arrays;

/** Tables of view {@code MAP} as matrices. */
public final class Maps {
	private Maps() {
	}

	/**
	 * One column over the grid of the first two; what the grid lacks is NaN.
	 *
	 * @param column 2 or above
	 */
	public static Matrix of(String name, PointTable table, int column) {
		return of(name, table.data()[0], table.data()[1], table.data()[column]);
	}

	/** Values at places, which need not be in any order. */
	static Matrix of(String name, double[] xs, double[] ys, double[] values) {
		var x = Arrays.stream(xs).sorted().distinct().toArray();
		var y = Arrays.stream(ys).sorted().distinct().toArray();
		var matrix = new double[y.length][x.length];
		for (var row : matrix) {
			Arrays.fill(row, Double.NaN);
		}
		for (int i = 0; i < values.length; i++) {
			matrix[Arrays.binarySearch(y, ys[i])][Arrays.binarySearch(x, xs[i])] = values[i];
		}
		return new Matrix(name, x, y, matrix);
	}
}
