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

	/** Bins in a row that are not empty make an outline. */
	private void add(int k) {
		var values = shown.counts().get(k).values();
		int start = 0;
		for (int bin = 0; bin <= values.length; bin++) {
			boolean ends = bin == values.length || !(values[bin] > 0) || bin > start && shown.from()[bin] - shown.to()[bin - 1] > 1e-9 * (shown.to()[bin] - shown.from()[bin]);
			if (ends && bin > start) {
				add(k, values, start, bin);
			}
			if (ends) {
				start = bin < values.length && values[bin] > 0 ? bin : bin + 1;
			}
		}
	}

	private void add(int k, double[] values, int from, int to) {
		double floor = y().logarithmic() ? EMPTY : 0;
		int bins = to - from;
		var px = new double[2 * bins + 2];
		var py = new double[2 * bins + 2];
		for (int i = 0; i < bins; i++) {
			px[2 * i + 1] = shown.from()[from + i] / x().factor();
			px[2 * i + 2] = shown.to()[from + i] / x().factor();
			py[2 * i + 1] = Math.max(floor, values[from + i]) / y().factor();
			py[2 * i + 2] = py[2 * i + 1];
		}
		px[0] = px[1];
		px[2 * bins + 1] = px[2 * bins];
		py[0] = floor / y().factor();
		py[2 * bins + 1] = py[0];
		var series = (ILineSeries<?>) chart().getSeriesSet().createSeries(SeriesType.LINE, k + "/" + from);
		series.setXSeries(px);
		series.setYSeries(py);
		series.setLineColor(colour(k));
		series.setLineWidth(shown.counts().size() > 1 ? 2 : 1);
		series.setSymbolType(PlotSymbolType.NONE);
		series.setAntialias(SWT.ON);
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
