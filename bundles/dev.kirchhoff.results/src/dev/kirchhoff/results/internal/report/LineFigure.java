// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Panels;
import dev.kirchhoff.results.internal.Average;
import dev.kirchhoff.results.internal.chart.Colour;
import dev.kirchhoff.results.internal.chart.LineChart;

/** Lines as a figure, few enough to be told apart. */
public final class LineFigure {
	static final double WIDTH = 520;
	static final double HEIGHT = 320;
	private static final double NARROW = 350;
	private static final int VALUES = 400;
	/** Lines that are told apart by shades of colour. */
	private static final int ORDERED = 12;

	private LineFigure() {
	}

	static Figure of(Lines lines, String file) {
		return of(new Panels(lines.title(), "", List.of(new Panels.Panel("", lines)), lines.remark()), file);
	}

	/** On the same axes, beside each other. */
	static Figure of(Panels panels, String file) {
		boolean several = panels.panels().size() > 1;
		var all = panels.lines().stream().map(LineFigure::few).toList();
		double width = !several ? WIDTH : panels.panels().size() == 3 ? NARROW : WIDTH;
		var svgs = new ArrayList<String>();
		for (int k = 0; k < all.size(); k++) {
			svgs.add(new LineChart(all.get(k), panels.panels().get(k).name(), all, width, HEIGHT).svg());
		}
		int most = panels.lines().stream().mapToInt(lines -> lines.series().size()).max().orElse(0);
		int drawn = all.stream().mapToInt(lines -> lines.series().size()).max().orElse(0);
		var remark = (several && !panels.heading().isEmpty() ? "By " + panels.heading() + ". " : "") + panels.remark()
				+ (most > drawn ? " " + drawn + " of " + most + " lines are drawn, evenly chosen." : "");
		return new Figure(svgs, several, panels.title(), remark.strip(), file);
	}

	/** As many as can be told apart, of as many values as can be seen. */
	public static Lines few(Lines lines) {
		var shown = lines.atMost(lines.ordered() ? ORDERED : Colour.COUNT);
		return shown.with(shown.series().stream().map(one -> Average.thinned(one, VALUES)).toList());
	}
}
