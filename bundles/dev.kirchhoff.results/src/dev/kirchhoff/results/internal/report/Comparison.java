// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.Curves;
import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.report.GroupedTable.Part;

/** What several experiments have in common, on the same axes and in the same tables. */
record Comparison(List<ResultDirectory> runs, Figures figures) {
	private static final int MOST = 6;

	private record Shared(TableInfo table, List<ResultDirectory> runs) {
	}

	void write(Markup html) {
		var shared = shared();
		var drawn = shared.stream().filter(one -> one.table.view() == View.CURVE).limit(MOST).flatMap(one -> curves(one).stream()).toList();
		var tables = shared.stream().filter(one -> one.table.view() == View.TABLE).limit(MOST).map(this::table).flatMap(Optional::stream).toList();
		if (drawn.isEmpty() && tables.isEmpty()) {
			return;
		}
		html.open("section", "id", "comparison").element("h2", "The experiments beside each other");
		tables.forEach(table -> table.write(html));
		if (!drawn.isEmpty()) {
			html.open("div", "class", "figures").line();
			drawn.forEach(lines -> LineFigure.of(lines, "").write(html, figures.next(), null));
			html.close();
		}
		html.close().line();
	}

	/** Tables that at least two runs have, with the same columns. */
	private List<Shared> shared() {
		var byTable = new LinkedHashMap<List<Object>, Shared>();
		for (var run : runs) {
			for (var table : run.info().tables()) {
				byTable.computeIfAbsent(List.of(table.file(), table.view(), table.columns()), any -> new Shared(table, new ArrayList<>())).runs.add(run);
			}
		}
		return byTable.values().stream().filter(one -> one.runs.size() > 1).toList();
	}

	private static List<Lines> curves(Shared shared) {
		var pictures = new ArrayList<Lines>();
		for (int k : Curves.drawn(shared.table)) {
			try {
				pictures.add(together(shared, k));
			} catch (KirchhoffException damaged) {
				return List.of(); // the section of the run says so
			}
		}
		return pictures;
	}

	private static Lines together(Shared shared, int column) {
		var series = new ArrayList<Series>();
		Lines last = null;
		for (var run : shared.runs) {
			last = Curves.of(run, shared.table, column);
			last.series().forEach(one -> series.add(one.named(name(run, one.name()))));
		}
		return new Lines(last.title(), last.x(), last.y(), "", false, false, false, series, last.remark());
	}

	private Optional<GroupedTable> table(Shared shared) {
		var parts = new ArrayList<Part>();
		try {
			for (var run : shared.runs) {
				GroupedTable.parts(run, shared.table, Grouping.of(run.info().axes(), run.points())).forEach(part -> parts.add(new Part(name(run, part.label()), part.points())));
			}
		} catch (KirchhoffException damaged) {
			return Optional.empty(); // the section of the run says so
		}
		return Optional.of(new GroupedTable(shared.runs.getFirst().info().titleOf(shared.table), shared.table, parts));
	}

	private static String name(ResultDirectory run, String group) {
		return group.isEmpty() ? run.info().experiment() : run.info().experiment() + " · " + group;
	}
}
