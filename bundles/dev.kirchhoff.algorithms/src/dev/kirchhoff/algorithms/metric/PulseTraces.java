// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * Current after every pulse, of the cells that the programming algorithm followed in the first repeat: mean of each level (the
 * staircases of write-verify) and single cells, and where in which array these are. A cell that is done keeps its last current. How many
 * lines there are is part of a table's name, because it can change with what is swept.
 */
public record PulseTraces(
		@Parameter(doc = "Single cells to draw, evenly chosen among those that were followed", value = "6", min = 0, max = 100) int cells,
		@Parameter(doc = "Pulses of a cell to keep", value = "1000", min = 1, max = 100000) int pulses,
		@Parameter(doc = "Most levels; more different targets than this are put to the nearest of so many over the window", value = "32", min = 1, max = 256) int most)
		implements Metric {
	private static final String SINGLE = "cell ";
	private static final String PLACES = "places ";

	/** Currents of a followed cell, pulse by pulse. */
	private record Trace(String array, int row, int column, int level, double[] currents) {
		double after(int pulse) {
			return currents[Math.min(pulse, currents.length - 1)];
		}
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		if (observation.repeat(0) != 0) {
			return;
		}
		var levels = Levels.of(observation.arrays(), most);
		var traces = new ArrayList<Trace>();
		observation.arrays().forEach(array -> traces.addAll(traces(array, levels)));
		int longest = traces.stream().mapToInt(trace -> trace.currents.length).max().orElse(0);
		var sums = levels.sums(tally, 1 + longest);
		for (var trace : traces) {
			sums[trace.level][0]++;
			for (int pulse = 0; pulse < longest; pulse++) {
				sums[trace.level][1 + pulse] += trace.after(pulse);
			}
		}
		int drawn = Math.min(cells, traces.size());
		for (int k = 0; k < drawn; k++) {
			var trace = traces.get(drawn == 1 ? 0 : (int) ((long) k * (traces.size() - 1) / (drawn - 1)));
			var single = tally.sums(SINGLE + (k + 1), longest);
			Arrays.setAll(single, trace::after);
			System.arraycopy(new double[] { 1, trace.row, trace.column }, 0, tally.sums(PLACES + trace.array, 3 * drawn), 3 * k, 3);
		}
	}

	/** Cells of the first copy, by level. */
	private List<Trace> traces(ArrayState array, Levels levels) {
		var trace = array.cells().trace();
		var currents = new TreeMap<Integer, List<Double>>();
		for (int p = 0; p < trace.count(); p++) {
			var cell = trace.cell(p) < array.cells().perCopy() ? currents.computeIfAbsent(trace.cell(p), any -> new ArrayList<>()) : new ArrayList<Double>();
			if (cell.size() < pulses) {
				cell.add(trace.current(p));
			}
		}
		return currents.entrySet().stream().map(entry -> new Trace(array.name(), array.cells().wordLine(entry.getKey()), array.cells().bitLine(entry.getKey()), levels.of(array.cells().target()[entry.getKey()]), entry.getValue().stream().mapToDouble(i -> i).toArray()))
				.sorted((a, b) -> Integer.compare(a.level, b.level)).toList();
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var levels = new ArrayList<double[]>();
		for (var sums : Levels.of(tally, 0)) {
			levels.add(Arrays.stream(sums).skip(1).map(sum -> sum / sums[0]).toArray());
		}
		if (levels.isEmpty()) {
			return List.of();
		}
		var singles = new ArrayList<double[]>();
		for (int k = 1; tally.all().containsKey(SINGLE + k); k++) {
			singles.add(tally.all().get(SINGLE + k));
		}
		var tables = new ArrayList<>(List.of(table("levels", "level", "Mean current of the followed cells of each level after each pulse", levels)));
		if (!singles.isEmpty()) {
			tables.add(table("cells", "cell", "Current of single cells after each pulse", singles));
			tally.all().forEach((name, places) -> {
				if (name.startsWith(PLACES)) {
					tables.add(places(name.substring(PLACES.length()), places));
				}
			});
		}
		return tables;
	}

	/** Which of the single cells are on an array, and where. */
	private static Table places(String array, double[] places) {
		var cells = IntStream.range(0, places.length / 3).filter(k -> places[3 * k] > 0).toArray();
		var columns = List.of(new Quantity("cell", "1", "number of the single cell"), new Quantity("row", "1", "word line"), new Quantity("column", "1", "bit line"));
		var data = new double[][] { Arrays.stream(cells).mapToDouble(k -> k + 1).toArray(), Arrays.stream(cells).mapToDouble(k -> places[3 * k + 1]).toArray(),
				Arrays.stream(cells).mapToDouble(k -> places[3 * k + 2]).toArray() };
		return new Table("places-" + array, "Where on array " + array + " the single cells are", View.TABLE, columns, data);
	}

	private static Table table(String name, String line, String title, List<double[]> currents) {
		int count = currents.getFirst().length;
		var columns = new ArrayList<>(List.of(new Quantity("pulse", "1", "pulses that the cell has taken")));
		var data = new double[1 + currents.size()][];
		data[0] = new double[count];
		Arrays.setAll(data[0], k -> k + 1);
		for (int k = 0; k < currents.size(); k++) {
			columns.add(new Quantity(line + "-" + (k + 1), "A", "current read after the pulse"));
			data[1 + k] = currents.get(k);
		}
		return new Table(name + "-" + currents.size(), title, View.CURVE, columns, data);
	}
}
