// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

	private record TextPart(String name, List<String> values) implements Part {
		@Override
		public void add(CsvRow row, int column) {
			values.add(row.text(column));
		}

		@Override
		public DataTable.Column column() {
			return new DataTable.Texts(name, values.toArray(String[]::new));
		}
	}

	private final List<Part> parts = new ArrayList<>();

	void number(String name, String unit) {
		parts.add(new NumberPart(name, unit, new Doubles()));
	}

	void text(String name) {
		parts.add(new TextPart(name, new ArrayList<>()));
	}

	DataTable read(Path file) {
		CsvFile.read(file, parts.stream().map(Part::name).toList(), row -> {
			for (int k = 0; k < parts.size(); k++) {
				parts.get(k).add(row, k);
			}
		});
		return new DataTable(parts.stream().map(Part::column).toList());
	}
}
