// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Axes;
import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunPoint;
import dev.kirchhoff.results.Selection;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.SweptValue;
import dev.kirchhoff.results.internal.chart.BoxChart;
import dev.kirchhoff.results.internal.chart.Colour;

/**
 * How every quantity scatters over the repeats of a point, a box a point; where a point has one repeat, over points that differ only by
 * seed, a box a group. What is the same everywhere is not drawn.
 */
record BoxFigures(ResultDirectory run, Grouping grouping) {
	private static final int MOST = 24;
	private static final int QUANTITIES = 6;

	private record Row(RunPoint point, int kind) {
	}

	private boolean overSeeds() {
		return run.info().repeats() < 2;
	}

	List<Figure> figures() {
		if (overSeeds() && grouping.averaged() < 2) {
			return List.of();
		}
		boolean all = !overSeeds() && (run.points().size() <= MOST || grouping.groups().size() < 2);
		var rows = new ArrayList<Row>();
		for (int k = 0; k < grouping.groups().size(); k++) {
			int kind = k;
			var members = grouping.groups().get(k).points();
			members.subList(0, all ? members.size() : 1).forEach(point -> rows.add(new Row(point, kind)));
		}
		var shown = Selection.evenly(rows, MOST);
		boolean colours = grouping.groups().size() <= Colour.COUNT;
		var axes = new ArrayList<>(grouping.axes());
		if (!overSeeds()) {
			axes.addAll(grouping.seeds());
		}
		var heading = String.join(" · ", axes.stream().map(axis -> Axes.shortName(run.info().axes(), run.info().axes().get(axis))).toList());
		var svgs = new ArrayList<String>();
		var quantities = scattered();
		for (var column : quantities.stream().limit(QUANTITIES).toList()) {
			var boxes = shown.stream().map(row -> new BoxChart.Box(label(row.point, axes), colours ? row.kind : 0, statistics(row, column.name())))
					.toList();
			svgs.add(new BoxChart(boxes, heading, new Quantity(column.name(), column.unit(), column.doc()), LineFigure.WIDTH).svg());
		}
		return svgs.isEmpty() ? List.of() : List.of(new Figure(svgs, svgs.size() > 1, title(quantities), remark(shown.size(), quantities), "results.csv"));
	}

	private List<Column> scattered() {
		return run.info().quantities().stream().filter(column -> {
			var all = run.points().stream().map(point -> run.summaries().of(point.index(), column.name())).toList();
			return all.stream().anyMatch(one -> one.sd() > 0) || all.stream().mapToDouble(Statistics::mean).distinct().count() > 1;
		}).toList();
	}

	private String title(List<Column> quantities) {
		return "Scatter over " + (overSeeds() ? "seeds" : "repeats") + ": " + String.join("; ", quantities.stream().limit(QUANTITIES)
				.map(column -> column.doc().isEmpty() ? column.name() : column.name() + " (" + column.doc() + ")").toList());
	}

	private Statistics statistics(Row row, String quantity) {
		if (!overSeeds()) {
			return run.summaries().of(row.point.index(), quantity);
		}
		return Statistics.of(grouping.groups().get(row.kind).indices().stream().mapToDouble(index -> run.summaries().of(index, quantity).mean()).toArray());
	}

	private String remark(int shown, List<Column> quantities) {
		int points = overSeeds() ? grouping.groups().size() : run.points().size();
		var names = quantities.stream().map(Column::name).toList();
		return "Box: quartiles and median; whiskers: middle 90 %; dots: extremes; diamond: mean."
				+ (shown < points ? " " + shown + " of " + points + " points are drawn, evenly chosen." : "")
				+ (names.size() > QUANTITIES ? " Not drawn: " + String.join(", ", names.subList(QUANTITIES, names.size())) + "." : "");
	}

	private static String label(RunPoint point, List<Integer> axes) {
		return axes.isEmpty() ? "" : String.join(" · ", axes.stream().map(axis -> SweptValue.readable(point.coordinates().get(axis))).toList());
	}
}
