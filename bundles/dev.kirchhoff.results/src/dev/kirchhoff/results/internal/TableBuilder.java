// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import dev.kirchhoff.results.DataTable;

/** Reads a CSV file of known columns into a table. */
final class TableBuilder {
	private sealed interface Part {
		String name();

		void add(CsvRow row, int column);

		DataTable.Column column();
	}

	private record NumberPart(String name, String unit, Doubles values) implements Part {
		@Override
		public void add(CsvRow row, int column) {
			values.add(row.number(column));
		}

		@Override
		public DataTable.Column column() {
			return new DataTable.Numbers(name, unit, values.toArray());
		}
	}

	/** Equal texts are one object, as few values of an axis stand in many rows. */
	private record TextPart(String name, List<String> values, Map<String, String> dictionary) implements Part {
		@Override
		public void add(CsvRow row, int column) {
			var text = row.text(column);
			var known = dictionary.putIfAbsent(text, text);
			values.add(known == null ? text : known);
		}

		@Override
		public DataTable.Column column() {
			return new DataTable.Texts(name, values.toArray(String[]::new));
		}
	}

	private static final int TOLD = 10_000;
	private final List<Part> parts = new ArrayList<>();

	void number(String name, String unit) {
		parts.add(new NumberPart(name, unit, new Doubles()));
	}

	void text(String name) {
		parts.add(new TextPart(name, new ArrayList<>(), new HashMap<>()));
	}

	DataTable read(Path file) {
		return read(file, any -> {
		});
	}

	/** @param progress is told the rows read from time to time; may throw to end it */
	DataTable read(Path file, LongConsumer progress) {
		var rows = new long[1];
		CsvFile.read(file, parts.stream().map(Part::name).toList(), row -> {
			if (++rows[0] % TOLD == 0) {
				progress.accept(rows[0]);
			}
			for (int k = 0; k < parts.size(); k++) {
				parts.get(k).add(row, k);
			}
		});
		return new DataTable(parts.stream().map(Part::column).toList());
	}
}
