// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.DataTable;
import dev.kirchhoff.results.PointTable;
import dev.kirchhoff.results.RunInfo;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.RunPoint;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.Summaries;
import dev.kirchhoff.results.Training;

/** Reads the CSV files of one run. */
public record RunFiles(Path directory, RunInfo info) {

	public DataTable points() {
		var builder = new TableBuilder();
		builder.number("point", "1");
		info.axes().forEach(builder::text);
		info.conclusions().forEach(column -> builder.number(column.name(), column.unit()));
		return builder.read(directory.resolve("points.csv"));
	}

	/** {@code results.csv} as it is, one row a point and repeat. */
	public DataTable results(LongConsumer progress) {
		var builder = new TableBuilder();
		builder.number("point", "1");
		builder.number("repeat", "1");
		info.axes().forEach(builder::text);
		info.quantities().forEach(column -> builder.number(column.name(), column.unit()));
		return builder.read(directory.resolve("results.csv"), progress);
	}

	/** A table as it is, of all points below each other. */
	public DataTable rows(TableInfo table, LongConsumer progress) {
		var builder = new TableBuilder();
		builder.number("point", "1");
		info.axes().forEach(builder::text);
		table.columns().forEach(column -> builder.number(column.name(), column.unit()));
		return builder.read(file(table), progress);
	}

	public List<Training> trainings() {
		int axes = info.axes().size();
		var names = new ArrayList<>(List.of("training", "point"));
		names.addAll(info.axes());
		names.addAll(List.of("epoch", "loss", "accuracy"));
		Map<Integer, Rows> rows = new LinkedHashMap<>();
		CsvFile.read(directory.resolve("training.csv"), names,
				row -> rows.computeIfAbsent(row.integer(0), any -> Rows.start(row.integer(1), row, 2, axes, 3)).add(row, 2 + axes));
		var trainings = new ArrayList<Training>();
		rows.forEach((index, one) -> {
			var data = one.table().data();
			trainings.add(new Training(index, one.point, data[0], data[1], data[2]));
		});
		return List.copyOf(trainings);
	}

	/** Memory is that of one point: rows of a point stand together. */
	public Summaries summaries() {
		var names = info.quantities().stream().map(Column::name).toList();
		if (names.isEmpty()) {
			return new Summaries(names, Map.of());
		}
		var wanted = new ArrayList<String>();
		wanted.add("point");
		wanted.addAll(names);
		var byPoint = new TreeMap<Integer, List<Statistics>>();
		var current = new Object() {
			int point = -1;
			Accumulator[] columns;

			void close() {
				if (columns != null) {
					var row = new ArrayList<Statistics>();
					for (var column : columns) {
						row.add(column.statistics());
					}
					byPoint.put(point, List.copyOf(row));
				}
			}
		};
		CsvFile.read(directory.resolve("results.csv"), wanted, row -> {
			int point = row.integer(0);
			if (point != current.point || current.columns == null) {
				current.close();
				if (byPoint.containsKey(point)) {
					throw new KirchhoffException(row.place() + ": rows of point " + point + " do not stand together", "sort the file by point");
				}
				current.point = point;
				current.columns = new Accumulator[names.size()];
				for (int k = 0; k < names.size(); k++) {
					current.columns[k] = new Accumulator();
				}
			}
			for (int k = 0; k < names.size(); k++) {
				current.columns[k].add(row.number(1 + k));
			}
		});
		current.close();
		return new Summaries(names, Collections.unmodifiableMap(byPoint));
	}

	public List<PointTable> table(TableInfo table, IntPredicate wanted) {
		int axes = info.axes().size();
		var names = new ArrayList<String>();
		names.add("point");
		names.addAll(info.axes());
		table.columns().forEach(column -> names.add(column.name()));
		Map<Integer, Rows> rows = new LinkedHashMap<>();
		CsvFile.read(file(table), names, row -> {
			int point = row.integer(0);
			if (wanted.test(point)) {
				rows.computeIfAbsent(point, any -> Rows.start(point, row, 1, axes, table.columns().size())).add(row, 1 + axes);
			}
		});
		return rows.values().stream().map(Rows::table).toList();
	}

	/** @throws KirchhoffException for a path that leaves the run's directory */
	private Path file(TableInfo table) {
		var file = directory.resolve(table.file()).normalize();
		if (!file.startsWith(directory.normalize())) {
			throw new KirchhoffException(directory.resolve("run.json") + ": tables: " + table.file() + " is not inside the run", CsvFile.MEND);
		}
		return file;
	}

	private record Rows(RunPoint point, Doubles[] columns) {
		static Rows start(int point, CsvRow row, int first, int axes, int columns) {
			var coordinates = new ArrayList<String>();
			for (int axis = 0; axis < axes; axis++) {
				coordinates.add(row.text(first + axis));
			}
			var data = new Doubles[columns];
			for (int k = 0; k < columns; k++) {
				data[k] = new Doubles();
			}
			return new Rows(new RunPoint(point, List.copyOf(coordinates)), data);
		}

		void add(CsvRow row, int first) {
			for (int k = 0; k < columns.length; k++) {
				columns[k].add(row.number(first + k));
			}
		}

		PointTable table() {
			var data = new double[columns.length][];
			for (int k = 0; k < columns.length; k++) {
				data[k] = columns[k].toArray();
			}
			return new PointTable(point, data);
		}
	}
}
