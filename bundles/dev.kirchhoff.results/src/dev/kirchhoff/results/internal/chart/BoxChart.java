// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.function.ToDoubleFunction;

import dev.kirchhoff.results.Boxes;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/**
 * How values scatter, a box below the other: quartiles and median, whiskers over the middle 90 %, extremes as dots, the mean as a
 * diamond.
 */
public record BoxChart(Boxes data, double width) {
	private static final double ROW = 22;
	private static final double BOX = 12;

	public String svg() {
		var boxes = data.boxes();
		var heading = data.heading();
		double names = Math.min(width * 0.4, 8 + boxes.stream().mapToDouble(box -> TextWidth.of(box.name(), Frame.FONT)).reduce(TextWidth.of(heading, Frame.FONT), Math::max));
		double top = heading.isEmpty() ? 8 : 26;
		double height = top + ROW * boxes.size() + 44;
		double right = 16;
		var axis = axis();
		var svg = new Svg(width, height, data.quantity().name());
		var place = new Place(axis, names + 8, width - names - 8 - right);
		double bottom = top + ROW * boxes.size() + 4;
		for (var tick : axis.ticks(Math.clamp((long) (place.width / 62), 2, 8))) {
			svg.line(place.x(tick.value()), top - 4, place.x(tick.value()), bottom, "grid");
			svg.text(place.x(tick.value()), bottom + Frame.FONT + 4, Anchor.MIDDLE, "tick", tick.label());
		}
		svg.line(place.left, bottom, place.left + place.width, bottom, "axis");
		svg.text(place.left + place.width / 2, bottom + Frame.FONT + 22, Anchor.MIDDLE, "label", axis.label());
		if (!heading.isEmpty()) {
			svg.text(names, 13, Anchor.END, "tick", TextWidth.fitted(heading, Frame.FONT, names));
		}
		for (int k = 0; k < boxes.size(); k++) {
			var box = boxes.get(k);
			double y = top + ROW * (k + 0.5);
			svg.text(names, y + Frame.FONT * 0.35, Anchor.END, "name", TextWidth.fitted(box.name(), Frame.FONT, names));
			draw(svg, place, box.statistics(), y, Colour.of(box.kind()));
		}
		return svg.toString();
	}

	/** Zoomed to the values: a box does not stand on zero. */
	private Axis axis() {
		double low = least(Statistics::min);
		double high = -least(statistics -> -statistics.max());
		double margin = 0.03 * (high - low);
		return Axis.linear(data.quantity().name(), data.quantity().unit(), low - margin, high + margin);
	}

	private record Place(Axis axis, double left, double width) {
		double x(double value) {
			return left + width * axis.part(value);
		}
	}

	private double least(ToDoubleFunction<Statistics> value) {
		return data.boxes().stream().map(Boxes.Box::statistics).filter(statistics -> statistics.count() > 0).mapToDouble(value).min().orElse(0);
	}

	private static void draw(Svg svg, Place place, Statistics all, double y, Colour colour) {
		if (all.count() == 0) {
			svg.text(place.left + 6, y + Frame.FONT * 0.35, Anchor.START, "tick", "no values");
			return;
		}
		svg.line(place.x(all.p05()), y, place.x(all.q1()), y, "thin", colour).line(place.x(all.q3()), y, place.x(all.p95()), y, "thin", colour);
		for (double end : new double[] { all.p05(), all.p95() }) {
			svg.line(place.x(end), y - 4, place.x(end), y + 4, "thin", colour);
		}
		double left = place.x(all.q1());
		svg.rect(left, y - BOX / 2, Math.max(1, place.x(all.q3()) - left), BOX, "area", colour);
		svg.line(place.x(all.median()), y - BOX / 2, place.x(all.median()), y + BOX / 2, "median", colour);
		svg.dot(place.x(all.min()), y, 1.6, colour).dot(place.x(all.max()), y, 1.6, colour);
		double mean = place.x(all.mean());
		svg.path(new Svg.Path().to(mean - 3.5, y).to(mean, y - 3.5).to(mean + 3.5, y).to(mean, y + 3.5).close(), "mean", colour);
	}
}
