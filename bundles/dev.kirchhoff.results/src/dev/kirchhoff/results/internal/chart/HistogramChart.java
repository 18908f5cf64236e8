// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.stream.DoubleStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Histogram;

/**
 * Counts in bins: the first as an area, others as outlines over it.
 *
 * @param most highest count, so that several pictures can share an axis
 */
public record HistogramChart(Histogram histogram, Quantity x, String counted, double most, double width, double height) {
	public String svg() {
		var counts = histogram.counts();
		var items = new ArrayList<Legend.Item>();
		for (int k = 0; k < counts.size(); k++) {
			items.add(new Legend.Item(counts.get(k).name(), k == 0 ? "area" : "line", Colour.of(k)));
		}
		var legend = new Legend(histogram.name(), counts.size() > 1 || !histogram.name().isEmpty() ? items : new ArrayList<>(), width - 20);
		var xAxis = Axis.linear(x.name(), x.unit(), DoubleStream.of(histogram.from()).min().orElse(0), DoubleStream.of(histogram.to()).max().orElse(1));
		var frame = new Frame(xAxis, Axis.linear(counted, "1", 0, most > 0 ? most * 1.05 : 1), width, height, legend.height(), 0);
		var svg = new Svg(width, height, histogram.name().isEmpty() ? x.name() : histogram.name());
		legend.draw(svg, 10, 0);
		frame.grid(svg);
		for (int k = 0; k < counts.size(); k++) {
			steps(svg, frame, counts.get(k).values(), k == 0 ? "area" : "line", Colour.of(k));
		}
		frame.axes(svg);
		return svg.toString();
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
