// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.results.DataTable.Column;
import dev.kirchhoff.results.DataTable.Numbers;
import dev.kirchhoff.results.Report;
import dev.kirchhoff.results.ResultDirectory;

/** What is shown of a finished run. */
final class Reports {
	private static final int MOST_POINTS = 24;

	private Reports() {
	}

	/**
	 * Writes the report of a run.
	 *
	 * @throws CommandFailure if it cannot be written; the results are there
	 */
	static Path write(Path run) {
		try {
			return Report.write(run);
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line() + " (the results are in " + run + ")");
		}
	}

	/** The conclusions of a run as lines: a heading and one line a point. */
	static List<String> conclusions(Path run) {
		var directory = ResultDirectory.read(run);
		var table = directory.pointTable();
		if (table.rows() == 0 || directory.info().conclusions().isEmpty()) {
			return List.of();
		}
		var columns = new Columns();
		columns.row(table.columns().stream().map(Reports::heading).toList());
		for (int row = 0; row < Math.min(table.rows(), MOST_POINTS); row++) {
			var cells = new ArrayList<String>();
			for (var column : table.columns()) {
				cells.add(cell(column, row));
			}
			columns.row(cells);
		}
		var lines = new ArrayList<>(columns.lines("  "));
		if (table.rows() > MOST_POINTS) {
			lines.add("  ... " + (table.rows() - MOST_POINTS) + " more in points.csv");
		}
		return lines;
	}

	private static String heading(Column column) {
		var unit = column instanceof Numbers numbers ? numbers.unit() : "1";
		return unit.equals("1") || unit.isEmpty() ? column.name() : column.name() + " [" + unit + "]";
	}

	private static String cell(Column column, int row) {
		return column instanceof Numbers numbers ? number(numbers.values()[row]) : column.text(row);
	}

	/** Four significant digits, or all before the point. */
	static String number(double value) {
		double size = Math.abs(value);
		if (size < 1e9 && (size >= 1000 || value == Math.rint(value))) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		var text = String.format(Locale.ROOT, "%.4g", value);
		return text.contains("e") || !text.contains(".") ? text : text.replaceFirst("\\.?0+$", "");
	}
}
