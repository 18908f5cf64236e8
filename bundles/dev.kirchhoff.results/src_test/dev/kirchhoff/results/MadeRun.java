// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunInfo.Host;
import dev.kirchhoff.results.RunInfo.TableInfo;

/** Writes run directories of any shape: what a run found is given as functions of the swept values. */
final class MadeRun {
	private final Map<String, List<String>> axes = new LinkedHashMap<>();
	private final Map<Column, Function<List<String>, double[]>> quantities = new LinkedHashMap<>();
	private final Map<Column, ToDoubleFunction<List<String>>> conclusions = new LinkedHashMap<>();
	private final Map<TableInfo, Function<List<String>, double[][]>> tables = new LinkedHashMap<>();

	MadeRun axis(String name, String... values) {
		axes.put(name, List.of(values));
		return this;
	}

	/** @param values a value a repeat */
	MadeRun quantity(String name, String unit, Function<List<String>, double[]> values) {
		quantities.put(new Column(name, unit, "", "m"), values);
		return this;
	}

	MadeRun conclusion(String name, String unit, ToDoubleFunction<List<String>> value) {
		conclusions.put(new Column(name, unit, "", "m"), value);
		return this;
	}

	/**
	 * A table.
	 *
	 * @param columns name and unit in turn
	 * @param data    [column][row]
	 */
	MadeRun table(String name, View view, List<String> columns, Function<List<String>, double[][]> data) {
		var described = IntStream.range(0, columns.size() / 2).mapToObj(k -> new Column(columns.get(2 * k), columns.get(2 * k + 1), "", "")).toList();
		tables.put(new TableInfo("tables/" + name + ".csv", "m", name, name, view, described), data);
		return this;
	}

	ResultDirectory read(Path directory) {
		return ResultDirectory.read(write(directory));
	}

	Path write(Path directory) {
		var points = points();
		int repeats = quantities.values().stream().mapToInt(values -> values.apply(points.getFirst()).length).max().orElse(1);
		try {
			Files.createDirectories(directory.resolve("tables"));
			var results = new ArrayList<>(List.of(line(List.of("point", "repeat"), axes.keySet(), quantities.keySet().stream().map(Column::name).toList())));
			var concluded = new ArrayList<>(List.of(line(List.of("point"), axes.keySet(), conclusions.keySet().stream().map(Column::name).toList())));
			for (int k = 0; k < points.size(); k++) {
				var point = points.get(k);
				for (int repeat = 0; repeat < repeats; repeat++) {
					int one = repeat;
					results.add(line(List.of(k, repeat), point, quantities.values().stream().map(values -> values.apply(point)[one]).toList()));
				}
				concluded.add(line(List.of(k), point, conclusions.values().stream().map(value -> value.applyAsDouble(point)).toList()));
			}
			Files.write(directory.resolve("results.csv"), results);
			Files.write(directory.resolve("points.csv"), concluded);
			for (var table : tables.entrySet()) {
				var lines = new ArrayList<>(List.of(line(List.of("point"), axes.keySet(), table.getKey().columns().stream().map(Column::name).toList())));
				for (int k = 0; k < points.size(); k++) {
					var data = table.getValue().apply(points.get(k));
					for (int row = 0; row < data[0].length; row++) {
						int one = row;
						lines.add(line(List.of(k), points.get(k), IntStream.range(0, data.length).mapToObj(column -> data[column][one]).toList()));
					}
				}
				Files.write(directory.resolve(table.getKey().file()), lines);
			}
			JsonMapper.builder().build().writeValue(directory.resolve("run.json").toFile(), info(points.size(), repeats));
			return directory;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String line(Iterable<?>... parts) {
		var cells = new ArrayList<String>();
		for (var part : parts) {
			part.forEach(cell -> cells.add(cell.toString()));
		}
		return cells.stream().collect(Collectors.joining(","));
	}

	private List<List<String>> points() {
		List<List<String>> points = List.of(List.of());
		for (var values : axes.values()) {
			points = points.stream().flatMap(start -> values.stream().map(value -> {
				var longer = new ArrayList<>(start);
				longer.add(value);
				return List.copyOf(longer);
			})).toList();
		}
		return points;
	}

	private RunInfo info(int points, int repeats) {
		return new RunInfo("0.1.0", "Made", "Made up", "made", "00", 1, repeats, points, List.copyOf(axes.keySet()), List.copyOf(quantities.keySet()),
				List.copyOf(conclusions.keySet()), List.copyOf(tables.keySet()), List.of(), List.of(), Map.of(), Map.of(), List.of(), new Host("", "", 1, "", "1 thread", Map.of(), 0, ""), "", "", 1, 0, false);
	}
}
