// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * How fields over the cells lie in memory while a circuit is solved: row by row, in groups of four rows that are worked on together,
 * with a distance between rows that is no power of two, so that the four do not contend for the same lines of the cache. What lies
 * between the columns and the next row is 0 in every field.
 *
 * @param stride distance between rows, a multiple of 8
 */
record Grid(int rows, int columns, int stride) {
	static final int GROUP = 4;
	private static final int LANES = 8;

	static Grid of(int rows, int columns) {
		int lanes = (columns + LANES - 1) / LANES;
		int stride = (lanes % LANES == 0 ? lanes + 1 : lanes) * LANES;
		if ((long) (rows + GROUP - 1) / GROUP * GROUP * stride > Integer.MAX_VALUE - 8) {
			throw new IllegalArgumentException("a crossbar of " + rows + " x " + columns + " is too large for one array");
		}
		return new Grid(rows, columns, stride);
	}

	/** Elements of a field. */
	int size() {
		return (rows + GROUP - 1) / GROUP * GROUP * stride;
	}

	/** An array of [rows][columns] as a field. */
	double[] field(double[] values) {
		var field = new double[size()];
		for (int i = 0; i < rows; i++) {
			System.arraycopy(values, i * columns, field, i * stride, columns);
		}
		return field;
	}

	/** A field as an array of [rows][columns]. */
	double[] values(double[] field) {
		var values = new double[rows * columns];
		for (int i = 0; i < rows; i++) {
			System.arraycopy(field, i * stride, values, i * columns, columns);
		}
		return values;
	}
}
