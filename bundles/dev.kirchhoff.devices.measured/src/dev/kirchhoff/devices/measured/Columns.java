// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.kirchhoff.api.KirchhoffException;

/** Reads the numeric columns of a CSV file with one heading line. */
final class Columns {
	private Columns() {
	}

	/**
	 * Reads the first columns of a file; columns to the right are ignored.
	 *
	 * @return [column][row]
	 */
	static double[][] read(Path file, int columns) throws IOException {
		var rows = new ArrayList<double[]>();
		try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).skipEmptyLines(true).ofCsvRecord(file)) {
			boolean heading = true;
			for (var line : csv) {
				if (heading) {
					heading = false;
					continue;
				}
				rows.add(numbers(file, line.getStartingLineNumber(), line.getFields(), columns));
			}
		}
		if (rows.isEmpty()) {
			throw new KirchhoffException(file + " has no rows", "give one heading line and at least one row of " + columns + " numbers");
		}
		var data = new double[columns][rows.size()];
		for (int row = 0; row < rows.size(); row++) {
			for (int column = 0; column < columns; column++) {
				data[column][row] = rows.get(row)[column];
			}
		}
		return data;
	}

	private static double[] numbers(Path file, long line, java.util.List<String> fields, int columns) {
		if (fields.size() < columns) {
			throw new KirchhoffException(file + ":" + line + ": " + fields.size() + " of " + columns + " columns", "separate columns by commas");
		}
		var numbers = new double[columns];
		for (int i = 0; i < columns; i++) {
			try {
				numbers[i] = Double.parseDouble(fields.get(i).strip());
			} catch (NumberFormatException e) {
				throw new KirchhoffException(file + ":" + line + ": '" + fields.get(i) + "' is not a number", "write it like 1.5e-4, in SI units", e);
			}
			if (!Double.isFinite(numbers[i])) {
				throw new KirchhoffException(file + ":" + line + ": '" + fields.get(i) + "' is not finite", "remove the line");
			}
		}
		return numbers;
	}
}
