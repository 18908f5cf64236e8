// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;
import java.util.Optional;

/**
 * Named columns of equal length, of numbers or of text.
 *
 * @param columns at least none; all of {@link #rows()} entries
 */
public record DataTable(List<Column> columns) {
	/** A column; its arrays are the table's own and are not to be changed. */
	public sealed interface Column {
		String name();

		int size();

		/** An entry as it stands in the file. */
		String text(int row);
	}

	/** Numbers, counted in {@code unit}. */
	public record Numbers(String name, String unit, double[] values) implements Column {
		@Override
		public int size() {
			return values.length;
		}

		@Override
		public String text(int row) {
			return Double.toString(values[row]);
		}
	}

	/** Text, such as the values of a swept parameter. */
	public record Texts(String name, String[] values) implements Column {
		@Override
		public int size() {
			return values.length;
		}

		@Override
		public String text(int row) {
			return values[row];
		}
	}

	/** @throws IllegalArgumentException if the columns differ in length */
	public DataTable {
		columns = List.copyOf(columns);
		for (var column : columns) {
			if (column.size() != columns.getFirst().size()) {
				throw new IllegalArgumentException("column " + column.name() + " has " + column.size() + " rows, not " + columns.getFirst().size());
			}
		}
	}

	public int rows() {
		return columns.isEmpty() ? 0 : columns.getFirst().size();
	}

	/** The column of numbers of that name, if there is one. */
	public Optional<double[]> numbers(String name) {
		return columns.stream().filter(column -> column.name().equals(name)).filter(Numbers.class::isInstance)
				.map(column -> ((Numbers) column).values).findFirst();
	}

	/** The column of text of that name, if there is one. */
	public Optional<String[]> texts(String name) {
		return columns.stream().filter(column -> column.name().equals(name)).filter(Texts.class::isInstance)
				.map(column -> ((Texts) column).values).findFirst();
	}
}
