// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.util.function.ToDoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.kirchhoff.results.Boxes;
import dev.kirchhoff.results.Boxes.Box;
import dev.kirchhoff.results.Pictures;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.chart.Axis;

/** Boxes over Monte Carlo repeats: quartiles and median, whiskers over the middle 90 %, extremes as dots, the mean as a diamond. */
public final class BoxChart extends CanvasPicture {
	private static final int LEAST_ROW = 16;
	private static final int LARGEST_ROW = 34;

	private Boxes shown;
	private Axis full;
	private Axis axis;
	private Rectangle area;
	private double row;

	public BoxChart(Composite parent) {
		super(parent);
	}

	/** Replaces what is shown. */
	public void show(Boxes boxes) {
		boolean same = shown != null && shown.quantity().equals(boxes.quantity());
		boolean closer = same && axis != null && (axis.low() != full.low() || axis.high() != full.high());
		shown = boxes;
		double low = least(Statistics::min);
		double high = -least(statistics -> -statistics.max());
		double margin = 0.03 * (high - low);
		full = Axis.linear(boxes.quantity().name(), boxes.quantity().unit(), low - margin, high + margin);
		axis = closer ? new Axis(full.label(), axis.low(), axis.high(), false, full.factor()) : full;
		setTitle(boxes.quantity().name() + " over " + boxes.over());
		drawing().redraw();
	}

	private double least(ToDoubleFunction<Statistics> value) {
		return shown.boxes().stream().map(Box::statistics).filter(statistics -> statistics.count() > 0).mapToDouble(value).min().orElse(0);
	}

	@Override
	void createToggles() {
		// one axis, and it measures scatter: never logarithmic
	}

	@Override
	boolean isEmpty() {
		return shown == null;
	}

	@Override
	void draw(GC gc, int width, int height) {
		if (shown == null) {
			return;
		}
		gc.setAntialias(SWT.ON);
		var shades = Shades.of(this);
		int text = gc.getFontMetrics().getHeight();
		int names = GAP + (int) Math.min(width * 0.4, shown.boxes().stream().mapToInt(box -> gc.textExtent(box.name()).x).reduce(gc.textExtent(shown.heading()).x, Math::max));
		int top = shown.heading().isEmpty() ? 8 : text + 10;
		int below = 2 * text + GAP + 10;
		row = Math.clamp((height - top - below) / (double) Math.max(1, shown.boxes().size()), LEAST_ROW, LARGEST_ROW);
		area = new Rectangle(names + 8, top, Math.max(40, width - names - 24), (int) (row * shown.boxes().size()) + 4);
		axes(gc, shades, names, text);
		gc.setClipping(area.x - 4, 0, area.width + 8, height);
		for (int k = 0; k < shown.boxes().size(); k++) {
			draw(gc, shades, shown.boxes().get(k), (int) (area.y + row * (k + 0.5)));
		}
		gc.setClipping((Rectangle) null);
	}

	private void axes(GC gc, Shades shades, int names, int text) {
		int bottom = area.y + area.height;
		int most = Math.clamp((long) (area.width / (widest(gc, axis, 8) + 24)), 2, 10);
		for (var tick : axis.ticks(most)) {
			int x = at(tick.value());
			gc.setForeground(shades.grid());
			gc.drawLine(x, area.y - 4, x, bottom);
			gc.setForeground(shades.soft());
			below(gc, x, bottom, tick.label());
		}
		gc.setForeground(shades.frame());
		gc.drawLine(area.x, bottom, area.x + area.width, bottom);
		gc.setForeground(shades.foreground());
		gc.drawText(axis.label(), area.x + (area.width - gc.textExtent(axis.label()).x) / 2, bottom + GAP + text + 4, true);
		gc.setForeground(shades.soft());
		right(gc, shown.heading(), names, area.y - text / 2 - 8);
		gc.setForeground(shades.foreground());
		for (int k = 0; k < shown.boxes().size(); k++) {
			right(gc, shown.boxes().get(k).name(), names, (int) (area.y + row * (k + 0.5)));
		}
	}

	private static void right(GC gc, String text, int right, int middle) {
		var fitted = LegendBar.fitted(gc, text, right - GAP);
		var size = gc.textExtent(fitted);
		gc.drawText(fitted, right - size.x, middle - size.y / 2, true);
	}

	private int at(double value) {
		return Math.clamp(position(axis.part(value), area.x, area.width), -10_000, 20_000);
	}

	private void draw(GC gc, Shades shades, Box box, int y) {
		var all = box.statistics();
		var colour = shades.of(box.kind(), 1, false);
		if (all.count() == 0) {
			gc.setForeground(shades.soft());
			gc.drawText("no values", area.x + 6, y - gc.getFontMetrics().getHeight() / 2, true);
			return;
		}
		gc.setForeground(colour);
		gc.setBackground(colour);
		int half = (int) (row * 0.28);
		gc.drawLine(at(all.p05()), y, at(all.q1()), y);
		gc.drawLine(at(all.q3()), y, at(all.p95()), y);
		gc.drawLine(at(all.p05()), y - half / 2, at(all.p05()), y + half / 2);
		gc.drawLine(at(all.p95()), y - half / 2, at(all.p95()), y + half / 2);
		int left = at(all.q1());
		int wide = Math.max(1, at(all.q3()) - left);
		gc.setAlpha(76);
		gc.fillRectangle(left, y - half, wide, 2 * half);
		gc.setAlpha(255);
		gc.drawRectangle(left, y - half, wide, 2 * half);
		gc.setLineWidth(2);
		gc.drawLine(at(all.median()), y - half, at(all.median()), y + half);
		gc.setLineWidth(1);
		gc.fillOval(at(all.min()) - 1, y - 1, 3, 3);
		gc.fillOval(at(all.max()) - 1, y - 1, 3, 3);
		int mean = at(all.mean());
		var diamond = new int[] { mean - 4, y, mean, y - 4, mean + 4, y, mean, y + 4 };
		gc.setBackground(shades.background());
		gc.fillPolygon(diamond);
		gc.drawPolygon(diamond);
	}

	@Override
	public Rectangle area() {
		return area == null ? new Rectangle(0, 0, 1, 1) : area;
	}

	@Override
	public void show(double left, double right, double bottom, double top) {
		if (axis != null) {
			axis = axis.between(left, right);
			drawing().redraw();
		}
	}

	@Override
	public void showAll() {
		axis = full;
		drawing().redraw();
	}

	@Override
	public void read(int x, int y) {
		if (shown == null || area == null) {
			return;
		}
		int k = (int) ((y - area.y) / row);
		if (y < area.y || k >= shown.boxes().size()) {
			status("");
			return;
		}
		var box = shown.boxes().get(k);
		var all = box.statistics();
		var scale = new Scale(full.factor(), Scale.of(shown.quantity().unit(), Math.max(Math.abs(full.low()), Math.abs(full.high()))).unit());
		status((box.name().isEmpty() ? "" : box.name() + ":  ") + "n = " + Numbers.grouped(all.count()) + ",  " + scale.text(all.mean(), all.sd()) + ",  median " + scale.text(all.median())
				+ ",  quartiles " + scale.text(all.q1()) + " to " + scale.text(all.q3()) + ",  extremes " + scale.text(all.min()) + " to " + scale.text(all.max()));
	}

	@Override
	public void leave() {
		status("");
	}

	@Override
	public void pick(int x, int y) {
		read(x, y);
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
		return shown == null ? "Empty box plot" : getTitle() + ": " + shown.boxes().size() + " boxes";
	}
}
