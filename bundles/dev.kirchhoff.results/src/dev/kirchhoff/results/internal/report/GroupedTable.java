// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.PointTable;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Selection;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.internal.Markup;

/** One table of several groups of points: columns that are the same everywhere once, others once a group as mean ± sd. */
record GroupedTable(String title, TableInfo table, List<Part> parts) {
	private static final int GROUPS = 5;
	private static final int ROWS = 40;
	/** Columns that fit beside each other. */
	private static final int FIT = 6;

	/** Points that are averaged. */
	record Part(String label, List<PointTable> points) {
	}

	static List<Part> parts(ResultDirectory run, TableInfo table, Grouping grouping) {
		var chosen = Selection.evenly(grouping.groups(), GROUPS);
		var wanted = chosen.stream().flatMap(group -> group.indices().stream()).toList();
		var tables = run.table(table, wanted.size() > 1000 ? any -> true : wanted::contains);
		return chosen.stream().map(group -> new Part(group.label(), tables.stream().filter(one -> group.indices().contains(one.point().index())).toList()))
				.filter(part -> !part.points().isEmpty()).toList();
	}

	void write(Markup html) {
		if (parts.isEmpty() || table.columns().isEmpty()) {
			return;
		}
		int rows = parts.getFirst().points().getFirst().rows();
		if (points().stream().anyMatch(point -> point.rows() != rows)) {
			html.element("p", title + ": the points have tables of different length; they are in " + table.file() + ".", "class", "caption");
			return;
		}
		var shared = IntStream.range(0, table.columns().size()).filter(this::isShared).boxed().toList();
		var varying = IntStream.range(0, table.columns().size()).filter(k -> !shared.contains(k)).boxed().toList();
		if (varying.size() * parts.size() <= FIT) {
			write(html, title, shared, varying, Math.min(rows, ROWS));
		} else {
			varying.forEach(k -> write(html, title + ": " + described(k), shared, List.of(k), Math.min(rows, ROWS)));
		}
		if (rows > ROWS) {
			html.element("p", "The first " + ROWS + " of " + rows + " rows.", "class", "caption");
		}
		html.line();
	}

	private String described(int column) {
		var one = table.columns().get(column);
		return one.doc().isEmpty() ? one.name() : one.doc();
	}

	private void write(Markup html, String heading, List<Integer> shared, List<Integer> varying, int rows) {
		html.element("h4", heading).open("div", "class", "scroll").open("table");
		heading(html, shared, varying);
		var cells = new ArrayList<List<String>>();
		shared.forEach(k -> cells.add(column(parts.getFirst(), k, rows)));
		varying.forEach(k -> parts.forEach(part -> cells.add(column(part, k, rows))));
		html.open("tbody").line();
		for (int row = 0; row < rows; row++) {
			html.open("tr");
			for (var column : cells) {
				html.element("td", column.get(row), "class", "num");
			}
			html.close().line();
		}
		html.close().close().close();
	}

	private List<PointTable> points() {
		return parts.stream().flatMap(part -> part.points().stream()).toList();
	}

	private boolean isShared(int column) {
		var first = parts.getFirst().points().getFirst().data()[column];
		return parts.size() == 1 || points().stream().allMatch(point -> Arrays.equals(point.data()[column], first));
	}

	private void heading(Markup html, List<Integer> shared, List<Integer> varying) {
		html.open("thead").open("tr");
		for (int k : shared) {
			head(html, k, "num", 1, varying.isEmpty() ? 1 : 2);
		}
		for (int k : varying) {
			head(html, k, "num group", parts.size(), 1);
		}
		html.close();
		if (!varying.isEmpty()) {
			html.open("tr");
			varying.forEach(k -> parts.forEach(part -> html.element("th", part.label(), "class", "num")));
			html.close();
		}
		html.close();
	}

	private void head(Markup html, int column, String style, int columns, int rows) {
		var one = table.columns().get(column);
		html.element("th", scale(column).heading(one.name()), "class", style, "title", one.doc(), "colspan", Integer.toString(columns), "rowspan", Integer.toString(rows));
	}

	private Scale scale(int column) {
		return Scale.of(table.columns().get(column).unit(), points().stream().flatMapToDouble(point -> Arrays.stream(point.data()[column])).toArray());
	}

	/** All groups of a column have the same places, so that they can be compared. */
	private List<String> column(Part part, int column, int rows) {
		var scale = scale(column);
		var places = scale.places(parts.stream().flatMapToDouble(one -> statistics(one, column, rows).stream().mapToDouble(Statistics::sd)).toArray());
		return statistics(part, column, rows).stream().map(one -> scale.number(one.mean(), one.sd(), places)).toList();
	}

	private static List<Statistics> statistics(Part part, int column, int rows) {
		return IntStream.range(0, rows).mapToObj(row -> Statistics.of(part.points().stream().mapToDouble(point -> point.data()[column][row]).toArray())).toList();
	}
}
