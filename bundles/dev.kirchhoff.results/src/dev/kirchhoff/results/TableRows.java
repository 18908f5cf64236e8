// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.TableFilter;
import dev.kirchhoff.results.internal.TableOrder;

/**
 * A table as a reader asked for it: filtered, sorted, grouped. Rows are numbers of rows of the table; nothing is copied, so that a million
 * rows take four bytes each. The same table and question give the same rows.
 */
public final class TableRows {
	/**
	 * A column to sort by.
	 *
	 * @param column number of it in the table
	 */
	public record Sort(int column, boolean descending) {
	}

	/**
	 * What a reader wants to see.
	 *
	 * @param sorts     the first one counts most
	 * @param filters   by column: for text what it contains, for numbers {@code >0.9}, {@code 0.3..0.5}, {@code 12}, in the unit shown or with one
	 * @param group     column whose values put rows together
	 * @param collapsed values of that column whose rows are not wanted
	 */
	public record Query(List<Sort> sorts, Map<Integer, String> filters, Optional<Integer> group, Set<String> collapsed) {
		public static final Query ALL = new Query(List.of(), Map.of(), Optional.empty(), Set.of());

		public Query {
			sorts = List.copyOf(sorts);
			filters = Map.copyOf(filters);
			collapsed = Set.copyOf(collapsed);
		}
	}

	/**
	 * Rows that were put together.
	 *
	 * @param means one a column; NaN for text
	 */
	public record Group(String value, int count, double[] means) {
	}

	/** Columns of numbers whose mean means nothing. */
	private static final Set<String> COUNTERS = Set.of("point", "repeat", "training");

	private final DataTable table;
	private final Scale[] scales;
	/** rows of the table; a group's heading is -1 minus its number */
	private final int[] rows;
	private final List<Group> groups;
	private final int count;

	private TableRows(DataTable table, Scale[] scales, int[] rows, List<Group> groups, int count) {
		this.table = table;
		this.scales = scales;
		this.rows = rows;
		this.groups = groups;
		this.count = count;
	}

	/** All rows in their order. */
	public static TableRows of(DataTable table) {
		var scales = table.columns().stream().map(column -> column instanceof DataTable.Numbers numbers ? Scale.of(numbers.unit(), numbers.values()) : new Scale(1, "")).toArray(Scale[]::new);
		return new TableRows(table, scales, IntStream.range(0, table.rows()).toArray(), List.of(), table.rows());
	}

	/** @throws KirchhoffException if a filter cannot be understood */
	public TableRows with(Query query) {
		var kept = kept(query);
		var orders = new HashMap<Integer, TableOrder>();
		var sorts = new ArrayList<>(query.sorts);
		query.group.ifPresent(column -> {
			var own = sorts.stream().filter(sort -> sort.column == column).findFirst();
			sorts.removeIf(sort -> sort.column == column);
			sorts.addFirst(own.orElse(new Sort(column, false)));
		});
		for (int k = sorts.size() - 1; k >= 0; k--) {
			orders.computeIfAbsent(sorts.get(k).column, column -> TableOrder.of(table.columns().get(column))).sort(kept, sorts.get(k).descending);
		}
		return query.group.map(column -> grouped(kept, column, query.collapsed)).orElseGet(() -> new TableRows(table, scales, kept, List.of(), kept.length));
	}

	private int[] kept(Query query) {
		var tests = new ArrayList<IntPredicate>();
		new TreeMap<>(query.filters).forEach((column, text) -> {
			if (!text.isBlank()) {
				tests.add(TableFilter.of(table.columns().get(column), scales[column], text));
			}
		});
		var all = IntStream.range(0, table.rows());
		for (var test : tests) {
			all = all.filter(test);
		}
		return all.toArray();
	}

	private TableRows grouped(int[] sorted, int column, Set<String> collapsed) {
		var all = table.columns().get(column);
		var groups = new ArrayList<Group>();
		var result = new int[2 * sorted.length];
		int size = 0;
		for (int start = 0; start < sorted.length;) {
			var value = all.text(sorted[start]);
			int end = start + 1;
			while (end < sorted.length && all.text(sorted[end]).equals(value)) {
				end++;
			}
			result[size++] = -1 - groups.size();
			groups.add(new Group(value, end - start, means(sorted, start, end)));
			if (!collapsed.contains(value)) {
				System.arraycopy(sorted, start, result, size, end - start);
				size += end - start;
			}
			start = end;
		}
		return new TableRows(table, scales, Arrays.copyOf(result, size), List.copyOf(groups), sorted.length);
	}

	private double[] means(int[] sorted, int start, int end) {
		return table.columns().stream().mapToDouble(column -> column instanceof DataTable.Numbers numbers && !COUNTERS.contains(column.name())
				? Arrays.stream(sorted, start, end).mapToDouble(row -> numbers.values()[row]).filter(Double::isFinite).average().orElse(Double.NaN) : Double.NaN).toArray();
	}

	public DataTable table() {
		return table;
	}

	/** Lines to show, headings of groups among them. */
	public int size() {
		return rows.length;
	}

	/** Rows of the table that passed the filters. */
	public int count() {
		return count;
	}

	/** The group whose heading a line is. */
	public Optional<Group> group(int line) {
		return rows[line] < 0 ? Optional.of(groups.get(-1 - rows[line])) : Optional.empty();
	}

	/** Row of the table that a line shows; negative for the heading of a group. */
	public int row(int line) {
		return rows[line];
	}

	/** Name with the unit that the numbers are shown in. */
	public String heading(int column) {
		return scales[column].heading(table.columns().get(column).name());
	}

	public boolean isNumber(int column) {
		return table.columns().get(column) instanceof DataTable.Numbers;
	}

	/** What a line shows in a column: numbers in the unit of the heading, means in the heading of a group. */
	public String text(int line, int column) {
		var group = group(line);
		if (group.isPresent()) {
			return isNumber(column) ? number(group.get().means[column], column) : "";
		}
		return switch (table.columns().get(column)) {
			case DataTable.Numbers numbers -> number(numbers.values()[rows[line]], column);
			case DataTable.Texts texts -> SweptValue.readable(texts.values()[rows[line]]);
		};
	}

	private String number(double value, int column) {
		return Double.isNaN(value) ? "" : Numbers.plain(scales[column].apply(value), 5);
	}

	/** What is shown, as CSV in the units of the data; headings of groups are left out. */
	public void csv(Appendable out) throws IOException {
		var columns = table.columns();
		for (int k = 0; k < columns.size(); k++) {
			out.append(k == 0 ? "" : ",").append(Pictures.field(columns.get(k).name()));
		}
		out.append('\n');
		for (int row : rows) {
			for (int k = 0; k < columns.size() && row >= 0; k++) {
				out.append(k == 0 ? "" : ",").append(columns.get(k) instanceof DataTable.Numbers numbers ? Pictures.number(numbers.values()[row]) : Pictures.field(columns.get(k).text(row)));
			}
			out.append(row >= 0 ? "\n" : "");
		}
	}
}
