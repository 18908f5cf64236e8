// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ICustomPaintListener;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.chart.Axis;

/**
 * A chart with two measured axes. Data reaches SWTChart in the unit that is shown, so that ticks are at round numbers; the axes are those of
 * the report.
 */
abstract class XyChart extends Picture {
	private static final int TICK_STEP = 48;

	private Composite body;
	private Chart chart;
	private LegendBar legend;
	private ToolItem logX;
	private ToolItem logY;
	private Axis fullX;
	private Axis fullY;
	private Axis x;
	private Axis y;
	/** What a person chose for these axes; null if nothing. */
	private Boolean wantedLogX;
	private Boolean wantedLogY;
	private String shownAxes;
	private Point mark;
	private Shades styled;
	private Set<Integer> hidden;

	XyChart(Composite parent) {
		super(parent);
	}

	@Override
	void createDrawing(Composite parent) {
		hidden = new HashSet<>();
		shownAxes = "";
		body = new Composite(parent, SWT.NONE);
		body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		var layout = new GridLayout(1, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		body.setLayout(layout);
		legend = new LegendBar(body, this::hide);
		legend.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		chart = new Chart(body, SWT.NONE);
		chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		chart.getTitle().setVisible(false);
		chart.getLegend().setVisible(false);
		for (var axis : chart.getAxisSet().getAxes()) {
			axis.getTick().setFormat(new PlainFormat());
			axis.getTick().setTickMarkStepHint(TICK_STEP);
			axis.getGrid().setStyle(LineStyle.SOLID);
			axis.setDrawAxisLine(true);
			axis.getTitle().setFont(regular());
			axis.getTitle().setText("");
		}
		chart.getPlotArea().addCustomPaintListener(new ICustomPaintListener() {
			@Override
			public boolean drawBehindSeries() {
				return true;
			}

			@Override
			public void paintControl(PaintEvent event) {
				event.gc.setAntialias(SWT.ON);
				follow();
				if (x != null) {
					behind(event.gc);
				}
			}
		});
		chart.getPlotArea().addCustomPaintListener(new ICustomPaintListener() {
			@Override
			public void paintControl(PaintEvent event) {
				event.gc.setAntialias(SWT.ON);
				cross(event.gc);
			}
		});
		Zooming.install(drawing(), new PlotView());
	}

	private Font regular() {
		return body.getFont();
	}

	@Override
	Control drawing() {
		return chart.getPlotArea().getControl();
	}

	Chart chart() {
		return chart;
	}

	LegendBar legend() {
		return legend;
	}

	boolean isHidden(int item) {
		return hidden.contains(item);
	}

	private void hide(int item) {
		if (!hidden.remove(item)) {
			hidden.add(item);
		}
		refresh();
	}

	@Override
	void createToggles() {
		logX = toggle("log x", "Logarithmic x axis", on -> {
			wantedLogX = on;
			x = null;
			refresh();
		});
		logY = toggle("log y", "Logarithmic y axis", on -> {
			wantedLogY = on;
			y = null;
			refresh();
		});
	}

	/** Draws again what is shown, after a choice of the reader. */
	abstract void refresh();

	/** Draws behind the lines. */
	void behind(GC gc) {
	}

	/** What is nearest to a place of the plot area, in words, and where; null if nothing is near. */
	abstract Near near(int px, int py);

	record Near(String text, Point at) {
	}

	/** Says which axes follow; the reader's choices for others are forgotten. */
	void about(String axes) {
		if (!axes.equals(shownAxes)) {
			shownAxes = axes;
			wantedLogX = null;
			wantedLogY = null;
			x = null;
			y = null;
			hidden.clear();
			mark = null;
			status("");
		}
	}

	/** Whether x is to be logarithmic, where it can. */
	boolean logX(boolean possible, boolean usual) {
		logX.setEnabled(possible);
		boolean on = possible && (wantedLogX == null ? usual : wantedLogX);
		logX.setSelection(on);
		return on;
	}

	boolean logY(boolean possible, boolean usual) {
		logY.setEnabled(possible);
		boolean on = possible && (wantedLogY == null ? usual : wantedLogY);
		logY.setSelection(on);
		return on;
	}

	/** Sets what is there to be seen; who looked closer keeps looking there. */
	void axes(Axis wholeX, Axis wholeY) {
		boolean closerX = x != null && !same(x, fullX);
		boolean closerY = y != null && !same(y, fullY);
		fullX = wholeX;
		fullY = wholeY;
		x = closerX && x.logarithmic() == wholeX.logarithmic() ? in(x, wholeX) : wholeX;
		y = closerY && y.logarithmic() == wholeY.logarithmic() ? in(y, wholeY) : wholeY;
	}

	private static Axis in(Axis seen, Axis whole) {
		return new Axis(whole.label(), seen.low(), seen.high(), whole.logarithmic(), whole.factor());
	}

	private static boolean same(Axis a, Axis b) {
		return a.low() == b.low() && a.high() == b.high();
	}

	Axis x() {
		return x;
	}

	Axis y() {
		return y;
	}

	/** Hands the axes to the chart; series must be there already, as a logarithmic axis asks them. */
	void applyAxes() {
		apply(chart.getAxisSet().getXAxis(0), x);
		apply(chart.getAxisSet().getYAxis(0), y);
	}

	private static void apply(IAxis axis, Axis to) {
		if (!axis.getTitle().getText().equals(to.label())) {
			axis.getTitle().setText(to.label());
		}
		if (axis.isLogScaleEnabled() != to.logarithmic()) {
			axis.enableLogScale(to.logarithmic());
		}
		axis.setRange(new Range(to.low() / to.factor(), to.high() / to.factor()));
	}

	int pixelX(double value) {
		return chart.getAxisSet().getXAxis(0).getPixelCoordinate(value / x.factor());
	}

	int pixelY(double value) {
		return chart.getAxisSet().getYAxis(0).getPixelCoordinate(value / y.factor());
	}

	@Override
	public void showAll() {
		if (fullX != null) {
			x = fullX;
			y = fullY;
			applyAxes();
			chart.redraw();
		}
	}

	/** What is seen of x, in the unit of the data: {low, high}. */
	public double[] seenX() {
		return new double[] { x.low(), x.high() };
	}

	/** The theme of the workbench may have changed since. */
	private void follow() {
		if (!Shades.of(this).equals(styled)) {
			getDisplay().asyncExec(() -> {
				if (!isDisposed()) {
					restyle();
				}
			});
		}
	}

	@Override
	void restyle() {
		if (chart == null) {
			return;
		}
		var shades = Shades.of(this);
		styled = shades;
		chart.setBackground(shades.background());
		chart.setForeground(shades.foreground());
		chart.getPlotArea().setBackground(shades.background());
		chart.getPlotArea().getControl().setForeground(shades.foreground());
		legend.setBackground(shades.background());
		legend.setForeground(shades.foreground());
		for (var axis : chart.getAxisSet().getAxes()) {
			axis.getTick().setForeground(shades.soft());
			axis.getTitle().setForeground(shades.foreground());
			axis.getGrid().setForeground(shades.grid());
		}
		if (fullX != null) {
			refresh();
		}
	}

	private void cross(GC gc) {
		if (mark == null) {
			return;
		}
		var size = chart.getPlotArea().getSize();
		var shades = Shades.of(this);
		gc.setForeground(shades.frame());
		gc.setLineStyle(SWT.LINE_DOT);
		gc.drawLine(mark.x, 0, mark.x, size.y);
		gc.drawLine(0, mark.y, size.x, mark.y);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(shades.foreground());
		gc.drawOval(mark.x - 5, mark.y - 5, 10, 10);
	}

	@Override
	void paint(GC gc, int width, int height, Image on) {
		body.print(gc);
	}

	@Override
	public org.eclipse.swt.graphics.ImageData image() {
		var size = body.getSize();
		var image = new Image(getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
		var gc = new GC(image);
		try {
			gc.setBackground(Shades.of(this).background());
			gc.fillRectangle(0, 0, size.x, size.y);
			paint(gc, size.x, size.y, image);
			return image.getImageData(100);
		} finally {
			gc.dispose();
			image.dispose();
		}
	}

	private final class PlotView implements Zooming.View {
		@Override
		public Rectangle area() {
			var size = chart.getPlotArea().getSize();
			return new Rectangle(0, 0, Math.max(1, size.x), Math.max(1, size.y));
		}

		@Override
		public void show(double left, double right, double bottom, double top) {
			if (x != null) {
				x = x.between(left, right);
				y = y.between(bottom, top);
				applyAxes();
				chart.redraw();
			}
		}

		@Override
		public void all() {
			showAll();
		}

		@Override
		public void read(int px, int py) {
			if (x == null) {
				return;
			}
			var near = near(px, py);
			var area = area();
			var old = mark;
			mark = near == null ? null : near.at;
			double partX = (px - area.x) / (double) area.width;
			double partY = 1 - (py - area.y) / (double) area.height;
			status(near != null ? near.text : place(x, x.value(partX)) + ",  " + place(y, y.value(partY)));
			if (old != mark && (old == null || !old.equals(mark))) {
				drawing().redraw();
			}
		}

		@Override
		public void leave() {
			status("");
			if (mark != null) {
				mark = null;
				drawing().redraw();
			}
		}

		@Override
		public void pick(int px, int py) {
			read(px, py);
		}
	}

	/** {@code voltage 0.32 V}. */
	static String place(Axis axis, double value) {
		var label = axis.label();
		int unit = label.lastIndexOf(" [");
		var number = Numbers.plain(value / axis.factor(), 4);
		return unit < 0 ? label + " " + number : label.substring(0, unit) + " " + number + "\u00a0" + label.substring(unit + 2, label.length() - 1);
	}

	/** Numbers as the report writes them; SWTChart reads back what it wrote. */
	static final class PlainFormat extends Format {
		private static final long serialVersionUID = 1;
		private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

		@Override
		public StringBuffer format(Object number, StringBuffer to, FieldPosition position) {
			return to.append(Numbers.plain(((Number) number).doubleValue(), 6).replaceFirst("^(?<sign>−?)1·10", "${sign}10"));
		}

		@Override
		public Object parseObject(String source, ParsePosition position) {
			var plain = source.replace('−', '-').replaceFirst("^(?<sign>-?)10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", "${sign}1·10").replace("·10", "e");
			var number = new StringBuilder();
			plain.chars().forEach(c -> number.append(c == '⁻' ? "-" : SUPERSCRIPTS.indexOf(c) < 0 ? Character.toString(c) : Integer.toString(SUPERSCRIPTS.indexOf(c))));
			position.setIndex(source.length());
			return Double.valueOf(number.toString());
		}
	}
}
