// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Axes;
import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunPoint;
import dev.kirchhoff.results.Selection;
import dev.kirchhoff.results.internal.chart.BoxChart;

/** How every quantity scatters over the repeats of a point, a box a point. */
record BoxFigures(ResultDirectory run, Grouping grouping) {
	private static final int MOST = 24;

	private record Row(RunPoint point, int kind) {
	}

	List<Figure> figures() {
		if (run.info().repeats() < 2) {
			return List.of();
		}
		var rows = new ArrayList<Row>();
		for (int k = 0; k < grouping.groups().size(); k++) {
			int kind = k;
			grouping.groups().get(k).points().forEach(point -> rows.add(new Row(point, kind)));
		}
		var shown = Selection.evenly(rows, MOST);
		boolean colours = grouping.groups().size() <= 7;
		var axes = new ArrayList<>(grouping.axes());
		axes.addAll(grouping.seeds());
		var heading = String.join(" · ", axes.stream().map(axis -> Axes.shortName(run.info().axes(), run.info().axes().get(axis))).toList());
		var figures = new ArrayList<Figure>();
		for (var column : run.info().quantities()) {
			var boxes = shown.stream().map(row -> new BoxChart.Box(label(row.point, axes), colours ? row.kind : 0, run.summaries().of(row.point.index(), column.name())))
					.toList();
			var svg = new BoxChart(boxes, heading, new Quantity(column.name(), column.unit(), column.doc()), LineFigure.WIDTH).svg();
			var what = column.doc().isEmpty() ? column.name() : column.name() + ", " + column.doc();
			figures.add(new Figure(svg, "Scatter of " + what + ", over repeats",
					"Box: quartiles and median; whiskers: middle 90 %; dots: extremes; diamond: mean."
							+ (shown.size() < rows.size() ? " " + shown.size() + " of " + rows.size() + " points are drawn, evenly chosen." : ""),
					"results.csv"));
		}
		return figures;
	}

	private static String label(RunPoint point, List<Integer> axes) {
		return axes.isEmpty() ? "" : String.join(" · ", axes.stream().map(axis -> point.coordinates().get(axis)).toList());
	}
}
