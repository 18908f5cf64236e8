// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Histogram;
import dev.kirchhoff.results.Palette;
import dev.kirchhoff.results.Pictures;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.chart.Axis;

/** Counts in bins as areas with outlines, several on the same axes. */
public final class HistogramChart extends XyChart {
	private static final double EMPTY = 0.5;
	private Histogram shown;
	private Quantity quantity;
	private String counted;

	public HistogramChart(Composite parent) {
		super(parent);
		restyle();
	}

	/**
	 * Replaces what is shown.
	 *
	 * @param x    what the bins divide
	 * @param what there is so many of, for the other axis
	 */
	public void show(String title, Histogram histogram, Quantity x, String what) {
		about(title + "\n" + x.label() + "\n" + what);
		shown = histogram;
		quantity = x;
		counted = what;
		setTitle(title);
		refresh();
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
		double low = DoubleStream.of(shown.from()).min().orElse(0);
		double high = DoubleStream.of(shown.to()).max().orElse(1);
		boolean byFactors = new dev.kirchhoff.results.internal.chart.HistogramChart(shown, quantity, counted, 1, 1, 1).byFactors();
		boolean logX = logX(low > 0, byFactors);
		double most = shown.counts().stream().flatMapToDouble(counts -> Arrays.stream(counts.values())).max().orElse(1);
		boolean logY = logY(most > 1, false);
		axes(logX ? Axis.logarithmic(quantity.name(), quantity.unit(), low, high) : Axis.linear(quantity.name(), quantity.unit(), low, high),
				logY ? Axis.logarithmic(counted, "1", EMPTY, 2 * most) : Axis.linear(counted, "1", 0, most > 0 ? 1.05 * most : 1));
		var chart = chart();
		chart.suspendUpdate(true);
		try {
			for (var axis : chart.getAxisSet().getAxes()) {
				axis.enableLogScale(false);
			}
			var set = chart.getSeriesSet();
			Arrays.stream(set.getSeries()).map(series -> series.getId()).forEach(set::deleteSeries);
			for (int k = 0; k < shown.counts().size(); k++) {
				if (!isHidden(k)) {
					add(k);
				}
			}
			applyAxes();
		} finally {
			chart.suspendUpdate(false);
		}
		legend().show(shown.name(), items());
		chart.redraw();
	}

	private void add(int k) {
		var corners = corners(shown.counts().get(k).values());
		var series = (ILineSeries<?>) chart().getSeriesSet().createSeries(SeriesType.LINE, Integer.toString(k));
		series.setXSeries(Arrays.stream(corners[0]).map(value -> value / x().factor()).toArray());
		series.setYSeries(Arrays.stream(corners[1]).map(value -> value / y().factor()).toArray());
		series.setLineColor(colour(k));
		series.setLineWidth(shown.counts().size() > 1 ? 2 : 1);
		series.setSymbolType(PlotSymbolType.NONE);
		series.setAntialias(SWT.ON);
	}

	/** The outline of steps; between bins that do not touch it lies on the axis. */
	private double[][] corners(double[] values) {
		double floor = y().logarithmic() ? EMPTY : 0;
		var px = new double[4 * values.length];
		var py = new double[4 * values.length];
		for (int bin = 0; bin < values.length; bin++) {
			double from = shown.from()[bin];
			double to = shown.to()[bin];
			double edge = 1e-9 * Math.abs(to - from);
			boolean joined = bin > 0 && Math.abs(from - shown.to()[bin - 1]) <= edge;
			boolean joins = bin + 1 < values.length && Math.abs(shown.from()[bin + 1] - to) <= edge;
			double height = Math.max(floor, values[bin]);
			px[4 * bin] = from;
			py[4 * bin] = joined ? height : floor;
			px[4 * bin + 1] = from;
			py[4 * bin + 1] = height;
			px[4 * bin + 2] = to;
			py[4 * bin + 2] = height;
			px[4 * bin + 3] = to;
			py[4 * bin + 3] = joins ? height : floor;
		}
		return new double[][] { px, py };
	}

	private Color colour(int k) {
		return Shades.of(this).of(k, shown.counts().size(), shown.counts().size() > Palette.COUNT);
	}

	private List<LegendBar.Item> items() {
		var items = new ArrayList<LegendBar.Item>();
		if (shown.counts().size() > 1 || !shown.name().isEmpty()) {
			for (int k = 0; k < shown.counts().size(); k++) {
				items.add(new LegendBar.Item(shown.counts().get(k).name(), LegendBar.Sign.AREA, colour(k), isHidden(k)));
			}
		}
		return items;
	}

	@Override
	void behind(GC gc) {
		if (shown == null) {
			return;
		}
		int bottom = chart().getPlotArea().getSize().y;
		gc.setAlpha(shown.counts().size() > 2 ? 40 : 76);
		for (int k = 0; k < shown.counts().size(); k++) {
			if (!isHidden(k)) {
				gc.setBackground(colour(k));
				var values = shown.counts().get(k).values();
				for (int bin = 0; bin < values.length; bin++) {
					int left = pixelX(shown.from()[bin]);
					int right = pixelX(shown.to()[bin]);
					int top = values[bin] > 0 ? Math.clamp(pixelY(values[bin]), -10, bottom) : bottom;
					gc.fillRectangle(left, top, right - left, bottom - top);
				}
			}
		}
		gc.setAlpha(255);
	}

	@Override
	Near near(int px, int py) {
		for (int bin = 0; bin < shown.from().length; bin++) {
			int left = pixelX(shown.from()[bin]);
			int right = pixelX(shown.to()[bin]);
			if (px >= left && px < right) {
				var text = new StringBuilder(place(x(), shown.from()[bin])).append(" to ").append(Numbers.plain(shown.to()[bin] / x().factor(), 4)).append(":  ");
				for (int k = 0; k < shown.counts().size(); k++) {
					var counts = shown.counts().get(k);
					text.append(k == 0 ? "" : ",  ").append(counts.name().isEmpty() || shown.counts().size() == 1 ? "" : counts.name() + " ")
							.append(Numbers.plain(counts.values()[bin], 6));
				}
				return new Near(text.toString(), new Point((left + right) / 2, Math.clamp(pixelY(shown.counts().getFirst().values()[bin]), 0, chart().getPlotArea().getSize().y)));
			}
		}
		return null;
	}

	@Override
	String svg() {
		return Pictures.svg(shown, quantity, counted);
	}

	@Override
	void csv(Appendable out) throws IOException {
		Pictures.csv(shown, quantity, out);
	}

	@Override
	String description() {
		return shown == null ? "Empty histogram" : getTitle() + ": histogram of " + quantity.name() + ", " + shown.from().length + " bins";
	}
}
