// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Pictures;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.internal.chart.Axis;

/**
 * Lines over an axis, with one standard deviation as a band, or as bars where there are few values; points that no line joins beside them.
 * Cheap enough to follow a run.
 */
public final class LineChart extends XyChart {
	private static final int DOTS = 25;
	private static final int BARS = 3;
	private static final int CAP = 3;
	private static final int BAND_ALPHA = 46;
	/** A logarithmic axis pays where values span more than this. */
	private static final double SPAN = 50;
	private static final double MARGIN = 0.04;
	private static final double REACH = 30;

	private Lines shown;

	public LineChart(Composite parent) {
		super(parent);
		restyle();
	}

	/** Replaces what is shown. Logarithmic axes and zoom are kept as long as the axes are of the same quantities. */
	public void show(Lines lines) {
		about(lines.title() + "\n" + lines.x().label() + "\n" + lines.y().label());
		shown = lines;
		setTitle(lines.title());
		refresh();
	}

	/** What is shown, if anything. */
	public Optional<Lines> lines() {
		return Optional.ofNullable(shown);
	}

	@Override
	boolean isEmpty() {
		return shown == null;
	}

	@Override
	void refresh() {
		if (shown == null) {
			return;
		}
		boolean logX = logX(positive(xs()), shown.spacedByFactors() && pays(xs()));
		boolean logY = logY(positive(ys()), shown.decaying() && pays(ys()));
		axes(xAxis(logX), yAxis(logY));
		var chart = chart();
		chart.suspendUpdate(true);
		try {
			for (var axis : chart.getAxisSet().getAxes()) {
				axis.enableLogScale(false);
			}
			var set = chart.getSeriesSet();
			Arrays.stream(set.getSeries()).map(series -> series.getId()).forEach(set::deleteSeries);
			for (int k = 0; k < shown.series().size(); k++) {
				if (!isHidden(k)) {
					add(k, shown.series().get(k), colour(k), logX, logY);
				}
			}
			applyAxes();
		} finally {
			chart.suspendUpdate(false);
		}
		legend().show(shown.legend(), items());
		chart.redraw();
	}

	private boolean isReference(int k) {
		return shown.series().get(k).mark() == Series.Mark.REFERENCE;
	}

	private List<LegendBar.Item> items() {
		var items = new ArrayList<LegendBar.Item>();
		for (int k = 0; k < shown.series().size(); k++) {
			var one = shown.series().get(k);
			if (!one.name().isEmpty() || shown.series().size() > 1 && !isReference(k)) {
				items.add(new LegendBar.Item(one.name().isEmpty() ? shown.y().name() : one.name(), one.mark() == Series.Mark.POINTS ? LegendBar.Sign.POINTS : LegendBar.Sign.LINE, colour(k),
						isHidden(k)));
			}
		}
		return items;
	}

	private Color colour(int k) {
		if (isReference(k)) {
			return Shades.of(this).frame();
		}
		int count = shown.colours();
		return Shades.of(this).of(shown.colour(k), count, shown.ordered() || count > dev.kirchhoff.results.Palette.COUNT);
	}

	/** What cannot be drawn breaks the line: each piece is a series of the chart. */
	private void add(int k, Series one, Color colour, boolean logX, boolean logY) {
		int size = one.x().length;
		var px = new double[size];
		var py = new double[size];
		int filled = 0;
		int piece = 0;
		boolean points = one.mark() == Series.Mark.POINTS;
		for (int i = 0; i <= size; i++) {
			boolean drawn = i < size && Double.isFinite(one.x()[i]) && Double.isFinite(one.y()[i]) && !(logX && one.x()[i] <= 0) && !(logY && one.y()[i] <= 0);
			if (drawn) {
				px[filled] = one.x()[i] / x().factor();
				py[filled++] = one.y()[i] / y().factor();
			} else if (filled > 0 && (!points || i == size)) {
				add(k + "/" + piece++, Arrays.copyOf(px, filled), Arrays.copyOf(py, filled), colour, points, points || size <= DOTS && !isReference(k) || filled == 1, isReference(k) ? 1 : 2);
				filled = 0;
			}
		}
	}

	private void add(String id, double[] px, double[] py, Color colour, boolean points, boolean dots, int width) {
		var series = (ILineSeries<?>) chart().getSeriesSet().createSeries(SeriesType.LINE, id);
		series.setXSeries(px);
		series.setYSeries(py);
		series.setLineColor(colour);
		series.setSymbolColor(colour);
		series.setLineStyle(points ? LineStyle.NONE : LineStyle.SOLID);
		series.setLineWidth(width);
		series.setAntialias(SWT.ON);
		series.setSymbolType(dots ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
		series.setSymbolSize(3);
	}

	private double[] xs() {
		return shown.series().stream().flatMapToDouble(one -> DoubleStream.of(one.x())).filter(Double::isFinite).toArray();
	}

	private double[] ys() {
		return shown.series().stream().flatMapToDouble(one -> DoubleStream.of(one.y())).filter(Double::isFinite).toArray();
	}

	private static boolean positive(double[] values) {
		return Arrays.stream(values).anyMatch(value -> value > 0);
	}

	private static boolean pays(double[] values) {
		double low = Arrays.stream(values).min().orElse(0);
		return low > 0 && Arrays.stream(values).max().orElse(0) / low >= SPAN;
	}

	private Axis xAxis(boolean logarithmic) {
		return axis(shown.x(), xs(), logarithmic, MARGIN / 2, false);
	}

	private Axis yAxis(boolean logarithmic) {
		var values = ys();
		double low = Arrays.stream(values).min().orElse(0);
		double high = Arrays.stream(values).max().orElse(1);
		var ends = logarithmic ? values : DoubleStream.concat(DoubleStream.of(values), DoubleStream.concat(edge(1), edge(-1))).toArray();
		var axis = axis(shown.y(), ends, logarithmic, MARGIN, true);
		return logarithmic ? axis : axis.within(low, high, shown.y().unit());
	}

	private DoubleStream edge(int sign) {
		return shown.series().stream().flatMapToDouble(one -> DoubleStream.iterate(0, i -> i < one.x().length, i -> i + 1).map(i -> one.y()[(int) i] + sign * spread(one, (int) i)))
				.filter(Double::isFinite);
	}

	private static Axis axis(Quantity quantity, double[] values, boolean logarithmic, double margin, boolean loose) {
		if (logarithmic) {
			double low = Arrays.stream(values).filter(value -> value > 0).min().orElse(0.1);
			double high = Arrays.stream(values).max().orElse(1);
			double factor = high > low ? Math.pow(high / low, margin) : 1;
			return Axis.logarithmic(quantity.name(), quantity.unit(), low / factor, high * factor);
		}
		double low = Arrays.stream(values).min().orElse(0);
		double high = Arrays.stream(values).max().orElse(1);
		if (loose) {
			return Axis.loose(quantity.name(), quantity.unit(), low, high);
		}
		double room = margin * (high - low);
		return Axis.linear(quantity.name(), quantity.unit(), low >= 0 ? Math.max(0, low - room) : low - room, high + room);
	}

	private static double spread(Series one, int i) {
		double sd = one.sd().map(all -> all[i]).orElse(0.);
		return Double.isFinite(sd) ? sd : 0;
	}

	@Override
	void behind(GC gc) {
		if (shown == null) {
			return;
		}
		boolean bars = shown.series().size() <= BARS && shown.series().stream().allMatch(one -> one.x().length <= DOTS);
		for (int k = 0; k < shown.series().size(); k++) {
			var one = shown.series().get(k);
			if (one.sd().isPresent() && !isHidden(k)) {
				gc.setForeground(colour(k));
				gc.setBackground(colour(k));
				if (bars || one.mark() == Series.Mark.POINTS) {
					bars(gc, one);
				} else {
					band(gc, one);
				}
			}
		}
	}

	/** Within what is seen, and a little outside, so that edges are no edges of the picture. */
	private int at(double value) {
		double least = y().logarithmic() ? y().low() / 10 : Double.NEGATIVE_INFINITY;
		return Math.clamp(pixelY(Math.max(value, least)), -10_000, 10_000);
	}

	private boolean isDrawn(Series one, int i) {
		return Double.isFinite(one.x()[i]) && Double.isFinite(one.y()[i]) && !(x().logarithmic() && one.x()[i] <= 0) && !(y().logarithmic() && one.y()[i] <= 0);
	}

	private void band(GC gc, Series one) {
		int start = 0;
		for (int i = 0; i <= one.x().length; i++) {
			if (i == one.x().length || !isDrawn(one, i)) {
				band(gc, one, start, i);
				start = i + 1;
			}
		}
	}

	private void band(GC gc, Series one, int from, int to) {
		int count = to - from;
		if (count < 2) {
			return;
		}
		var polygon = new int[4 * count];
		for (int i = 0; i < count; i++) {
			int px = Math.clamp(pixelX(one.x()[from + i]), -10_000, 10_000);
			int back = 2 * count - 1 - i;
			polygon[2 * i] = px;
			polygon[2 * i + 1] = at(one.y()[from + i] + spread(one, from + i));
			polygon[2 * back] = px;
			polygon[2 * back + 1] = at(one.y()[from + i] - spread(one, from + i));
		}
		gc.setAlpha(BAND_ALPHA);
		gc.fillPolygon(polygon);
		gc.setAlpha(255);
	}

	private void bars(GC gc, Series one) {
		for (int i = 0; i < one.x().length; i++) {
			double spread = spread(one, i);
			if (spread > 0 && isDrawn(one, i)) {
				int px = pixelX(one.x()[i]);
				int top = at(one.y()[i] + spread);
				int bottom = at(one.y()[i] - spread);
				gc.drawLine(px, top, px, bottom);
				gc.drawLine(px - CAP, top, px + CAP, top);
				gc.drawLine(px - CAP, bottom, px + CAP, bottom);
			}
		}
	}

	@Override
	Near near(int px, int py) {
		double best = REACH * REACH;
		Near near = null;
		for (int k = 0; k < shown.series().size(); k++) {
			var one = shown.series().get(k);
			for (int i = 0; i < one.x().length && !isHidden(k); i++) {
				if (isDrawn(one, i)) {
					double dx = pixelX(one.x()[i]) - px;
					double dy = pixelY(one.y()[i]) - py;
					if (dx * dx + dy * dy < best) {
						best = dx * dx + dy * dy;
						near = new Near(k + "/" + i, new Point(px + (int) dx, py + (int) dy));
					}
				}
			}
		}
		return near == null ? null : new Near(text(near.text()), near.at());
	}

	private String text(String place) {
		var parts = place.split("/");
		var one = shown.series().get(Integer.parseInt(parts[0]));
		int i = Integer.parseInt(parts[1]);
		double sd = spread(one, i);
		var spread = sd > 0 ? " ± " + dev.kirchhoff.results.internal.Numbers.plain(sd / y().factor(), 2) : "";
		return (one.name().isEmpty() ? "" : one.name() + ":  ") + place(x(), one.x()[i]) + ",  " + place(y(), one.y()[i]) + spread;
	}

	@Override
	String svg() {
		return Pictures.svg(shown);
	}

	@Override
	void csv(Appendable out) throws IOException {
		Pictures.csv(shown, out);
	}

	@Override
	String description() {
		if (shown == null) {
			return "Empty chart";
		}
		ToDoubleFunction<double[]> last = values -> values.length == 0 ? Double.NaN : values[values.length - 1];
		return shown.title() + ": " + shown.y().name() + " over " + shown.x().name() + ", " + shown.series().size() + (shown.series().size() == 1 ? " line" : " lines")
				+ (shown.series().size() == 1 ? ", last value " + place(y(), last.applyAsDouble(shown.series().getFirst().y())) : "");
	}
}
