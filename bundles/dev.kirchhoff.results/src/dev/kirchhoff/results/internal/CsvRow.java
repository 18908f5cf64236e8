// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.io.NumberInput;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

import dev.kirchhoff.api.KirchhoffException;

/**
 * The wanted fields of the row that is being read. There is one object for all rows and no text is made of a field that is not asked
 * for: a file can have a million rows.
 */
public final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
	private static final int SKIPPED = -1;

	private final Path file;
	private final List<String> columns;
	private final List<String> heading = new ArrayList<>();
	/** wanted column of every field, or {@link #SKIPPED}; null while the heading is read */
	private int[] wanted;
	private final int[] starts;
	private final int[] ends;
	private char[] text = new char[256];
	private int length;
	private long line;

	CsvRow(Path file, List<String> columns) {
		this.file = file;
		this.columns = columns;
		starts = new int[columns.size()];
		ends = new int[columns.size()];
	}

	/** @param column counted in the wanted columns */
	public String text(int column) {
		return new String(text, starts[column], ends[column] - starts[column]);
	}

	public int integer(int column) {
		try {
			return Integer.parseInt(text(column));
		} catch (NumberFormatException e) {
			throw malformed(column, "a whole number", e);
		}
	}

	/** The same value as {@link Double#parseDouble}, faster. */
	public double number(int column) {
		try {
			return NumberInput.parseDouble(text, starts[column], ends[column] - starts[column], true);
		} catch (NumberFormatException e) {
			throw malformed(column, "a number", e);
		}
	}

	/** Where in the file this is. */
	public String place() {
		return file + ":" + line;
	}

	private KirchhoffException malformed(int column, String expected, Exception cause) {
		return new KirchhoffException(place() + ": " + columns.get(column) + ": '" + text(column) + "' is not " + expected, CsvFile.MEND, cause);
	}

	@Override
	protected void handleBegin(long startingLineNumber) {
		line = startingLineNumber;
		length = 0;
	}

	@Override
	protected void handleField(int field, char[] buffer, int offset, int count, boolean quoted) {
		if (wanted == null) {
			heading.add(new String(buffer, offset, count));
		} else if (field < wanted.length && wanted[field] != SKIPPED) {
			if (length + count > text.length) {
				text = Arrays.copyOf(text, 2 * (length + count));
			}
			System.arraycopy(buffer, offset, text, length, count);
			starts[wanted[field]] = length;
			length += count;
			ends[wanted[field]] = length;
		}
	}

	@Override
	protected CsvRow buildRecord() {
		return this;
	}

	/**
	 * Takes the row just read as the heading.
	 *
	 * @throws KirchhoffException if a wanted column is missing
	 */
	void start() {
		var missing = columns.stream().filter(column -> !heading.contains(column)).toList();
		if (!missing.isEmpty()) {
			throw new KirchhoffException(file + ":1: no column " + String.join(", ", missing) + " (there are " + String.join(", ", heading) + ")", CsvFile.MEND);
		}
		wanted = heading.stream().mapToInt(columns::indexOf).toArray();
	}
}
