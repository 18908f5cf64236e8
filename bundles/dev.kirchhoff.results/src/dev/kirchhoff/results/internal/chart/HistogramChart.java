// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Histogram;

/**
 * Counts in bins: the first as an area, a second as an outline over it; more than two as sheets that one can see through; many as
 * outlines. Bins that are spaced by factors are drawn on a logarithmic axis.
 *
 * @param most highest count, so that several pictures can share an axis
 */
public record HistogramChart(Histogram histogram, Quantity x, String counted, double most, double width, double height) {
	private static final int SHEETS = 6;

	public String svg() {
		var counts = histogram.counts();
		var items = new ArrayList<Legend.Item>();
		for (int k = 0; k < counts.size(); k++) {
			items.add(new Legend.Item(counts.get(k).name(), style(k), colour(k)));
		}
		var legend = new Legend(histogram.name(), counts.size() > 1 || !histogram.name().isEmpty() ? items : new ArrayList<>(), width - 20);
		double low = DoubleStream.of(histogram.from()).min().orElse(0);
		double high = DoubleStream.of(histogram.to()).max().orElse(1);
		var xAxis = byFactors() ? Axis.logarithmic(x.name(), x.unit(), low, high) : Axis.linear(x.name(), x.unit(), low, high);
		var frame = new Frame(xAxis, Axis.linear(counted, "1", 0, most > 0 ? most * 1.05 : 1), width, height, legend.height(), 0);
		var svg = new Svg(width, height, histogram.name().isEmpty() ? x.name() : histogram.name());
		legend.draw(svg, 10, 0);
		frame.grid(svg);
		for (int k = 0; k < counts.size(); k++) {
			steps(svg, frame, counts.get(k).values(), style(k), colour(k));
		}
		frame.axes(svg);
		return svg.toString();
	}

	private String style(int k) {
		int count = histogram.counts().size();
		return count > SHEETS ? "line" : count > 2 ? "sheet" : k == 0 ? "area" : "line";
	}

	private Colour colour(int k) {
		int count = histogram.counts().size();
		return count <= Colour.COUNT ? Colour.of(k) : Colour.between(k, count);
	}

	/** Whether every bin is by the same factor larger than the one before. */
	public boolean byFactors() {
		var from = histogram.from();
		var to = histogram.to();
		if (from.length < 3 || !(from[0] > 0)) {
			return false;
		}
		double factor = to[0] / from[0];
		return factor > 1.05 && IntStream.range(0, from.length).allMatch(k -> Math.abs(to[k] / from[k] / factor - 1) < 1e-6);
	}

	private void steps(Svg svg, Frame frame, double[] values, String style, Colour colour) {
		var path = new Svg.Path();
		double end = Double.NaN;
		for (int k = 0; k < values.length; k++) {
			double from = histogram.from()[k];
			if (k == 0 || Math.abs(from - end) > 1e-9 * Math.abs(histogram.to()[k] - from)) {
				path.to(frame.x(from), frame.y(0));
			}
			end = histogram.to()[k];
			path.to(frame.x(from), frame.y(values[k])).to(frame.x(end), frame.y(values[k]));
			if (k + 1 == values.length || Math.abs(histogram.from()[k + 1] - end) > 1e-9 * Math.abs(end - from)) {
				path.to(frame.x(end), frame.y(0));
			}
		}
		svg.path(path, style, colour);
	}
}
