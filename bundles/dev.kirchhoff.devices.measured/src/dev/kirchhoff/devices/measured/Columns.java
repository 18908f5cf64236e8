// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kirchhoff.api.KirchhoffException;

/** Reads the numeric columns of a CSV file with one heading line. */
final class Columns {
	private Columns() {
	}

	/** Refuses a row that a table of this kind cannot have. */
	@FunctionalInterface
	interface Check {
		/** @param place file and line */
		void row(String place, double[] numbers);
	}

	/**
	 * Reads the first columns of a file; columns to the right are ignored.
	 *
	 * @return [column][row]
	 */
	static double[][] read(Path file, int columns) throws IOException {
		return read(file, columns, (place, numbers) -> {
		});
	}

	static double[][] read(Path file, int columns, Check check) throws IOException {
		var rows = new ArrayList<double[]>();
		long next = 1;
		try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).skipEmptyLines(true)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(file)) {
			boolean heading = true;
			for (var line : csv) {
				String place = file + ":" + line.getStartingLineNumber();
				next = line.getStartingLineNumber() + 1;
				if (heading) {
					requireHeading(place, line.getFields());
					heading = false;
					continue;
				}
				var numbers = numbers(place, line.getFields(), columns);
				check.row(place, numbers);
				rows.add(numbers);
			}
		} catch (CsvParseException e) {
			throw new KirchhoffException(file + ":" + next + ": is not comma separated text", "check the quotation marks", e);
		} catch (UncheckedIOException e) {
			throw e.getCause();
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

	/** Numbers in the place of the heading would be lost without a word. */
	private static void requireHeading(String place, List<String> fields) {
		if (fields.stream().allMatch(Columns::isNumber)) {
			throw new KirchhoffException(place + ": the heading line is missing", "begin with a line that names the columns");
		}
	}

	private static boolean isNumber(String field) {
		try {
			Double.parseDouble(field.strip());
			return true;
		} catch (NumberFormatException e) {
			return false;
		}
	}

	private static double[] numbers(String place, List<String> fields, int columns) {
		if (fields.size() < columns) {
			throw new KirchhoffException(place + ": " + fields.size() + " of " + columns + " columns", "separate columns by commas");
		}
		var numbers = new double[columns];
		for (int i = 0; i < columns; i++) {
			try {
				numbers[i] = Double.parseDouble(fields.get(i).strip());
			} catch (NumberFormatException e) {
				throw new KirchhoffException(place + ": '" + fields.get(i) + "' is not a number", "write it like 1.5e-4, in SI units", e);
			}
			if (!Double.isFinite(numbers[i])) {
				throw new KirchhoffException(place + ": '" + fields.get(i) + "' is not finite", "remove the line");
			}
		}
		return numbers;
	}
}
