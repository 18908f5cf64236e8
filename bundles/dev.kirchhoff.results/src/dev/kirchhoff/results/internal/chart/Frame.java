// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.results.internal.chart.Axis.Tick;
import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/** The rectangle that data is drawn in, and the axes around it, laid out so that every label has its room. */
final class Frame {
	static final double FONT = 12;
	private static final double LABEL = 13;
	private static final double GAP = 6;

	private final Axis xAxis;
	private final Axis yAxis;
	private final List<Tick> xTicks;
	private final List<Tick> yTicks;
	private final double outerWidth;
	/** Between labels of ticks at fixed places. */
	private static final double AIR = 5;

	final double left;
	final double top;
	final double width;
	final double height;

	/**
	 * Lays out.
	 *
	 * @param outerWidth of the whole picture
	 * @param top        what is above, for example a legend
	 * @param right      what is to the right, for example a colour bar
	 */
	Frame(Axis xAxis, Axis yAxis, double outerWidth, double outerHeight, double top, double right) {
		this.xAxis = xAxis;
		this.yAxis = yAxis;
		this.outerWidth = outerWidth;
		this.top = top + 8;
		height = outerHeight - this.top - (FONT + GAP + 4) - (LABEL + 8);
		yTicks = yAxis.ticks(yAxis.fixed().isEmpty() ? Math.clamp((long) (height / 32), 2, 8) : Math.max(1, (int) (height / (1.4 * FONT))));
		left = LABEL + 10 + widest(yTicks) + GAP + 2;
		double inner = outerWidth - left - right - 10;
		var ticks = xAxis.ticks(Math.clamp((long) (inner / 45), 2, 10));
		for (int most = 9; most > 1 && widest(ticks) * (ticks.size() + 1) * 1.35 > inner; most--) {
			ticks = xAxis.ticks(most);
		}
		double overhang = ticks.isEmpty() ? 0 : TextWidth.of(ticks.getLast().label(), FONT) / 2 - inner * (1 - xAxis.part(ticks.getLast().value())) - 10;
		width = inner - Math.max(0, overhang);
		xTicks = xAxis.fixed().isEmpty() ? ticks : apart(xAxis.fixed());
	}

	/** Fixed ticks may lie anywhere: those whose label would touch the one before are left out. */
	private List<Tick> apart(List<Tick> all) {
		var kept = new ArrayList<Tick>();
		double end = Double.NEGATIVE_INFINITY;
		for (var tick : all) {
			double half = TextWidth.of(tick.label(), FONT) / 2;
			if (x(tick.value()) - half > end + AIR) {
				kept.add(tick);
				end = x(tick.value()) + half;
			}
		}
		return kept;
	}

	private static double widest(List<Tick> ticks) {
		return ticks.stream().mapToDouble(tick -> TextWidth.of(tick.label(), FONT)).max().orElse(0);
	}

	double x(double value) {
		return left + width * xAxis.part(value);
	}

	double y(double value) {
		return top + height * (1 - yAxis.part(value));
	}

	double bottom() {
		return top + height;
	}

	/** What lies behind the data. */
	void grid(Svg svg) {
		yTicks.forEach(tick -> svg.line(left, y(tick.value()), left + width, y(tick.value()), "grid"));
		xTicks.forEach(tick -> svg.line(x(tick.value()), top, x(tick.value()), bottom(), "grid"));
	}

	/** What lies in front of it. */
	void axes(Svg svg) {
		svg.line(left, bottom(), left + width, bottom(), "axis").line(left, top, left, bottom(), "axis");
		labels(svg);
	}

	void labels(Svg svg) {
		for (var tick : xTicks) {
			svg.line(x(tick.value()), bottom(), x(tick.value()), bottom() + 4, "axis");
			svg.text(x(tick.value()), bottom() + FONT + GAP, Anchor.MIDDLE, "tick", tick.label());
		}
		for (var tick : yTicks) {
			svg.line(left - 4, y(tick.value()), left, y(tick.value()), "axis");
			svg.text(left - GAP - 2, y(tick.value()) + FONT * 0.35, Anchor.END, "tick", tick.label());
		}
		double middle = left + width / 2;
		double room = 2 * Math.min(middle, outerWidth - middle) - 4;
		svg.text(middle, bottom() + FONT + GAP + LABEL + 7, Anchor.MIDDLE, "label", TextWidth.fitted(xAxis.label(), LABEL, room));
		svg.upright(LABEL, top + height / 2, "label", TextWidth.fitted(yAxis.label(), LABEL, height));
	}
}
