// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import dev.kirchhoff.api.KirchhoffException;

/** Reads the named columns of a CSV file with a heading, row by row. */
public final class CsvFile {
	/** What is done with a row; the row is only valid during the call. */
	@FunctionalInterface
	public interface RowReader {
		void read(CsvRow row);
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
		var row = new CsvRow(file, columns);
		try (var csv = CsvReader.builder().build(row, file)) {
			var rows = csv.iterator();
			if (!rows.hasNext()) {
				throw new KirchhoffException(file + ": empty", MEND);
			}
			rows.next().start();
			while (rows.hasNext()) {
				reader.read(rows.next());
			}
		} catch (IOException | CsvParseException e) {
			throw new KirchhoffException(file + ": cannot be read (" + e.getMessage() + ")", MEND, e);
		}
	}
}
