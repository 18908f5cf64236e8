// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.solver.store.ResultStore.WrittenTable;
import dev.kirchhoff.solver.study.Point;

/** Writes the tables of metrics, those of all points into one file each. */
final class TableWriter implements Closeable {
	private final Path directory;
	private final List<String> axes;
	private final Map<String, CsvLines> files = new LinkedHashMap<>();
	private final Map<String, WrittenTable> written = new LinkedHashMap<>();

	TableWriter(Path directory, List<String> axes) {
		this.directory = directory;
		this.axes = axes;
	}

	void write(String metric, Table table, Point point) throws IOException {
		String name = "tables/" + fileName(metric) + "-" + fileName(table.name()) + ".csv";
		var csv = files.get(name);
		if (csv == null) {
			csv = new CsvLines(directory.resolve(name));
			files.put(name, csv);
			var heading = new ArrayList<>(List.of("point"));
			heading.addAll(axes);
			table.columns().forEach(column -> heading.add(column.name()));
			csv.line(heading);
			written.put(name, new WrittenTable(name, metric, table));
		} else if (!written.get(name).sample().columns().equals(table.columns())) {
			throw new KirchhoffException("table '" + table.name() + "' of metric '" + metric + "' has other columns than at the points before",
					"do not sweep what changes its columns");
		}
		for (int row = 0; row < table.rows(); row++) {
			var line = new ArrayList<>(List.of(Integer.toString(point.index())));
			line.addAll(point.coordinates());
			for (var column : table.data()) {
				line.add(Double.toString(column[row]));
			}
			csv.line(line);
		}
	}

	private static String fileName(String name) {
		return name.replaceAll("[^A-Za-z0-9_.-]", "_");
	}

	/** What was written, in order of appearance. */
	List<WrittenTable> written() {
		return List.copyOf(written.values());
	}

	void complete() {
		files.values().forEach(CsvLines::complete);
	}

	@Override
	public void close() throws IOException {
		IOException first = null;
		for (var file : files.values()) {
			try {
				file.close();
			} catch (IOException e) {
				first = first == null ? e : first;
			}
		}
		if (first != null) {
			throw first;
		}
	}
}
