// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.List;

import dev.kirchhoff.results.Boxes;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.internal.chart.BoxChart;

/** How every quantity scatters, a picture a quantity, beside each other. */
record BoxFigures(ResultDirectory run) {
	private static final int QUANTITIES = 6;

	List<Figure> figures() {
		var all = Boxes.of(run);
		if (all.isEmpty()) {
			return List.of();
		}
		var svgs = all.stream().limit(QUANTITIES).map(boxes -> new BoxChart(boxes, LineFigure.WIDTH).svg()).toList();
		return List.of(new Figure(svgs, svgs.size() > 1, title(all), remark(all), "results.csv"));
	}

	private static String title(List<Boxes> all) {
		return "Scatter over " + all.getFirst().over() + ": " + String.join("; ", all.stream().limit(QUANTITIES).map(Boxes::quantity)
				.map(quantity -> quantity.doc().isEmpty() ? quantity.name() : quantity.name() + " (" + quantity.doc() + ")").toList());
	}

	private static String remark(List<Boxes> all) {
		var names = all.stream().map(boxes -> boxes.quantity().name()).toList();
		var remark = all.getFirst().remark();
		return "Box: quartiles and median; whiskers: middle 90 %; dots: extremes; diamond: mean." + (remark.isEmpty() ? "" : " " + remark)
				+ (names.size() > QUANTITIES ? " Not drawn: " + String.join(", ", names.subList(QUANTITIES, names.size())) + "." : "");
	}
}
