// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.kirchhoff.api.KirchhoffException;

/** Reads the named columns of a CSV file with a heading, row by row. */
public final class CsvFile {
	/** The wanted fields of one row. */
	public static final class Row {
		private final Path file;
		private final List<String> names;
		private final int[] fields;
		private CsvRecord row;

		private Row(Path file, List<String> names, int[] fields) {
			this.file = file;
			this.names = names;
			this.fields = fields;
		}

		/** @param column counted in the wanted columns */
		public String text(int column) {
			return row.getField(fields[column]);
		}

		public int integer(int column) {
			try {
				return Integer.parseInt(text(column));
			} catch (NumberFormatException e) {
				throw malformed(column, "a whole number", e);
			}
		}

		public double number(int column) {
			try {
				return Double.parseDouble(text(column));
			} catch (NumberFormatException e) {
				throw malformed(column, "a number", e);
			}
		}

		/** Where in the file this is. */
		public String place() {
			return file + ":" + row.getStartingLineNumber();
		}

		private KirchhoffException malformed(int column, String expected, Exception cause) {
			return new KirchhoffException(place() + ": " + names.get(column) + ": '" + text(column) + "' is not " + expected, MEND, cause);
		}
	}

	/** What is done with a row; the row is only valid during the call. */
	@FunctionalInterface
	public interface RowReader {
		void read(Row row);
	}

	/** What to do about a damaged file of a run. */
	public static final String MEND = "the file was changed or not written to its end; run the experiment again";

	private CsvFile() {
	}

	/**
	 * Reads all rows.
	 *
	 * @param columns wanted columns by name
	 * @throws KirchhoffException if the file or a column is missing or a row is malformed
	 */
	public static void read(Path file, List<String> columns, RowReader reader) {
		if (!Files.isRegularFile(file)) {
			throw new KirchhoffException(file + ": there is no such file", "run the experiment again");
		}
		try (var csv = CsvReader.builder().ofCsvRecord(file)) {
			Row row = null;
			for (var line : csv) {
				if (row == null) {
					row = heading(file, line.getFields(), columns);
				} else {
					row.row = line;
					reader.read(row);
				}
			}
			if (row == null) {
				throw new KirchhoffException(file + ": empty", MEND);
			}
		} catch (IOException | CsvParseException e) {
			throw new KirchhoffException(file + ": cannot be read (" + e.getMessage() + ")", MEND, e);
		}
	}

	private static Row heading(Path file, List<String> names, List<String> columns) {
		var missing = columns.stream().filter(column -> !names.contains(column)).toList();
		if (!missing.isEmpty()) {
			throw new KirchhoffException(file + ":1: no column " + String.join(", ", missing) + " (there are " + String.join(", ", names) + ")",
					MEND);
		}
		return new Row(file, columns, columns.stream().mapToInt(names::indexOf).toArray());
	}
}
