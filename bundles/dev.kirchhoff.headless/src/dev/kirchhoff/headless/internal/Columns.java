// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under each other, columns aligned: numbers to the right, the last column as long as it likes. */
public final class Columns {
	private static final String GAP = "  ";

	private final List<List<String>> rows = new ArrayList<>();

	/** Adds a row; rows have the same number of cells. */
	public Columns row(List<String> cells) {
		rows.add(List.copyOf(cells));
		return this;
	}

	public Columns row(String... cells) {
		return row(List.of(cells));
	}

	/** The rows as lines without blanks at their end. */
	public List<String> lines(String indent) {
		int columns = rows.stream().mapToInt(List::size).max().orElse(0);
		var widths = new int[columns];
		var numeric = new boolean[columns];
		for (int c = 0; c < columns; c++) {
			int column = c;
			widths[c] = rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
			numeric[c] = rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row.get(column).matches("(?=.*[0-9])[-+]?[0-9,]*\\.?[0-9,]*(e[-+]?\\d+)?|NaN|-"));
		}
		return rows.stream().map(row -> line(indent, row, widths, numeric)).toList();
	}

	private static String line(String indent, List<String> row, int[] widths, boolean[] numeric) {
		var line = new StringBuilder(indent);
		for (int c = 0; c < row.size(); c++) {
			var blanks = " ".repeat(widths[c] - length(row.get(c)));
			line.append(c == 0 ? "" : GAP).append(numeric[c] ? blanks + row.get(c) : row.get(c) + blanks);
		}
		return line.toString().stripTrailing();
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}
}
