// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;

/**
 * Lines over an axis, with dots where there are few values. One standard deviation, where there is one, is a band; where values and
 * lines are few, a bar at each.
 *
 * @param lines   as many as there are colours
 * @param heading what tells this picture from those beside it; may be empty
 * @param all     the lines of all pictures that share its axes
 */
public record LineChart(Lines lines, String heading, List<Lines> all, double width, double height) {
	private static final int DOTS = 25;
	/** A logarithmic axis pays where values span more than this. */
	private static final double SPAN = 50;
	/** Most values of x that each have a tick. */
	private static final int TICKS = 8;
	/** Most lines that have bars instead of bands. */
	private static final int BARS = 3;
	private static final double MARGIN = 0.04;
	private static final double HEADING = 20;
	private static final double CAP = 3;

	/** A picture that stands alone. */
	public LineChart(Lines lines, double width, double height) {
		this(lines, "", List.of(lines), width, height);
	}

	public String svg() {
		var series = lines.series();
		boolean bars = series.size() <= BARS && series.stream().allMatch(one -> one.x().length <= DOTS);
		boolean logX = lines.spacedByFactors() && logarithmicPays(xs().toArray());
		boolean logY = lines.decaying() && logarithmicPays(ys().toArray());
		double lowest = ys().filter(y -> y > 0).min().orElse(1);
		var xAxis = xAxis(logX);
		var edges = everything().flatMapToDouble(one -> DoubleStream.concat(edge(one, 1, logY, lowest), edge(one, -1, logY, lowest))).toArray();
		var yAxis = axis(lines.y().name(), lines.y().unit(), edges, logY, false).within(ys().min().orElse(0), ys().max().orElse(1), lines.y().unit());
		double above = heading.isEmpty() ? 0 : HEADING;
		var legend = new Legend(lines.legend(), items(), width - 20);
		var frame = new Frame(xAxis, yAxis, width, height, above + legend.height(), 0);
		var svg = new Svg(width, height, heading.isEmpty() ? lines.title() : lines.title() + ", " + heading);
		if (!heading.isEmpty()) {
			svg.text(frame.left, Frame.FONT, Svg.Anchor.START, "name", TextWidth.fitted(heading, Frame.FONT, width - frame.left));
		}
		legend.draw(svg, 10, above);
		frame.grid(svg);
		for (int k = 0; k < series.size(); k++) {
			if (!bars && series.get(k).mark() == Series.Mark.LINE) {
				band(svg, frame, series.get(k), colour(k), yAxis);
			}
		}
		frame.axes(svg);
		for (int k = 0; k < series.size(); k++) {
			line(svg, frame, series.get(k), colour(k));
			if (bars) {
				bars(svg, frame, series.get(k), colour(k), yAxis);
			}
		}
		return svg.toString();
	}

	private Stream<Series> everything() {
		return all.stream().flatMap(one -> one.series().stream());
	}

	private Axis xAxis(boolean logarithmic) {
		var places = xs().sorted().distinct().toArray();
		var ends = lines.spacedByFactors() && places.length > 1 && places.length <= DOTS ? withMargin(places[0], places[places.length - 1], logarithmic) : xs().toArray();
		var axis = axis(lines.x().name(), lines.x().unit(), ends, logarithmic, true);
		return lines.spacedByFactors() && places.length > 1 && places.length <= TICKS ? axis.at(places) : axis;
	}

	/** Room for the bars of the first and the last value; not below 0 where no value is. */
	private static double[] withMargin(double low, double high, boolean logarithmic) {
		if (logarithmic) {
			double factor = Math.pow(high / low, MARGIN);
			return new double[] { low / factor, high * factor };
		}
		double margin = MARGIN * (high - low);
		return new double[] { low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin };
	}

	private Colour colour(int k) {
		int own = lines.colour(k);
		return lines.ordered() && lines.colours() > 2 ? Colour.between(own, lines.colours()) : Colour.of(own);
	}

	private List<Legend.Item> items() {
		var items = new ArrayList<Legend.Item>();
		for (int k = 0; k < lines.series().size(); k++) {
			if (!lines.series().get(k).name().isEmpty() && lines.series().get(k).mark() != Series.Mark.REFERENCE) {
				items.add(new Legend.Item(lines.series().get(k).name(), lines.series().get(k).mark() == Series.Mark.POINTS ? "dot" : "line", colour(k)));
			}
		}
		return items;
	}

	private DoubleStream xs() {
		return everything().flatMapToDouble(one -> DoubleStream.of(one.x())).filter(Double::isFinite);
	}

	private DoubleStream ys() {
		return everything().flatMapToDouble(one -> DoubleStream.of(one.y())).filter(Double::isFinite);
	}

	/** One edge of the band; on a logarithmic axis it does not go below the lowest line. */
	private static DoubleStream edge(Series one, int sign, boolean logarithmic, double lowest) {
		return IntStream.range(0, one.x().length).mapToDouble(i -> one.y()[i] + sign * spread(one, i)).filter(Double::isFinite)
				.map(y -> logarithmic ? Math.max(y, lowest * 0.8) : y);
	}

	private static double spread(Series one, int i) {
		double sd = one.sd().map(all -> all[i]).orElse(0.);
		return Double.isFinite(sd) ? sd : 0;
	}

	private static boolean logarithmicPays(double[] values) {
		double low = DoubleStream.of(values).min().orElse(0);
		return low > 0 && DoubleStream.of(values).max().orElse(0) / low >= SPAN;
	}

	private static Axis axis(String name, String unit, double[] values, boolean logarithmic, boolean tight) {
		double low = DoubleStream.of(values).min().orElse(0);
		double high = DoubleStream.of(values).max().orElse(1);
		if (logarithmic) {
			return Axis.logarithmic(name, unit, low, high);
		}
		return tight ? Axis.linear(name, unit, low, high) : Axis.loose(name, unit, low, high);
	}

	private static void band(Svg svg, Frame frame, Series one, Colour colour, Axis axis) {
		if (one.sd().isEmpty()) {
			return;
		}
		DoubleUnaryOperator within = y -> Math.clamp(y, axis.low(), axis.high());
		var finite = IntStream.range(0, one.x().length).filter(i -> Double.isFinite(one.x()[i]) && Double.isFinite(one.y()[i])).toArray();
		var path = new Svg.Path();
		for (int i : finite) {
			path.to(frame.x(one.x()[i]), frame.y(within.applyAsDouble(one.y()[i] + spread(one, i))));
		}
		for (int k = finite.length - 1; k >= 0; k--) {
			int i = finite[k];
			path.to(frame.x(one.x()[i]), frame.y(within.applyAsDouble(one.y()[i] - spread(one, i))));
		}
		if (finite.length > 1) {
			svg.path(path.close(), "band", colour);
		} else if (finite.length == 1) {
			svg.path(path, "line", colour);
		}
	}

	private static void bars(Svg svg, Frame frame, Series one, Colour colour, Axis axis) {
		for (int i = 0; i < one.x().length; i++) {
			double spread = spread(one, i);
			if (spread > 0 && Double.isFinite(one.x()[i]) && Double.isFinite(one.y()[i])) {
				double x = frame.x(one.x()[i]);
				double top = frame.y(Math.clamp(one.y()[i] + spread, axis.low(), axis.high()));
				double bottom = frame.y(Math.clamp(one.y()[i] - spread, axis.low(), axis.high()));
				svg.line(x, top, x, bottom, "thin", colour).line(x - CAP, top, x + CAP, top, "thin", colour).line(x - CAP, bottom, x + CAP, bottom, "thin", colour);
			}
		}
	}

	private static void line(Svg svg, Frame frame, Series one, Colour colour) {
		var path = new Svg.Path();
		for (int i = 0; i < one.x().length; i++) {
			path.to(frame.x(one.x()[i]), frame.y(one.y()[i]));
		}
		boolean points = one.mark() == Series.Mark.POINTS;
		if (!points) {
			svg.path(path, one.mark() == Series.Mark.REFERENCE ? "axis" : "line", colour);
		}
		boolean dots = points || one.mark() == Series.Mark.LINE && one.x().length <= DOTS;
		for (int i = 0; i < one.x().length && dots; i++) {
			if (Double.isFinite(one.x()[i]) && Double.isFinite(one.y()[i])) {
				svg.dot(frame.x(one.x()[i]), frame.y(one.y()[i]), 3, colour);
			}
		}
	}
}
