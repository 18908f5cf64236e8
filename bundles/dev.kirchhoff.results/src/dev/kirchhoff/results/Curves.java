// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.internal.Average;
import dev.kirchhoff.results.internal.UnitName;
import dev.kirchhoff.results.internal.chart.Colour;

/**
 * Tables of view {@code CURVE} as lines over their first column; points that differ only by seed are averaged. A column {@code x-sd}
 * beside a column {@code x} is no line, but how far what {@code x} is the mean of lies apart.
 */
public final class Curves {
	private static final String SD = "-sd";
	/** Columns of a unit that are looked at together even if there are several groups of points. */
	private static final int MANY = 3;
	/** Pictures beside each other. */
	private static final int BESIDE = 4;

	private Curves() {
	}

	/**
	 * One picture for all columns of a unit, if they are many or there is one group of points; then each of a few groups has its own.
	 * Else a picture a column, with a line a group.
	 */
	public static List<Panels> of(ResultDirectory run, TableInfo table) {
		var tables = byPoint(run.table(table, any -> true));
		var grouping = Grouping.of(run, table);
		var byUnit = new LinkedHashMap<String, List<Integer>>();
		drawn(table).forEach(k -> byUnit.computeIfAbsent(table.columns().get(k).unit(), any -> new ArrayList<>()).add(k));
		var pictures = new ArrayList<Panels>();
		for (var columns : byUnit.values()) {
			if (grouping.groups().size() == 1 || columns.size() >= MANY && !grouping.groups().isEmpty()) {
				pictures.add(panels(run.info().titleOf(table), table, tables, grouping, columns));
			} else {
				columns.stream().filter(any -> !grouping.groups().isEmpty())
						.forEach(k -> pictures.add(Panels.of(beside(run.info().titleOf(table), table, tables, grouping, k))));
			}
		}
		return pictures;
	}

	/** The columns that are lines: those after the first that are no spread of another. */
	public static List<Integer> drawn(TableInfo table) {
		var names = table.columns().stream().map(Column::name).toList();
		return IntStream.range(1, names.size()).filter(k -> !names.get(k).endsWith(SD) || !names.contains(names.get(k).substring(0, names.get(k).length() - SD.length())))
				.boxed().toList();
	}

	/**
	 * The lines of one column, one a group of points.
	 *
	 * @param column 1 or above
	 */
	public static Lines of(ResultDirectory run, TableInfo table, int column) {
		var tables = byPoint(run.table(table, any -> true));
		return beside(run.info().titleOf(table), table, tables, Grouping.of(run, table), column);
	}

	private static Map<Integer, PointTable> byPoint(List<PointTable> tables) {
		var map = new LinkedHashMap<Integer, PointTable>();
		tables.forEach(table -> map.put(table.point().index(), table));
		return map;
	}

	private static Panels panels(String title, TableInfo table, Map<Integer, PointTable> tables, Grouping grouping, List<Integer> columns) {
		var shown = Selection.evenly(grouping.groups(), BESIDE);
		var panels = shown.stream().map(group -> new Panels.Panel(group.label(), together(title, table, tables, grouping, group, columns))).toList();
		boolean all = shown.size() == grouping.groups().size();
		return new Panels(title, grouping.heading(), panels, (panels.getFirst().lines().remark()
				+ (all ? "" : " " + shown.size() + " of " + grouping.groups().size() + " pictures are drawn, evenly chosen.")).strip());
	}

	private static Lines together(String title, TableInfo table, Map<Integer, PointTable> tables, Grouping grouping, Grouping.Group group, List<Integer> columns) {
		boolean one = columns.size() == 1;
		var first = table.columns().get(columns.getFirst());
		var series = columns.stream().map(k -> line(one ? "" : table.columns().get(k).name(), table, tables, group, k)).toList();
		var y = one ? quantity(first) : new Quantity(UnitName.of(first.unit()), first.unit(), "");
		return new Lines(title, quantity(table.columns().getFirst()), y, "", columns.size() > Colour.COUNT, false, false, series, remark(grouping, series));
	}

	private static Lines beside(String title, TableInfo table, Map<Integer, PointTable> tables, Grouping grouping, int column) {
		var series = grouping.groups().stream().map(group -> line(group.label(), table, tables, group, column)).toList();
		return new Lines(title, quantity(table.columns().getFirst()), quantity(table.columns().get(column)), grouping.heading(), grouping.ordered(), false,
				false, series, remark(grouping, series));
	}

	private static Series line(String name, TableInfo info, Map<Integer, PointTable> tables, Grouping.Group group, int column) {
		int sd = info.columns().stream().map(Column::name).toList().indexOf(info.columns().get(column).name() + SD);
		return Average.of(name, group.points().stream().map(point -> tables.get(point.index()))
				.map(table -> new Series("", table.data()[0], table.data()[column], spread(table, sd))).toList());
	}

	private static Optional<double[]> spread(PointTable table, int column) {
		return column < 0 || Arrays.stream(table.data()[column]).allMatch(sd -> sd == 0) ? Optional.empty() : Optional.of(table.data()[column]);
	}

	private static String remark(Grouping grouping, List<Series> series) {
		boolean repeats = grouping.averaged() == 1 && series.stream().anyMatch(one -> one.sd().isPresent());
		return ((repeats ? "Mean ± one standard deviation over repeats." : remark(grouping)) + " " + grouping.sameFor()).strip();
	}

	static String remark(Grouping grouping) {
		return grouping.averaged() > 1 ? "Mean ± one standard deviation over " + grouping.averaged() + " seeds." : "";
	}

	static Quantity quantity(Column column) {
		return new Quantity(column.name(), column.unit(), column.doc());
	}
}
