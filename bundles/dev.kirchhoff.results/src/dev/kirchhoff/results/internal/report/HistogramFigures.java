// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.Histograms;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.Selection;
import dev.kirchhoff.results.internal.chart.HistogramChart;

/** Histograms of a few groups of points beside each other, on the same axes. */
record HistogramFigures(ResultDirectory run, TableInfo table, Grouping grouping) {
	private static final int BESIDE = 6;
	private static final double WIDTH = 340;
	private static final double HEIGHT = 240;

	List<Figure> figures() {
		var histograms = Histograms.of(run, table, Selection.evenly(grouping.groups(), BESIDE));
		if (histograms.isEmpty()) {
			return List.of();
		}
		double most = histograms.stream().flatMap(histogram -> histogram.counts().stream()).flatMapToDouble(counts -> Arrays.stream(counts.values())).max().orElse(1);
		boolean several = histograms.size() > 1;
		boolean narrow = histograms.size() > 2;
		var x = Histograms.counted(table);
		var svgs = histograms.stream().map(histogram -> new HistogramChart(histogram, x, "count", most, narrow ? WIDTH : LineFigure.WIDTH,
				narrow ? HEIGHT : LineFigure.HEIGHT).svg()).toList();
		return List.of(new Figure(svgs, several, run.info().titleOf(table), remark(svgs.size()), table.file()));
	}

	private String remark(int shown) {
		var remark = grouping.heading().isEmpty() || shown < 2 ? "" : "By " + grouping.heading() + ".";
		if (grouping.averaged() > 1) {
			remark += " Counts of " + grouping.averaged() + " seeds together.";
		}
		remark += grouping.idle().isEmpty() ? "" : " " + grouping.sameFor();
		if (shown < grouping.groups().size()) {
			remark += " " + shown + " of " + grouping.groups().size() + " histograms are drawn, evenly chosen.";
		}
		return remark.strip();
	}
}
