// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

import java.util.List;

/**
 * Numbers that belong together, and how they are best looked at.
 *
 * @param name    unique within the metric; lower case, no spaces
 * @param title   for a reader
 * @param columns what the columns mean
 * @param data    [column][row]
 * @since 1.0
 */
public record Table(String name, String title, View view, List<Quantity> columns, double[][] data) {
	/** How a table is drawn. */
	public enum View {
		/** As a table. */
		TABLE,
		/** Columns 1.. over column 0 as lines. */
		CURVE,
		/** Bins from column 0 to column 1; columns 2.. are counts. */
		HISTOGRAM,
		/** Column 2.. as colour over columns 0 and 1, which form a full grid. */
		MAP
	}

	/** @throws IllegalArgumentException if the columns differ in length or number */
	public Table {
		if (columns.size() != data.length) {
			throw new IllegalArgumentException(name + ": " + columns.size() + " columns described, " + data.length + " given");
		}
		for (var column : data) {
			if (column.length != data[0].length) {
				throw new IllegalArgumentException(name + ": columns differ in length");
			}
		}
	}

	public int rows() {
		return data.length == 0 ? 0 : data[0].length;
	}
}
