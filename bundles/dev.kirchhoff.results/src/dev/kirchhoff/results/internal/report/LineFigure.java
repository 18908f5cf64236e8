// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.internal.Average;
import dev.kirchhoff.results.internal.chart.Colour;
import dev.kirchhoff.results.internal.chart.LineChart;

/** Lines as a figure, few enough to be told apart. */
final class LineFigure {
	static final double WIDTH = 520;
	static final double HEIGHT = 320;
	private static final int VALUES = 400;

	private LineFigure() {
	}

	static Figure of(Lines lines, String file) {
		var shown = lines.atMost(Colour.COUNT);
		var remark = lines.remark();
		if (shown.series().size() < lines.series().size()) {
			remark = (remark + " " + shown.series().size() + " of " + lines.series().size() + " lines are drawn, evenly chosen.").strip();
		}
		var thinned = shown.with(shown.series().stream().map(one -> Average.thinned(one, VALUES)).toList());
		return new Figure(new LineChart(thinned, WIDTH, HEIGHT).svg(), lines.title(), remark, file);
	}
}
