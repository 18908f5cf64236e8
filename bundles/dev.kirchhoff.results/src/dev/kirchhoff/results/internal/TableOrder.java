// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

import dev.kirchhoff.results.DataTable;
import dev.kirchhoff.results.SweptValue;

/**
 * Sorts rows by a column without an object a row: numbers by size, NaN last; texts that are all numbers of one kind by size, others as
 * a dictionary has them. Rows that are alike keep their order.
 */
public final class TableOrder {
	private final double[] keys;

	private TableOrder(double[] keys) {
		this.keys = keys;
	}

	public static TableOrder of(DataTable.Column column) {
		return switch (column) {
			case DataTable.Numbers numbers -> new TableOrder(numbers.values());
			case DataTable.Texts texts -> new TableOrder(ranks(texts.values()));
		};
	}

	private static double[] ranks(String[] values) {
		var distinct = Arrays.stream(values).distinct().toList();
		var numeric = SweptValue.numeric(distinct);
		var rank = new HashMap<String, Double>();
		if (numeric.isPresent()) {
			IntStream.range(0, distinct.size()).forEach(k -> rank.put(distinct.get(k), numeric.get().values()[k]));
		} else {
			List<String> sorted = distinct.stream().sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(text -> text)).toList();
			IntStream.range(0, sorted.size()).forEach(k -> rank.put(sorted.get(k), (double) k));
		}
		return Arrays.stream(values).mapToDouble(rank::get).toArray();
	}

	/** Merges runs of rows, from the bottom up. */
	public void sort(int[] rows, boolean descending) {
		var from = rows;
		var to = new int[rows.length];
		for (long width = 1; width < rows.length; width *= 2) {
			for (long start = 0; start < rows.length; start += 2 * width) {
				merge(from, to, (int) start, (int) Math.min(start + width, rows.length), (int) Math.min(start + 2 * width, rows.length), descending);
			}
			var other = from;
			from = to;
			to = other;
		}
		if (from != rows) {
			System.arraycopy(from, 0, rows, 0, rows.length);
		}
	}

	private void merge(int[] from, int[] to, int start, int middle, int end, boolean descending) {
		int a = start;
		int b = middle;
		for (int k = start; k < end; k++) {
			boolean first = a < middle && (b >= end || !before(from[b], from[a], descending));
			to[k] = first ? from[a++] : from[b++];
		}
	}

	private boolean before(int one, int other, boolean descending) {
		double a = keys[one];
		double b = keys[other];
		return Double.isNaN(b) ? !Double.isNaN(a) : descending ? a > b : a < b;
	}
}
