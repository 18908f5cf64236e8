// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolItem;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Matrix;
import dev.kirchhoff.results.Palette;
import dev.kirchhoff.results.Pictures;
import dev.kirchhoff.results.Sweeps;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.chart.Axis;
import dev.kirchhoff.results.internal.chart.HeatMap.Edges;

/**
 * Values over a plane or an array as colours, with a bar that says which colour is which value. What is seen is turned into pixels once,
 * so that a million cells can be looked at.
 */
public final class HeatMap extends CanvasPicture {
	/** Most values along an axis that each have a name. */
	private static final int FEW = 12;
	private static final int WRITTEN = 400;
	private static final double LONGEST = 3;
	private static final int BAR = 12;
	/** Pixels of a cell from which a path runs around cells instead of through them. */
	private static final int STRIP = 14;

	/** A cell was picked. */
	@FunctionalInterface
	public interface CellListener {
		void picked(int column, int row);
	}

	private final List<CellListener> listeners = new ArrayList<>();
	private ToolItem logColour;
	private Combo choice;
	private List<Matrix> matrices;
	private Matrix shown;
	private Quantity xQuantity;
	private Quantity yQuantity;
	private Quantity value;
	/** Whether the axes count things, the first row on top. */
	private boolean counted;
	private double[] xEdges;
	private double[] yEdges;
	private Axis fullX;
	private Axis fullY;
	private Axis x;
	private Axis y;
	private Axis colours;
	private double low;
	private double high;
	private double least;
	private boolean logarithmic;
	private Point marked;
	private boolean path;
	private Rectangle area;
	private Image pixels;
	private int pixelLeft;

	public HeatMap(Composite parent) {
		super(parent);
		addListener(SWT.Dispose, event -> forget());
	}

	@Override
	void createChoice(Composite parent) {
		choice = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		choice.setLayoutData(hiddenChoice());
		choice.setVisible(false);
		choice.addListener(SWT.Selection, event -> select(choice.getSelectionIndex()));
	}

	private static GridData hiddenChoice() {
		var data = new GridData(SWT.END, SWT.CENTER, false, false);
		data.widthHint = 0;
		data.heightHint = 0;
		return data;
	}

	@Override
	void createToggles() {
		logColour = toggle("log colour", "Logarithmic colours", on -> {
			logarithmic = on;
			recolour();
		});
	}

	/** Replaces what is shown by the maps of a plane; a choice above the picture tells one from the other. */
	public void show(Sweeps.Plane plane) {
		show(plane.value().name() + " over " + plane.x().name() + " and " + plane.y().name(), plane.matrices(), plane.heading(), plane.x(), plane.y(), plane.value());
	}

	/** Replaces what is shown. */
	public void show(Matrix matrix, Quantity x, Quantity y, Quantity value) {
		show(matrix.name().isEmpty() ? value.name() : matrix.name(), List.of(matrix), "", x, y, value);
	}

	/**
	 * Replaces what is shown by maps that share their colours.
	 *
	 * @param heading what the names of the maps are
	 */
	public void show(String title, List<Matrix> all, String heading, Quantity x, Quantity y, Quantity value) {
		matrices = List.copyOf(all);
		this.value = value;
		low = all.stream().mapToDouble(Pictures::lowest).min().orElse(0);
		high = all.stream().mapToDouble(Pictures::highest).max().orElse(1);
		least = all.stream().mapToDouble(Pictures::lowestPositive).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
		logColour.setEnabled(least < high);
		logarithmic = logarithmic && least < high;
		logColour.setSelection(logarithmic);
		setTitle(title);
		boolean sameAxes = shown != null && x.equals(xQuantity) && y.equals(yQuantity) && Arrays.equals(shown.x(), all.getFirst().x()) && Arrays.equals(shown.y(), all.getFirst().y());
		xQuantity = x;
		yQuantity = y;
		if (!sameAxes) {
			layOut(all.getFirst());
			marked = null;
		}
		choose(heading);
		shown = null;
		select(0);
	}

	private void choose(String heading) {
		boolean several = matrices.size() > 1;
		choice.setItems(matrices.stream().map(Matrix::name).toArray(String[]::new));
		choice.setToolTipText(heading);
		choice.setVisible(several);
		if (several) {
			choice.select(0);
		}
		choice.setLayoutData(several ? new GridData(SWT.END, SWT.CENTER, false, false) : hiddenChoice());
		choice.requestLayout();
	}

	/** Shows another of the maps. */
	public void select(int map) {
		var before = shown;
		shown = matrices.get(map);
		if (matrices.size() > 1) {
			choice.select(map);
		}
		if (before != null && !(Arrays.equals(before.x(), shown.x()) && Arrays.equals(before.y(), shown.y()))) {
			layOut(shown);
		}
		recolour();
	}

	private void layOut(Matrix matrix) {
		counted = dev.kirchhoff.results.internal.chart.HeatMap.isBetween(matrix, xQuantity, yQuantity);
		boolean places = !counted && matrix.x().length <= FEW && matrix.y().length <= FEW;
		xEdges = edges(matrix.x(), places);
		yEdges = edges(matrix.y(), places);
		fullX = axis(xQuantity, matrix.x(), places);
		fullY = axis(yQuantity, matrix.y(), places);
		x = fullX;
		y = fullY;
	}

	private double[] edges(double[] values, boolean places) {
		var edges = new Edges(values);
		return IntStream.rangeClosed(0, values.length).mapToDouble(k -> places ? k - 0.5 : counted ? values[0] + k - 0.5 : edges.at(k)).toArray();
	}

	private Axis axis(Quantity quantity, double[] values, boolean places) {
		if (places) {
			return Axis.places(quantity.name(), quantity.unit(), values, false);
		}
		return counted ? Axis.linear(quantity.name(), quantity.unit(), values[0] - 0.5, values[values.length - 1] + 0.5) : new Edges(values).axis(quantity);
	}

	private void recolour() {
		if (value != null) {
			colours = logarithmic ? Axis.logarithmic(value.name(), value.unit(), least, high) : Axis.linear(value.name(), value.unit(), low, high);
			forget();
			drawing().redraw();
		}
	}

	private void forget() {
		if (pixels != null) {
			pixels.dispose();
			pixels = null;
		}
	}

	/** Tells of picked cells from now on. */
	public void addSelectionListener(CellListener listener) {
		listeners.add(listener);
	}

	/** The map that is shown, if any. */
	public Optional<Matrix> matrix() {
		return Optional.ofNullable(shown);
	}

	/** Marks a cell; a negative column marks none. */
	public void mark(int column, int row) {
		marked = column < 0 ? null : new Point(column, row);
		drawing().redraw();
	}

	/** The marked cell as {column, row}, if there is one. */
	public Optional<int[]> marked() {
		return marked == null ? Optional.empty() : Optional.of(new int[] { marked.x, marked.y });
	}

	/** Whether the marked cell has its path: along its row from the left, down its column. */
	public void showPath(boolean show) {
		path = show;
		drawing().redraw();
	}

	@Override
	boolean isEmpty() {
		return shown == null;
	}

	@Override
	void draw(GC gc, int width, int height) {
		if (shown == null || width < 60 || height < 60) {
			return;
		}
		gc.setAntialias(SWT.ON);
		var shades = Shades.of(this);
		int text = gc.getFontMetrics().getHeight();
		lay(gc, width, height, text);
		if (pixels == null || !pixels.getBounds().equals(new Rectangle(0, 0, area.width, area.height)) || pixelLeft != area.x) {
			forget();
			pixels = new Image(getDisplay(), pixelsOf(area.width, area.height));
			pixelLeft = area.x;
		}
		gc.drawImage(pixels, area.x, area.y);
		numbers(gc);
		gc.setForeground(shades.frame());
		gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		labels(gc, shades, text, width);
		bar(gc, shades, text);
		mark(gc);
	}

	private void lay(GC gc, int width, int height, int text) {
		int top = text + 8;
		int down = Math.max(20, height - top - 2 * text - GAP - 10);
		int left = text + 8 + widest(gc, y, mostY(down, text)) + GAP + 2;
		int right = 14 + BAR + GAP + widest(gc, colours, 6) + 8;
		int across = Math.max(20, width - left - right);
		if (counted) {
			double shape = Math.clamp((yEdges[yEdges.length - 1] - yEdges[0]) / (xEdges[xEdges.length - 1] - xEdges[0]), 1 / LONGEST, LONGEST);
			int fitted = (int) Math.min(across, down / shape);
			left += (across - fitted) / 2;
			across = fitted;
			down = (int) (across * shape);
		}
		area = new Rectangle(left, top, across, down);
	}

	private static int mostY(int down, int text) {
		return Math.clamp((long) (down / (1.7 * text)), 2, 12);
	}

	/** Every pixel of the picture asks its cell; where cells are smaller than pixels, the mean of those it covers. */
	private ImageData pixelsOf(int width, int height) {
		var data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		var columns = cells(width, x, xEdges, false);
		var rows = cells(height, y, yEdges, !counted);
		var palette = new int[256];
		Arrays.setAll(palette, k -> Palette.amount(k / 255.));
		var page = Shades.of(this).page();
		int none = page.red << 16 | page.green << 8 | page.blue;
		var line = new int[width];
		for (int j = 0; j < height; j++) {
			if (j > 0 && rows[2 * j] == rows[2 * j - 2] && rows[2 * j + 1] == rows[2 * j - 1]) {
				data.setPixels(0, j, width, line, 0);
				continue;
			}
			for (int i = 0; i < width; i++) {
				double v = mean(rows[2 * j], rows[2 * j + 1], columns[2 * i], columns[2 * i + 1]);
				line[i] = Double.isNaN(v) || logarithmic && v <= 0 ? none : palette[(int) Math.round(255 * Math.clamp(colours.part(v), 0., 1.))];
			}
			data.setPixels(0, j, width, line, 0);
		}
		return data;
	}

	/** First and last cell of every pixel; -1 outside. */
	private static int[] cells(int length, Axis axis, double[] edges, boolean backwards) {
		var cells = new int[2 * length];
		for (int i = 0; i < length; i++) {
			double a = axis.value(backwards ? 1 - (i + 1.) / length : i / (double) length);
			double b = axis.value(backwards ? 1 - i / (double) length : (i + 1.) / length);
			int first = cell(edges, a);
			int last = cell(edges, b);
			int middle = cell(edges, (a + b) / 2);
			boolean several = first >= 0 && last > first + 1;
			cells[2 * i] = several ? first : middle;
			cells[2 * i + 1] = several ? last - 1 : middle;
		}
		return cells;
	}

	private static int cell(double[] edges, double at) {
		int found = Arrays.binarySearch(edges, at);
		int k = found >= 0 ? found : -found - 2;
		return k < 0 || k >= edges.length - 1 ? -1 : k;
	}

	private double mean(int top, int bottom, int left, int right) {
		if (top < 0 || left < 0) {
			return Double.NaN;
		}
		if (top == bottom && left == right) {
			return shown.values()[top][left];
		}
		double sum = 0;
		int count = 0;
		for (int j = top; j <= bottom; j++) {
			for (int i = left; i <= right; i++) {
				double v = shown.values()[j][i];
				if (Double.isFinite(v)) {
					sum += v;
					count++;
				}
			}
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	private int atX(double at) {
		return position(x.part(at), area.x, area.width);
	}

	private int atY(double at) {
		return position(counted ? y.part(at) : 1 - y.part(at), area.y, area.height);
	}

	/** The values in their cells, if there is room for all that are seen. */
	private void numbers(GC gc) {
		int firstColumn = Math.max(0, cell(xEdges, x.low()));
		int firstRow = Math.max(0, cell(yEdges, y.low()));
		int lastColumn = cell(xEdges, x.high()) < 0 ? xEdges.length - 2 : cell(xEdges, x.high());
		int lastRow = cell(yEdges, y.high()) < 0 ? yEdges.length - 2 : cell(yEdges, y.high());
		if ((lastColumn - firstColumn + 1) * (long) (lastRow - firstRow + 1) > WRITTEN) {
			return;
		}
		double largest = Math.max(Math.abs(low), Math.abs(high)) / colours.factor();
		boolean whole = IntStream.rangeClosed(firstRow, lastRow).allMatch(j -> IntStream.rangeClosed(firstColumn, lastColumn).mapToDouble(i -> shown.values()[j][i])
				.allMatch(v -> Double.isNaN(v) || v == Math.rint(v)));
		int places = whole || largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
		double nothing = counted ? Math.max(0.5 * Math.pow(10, -places), Double.MIN_VALUE) : 0;
		int widest = gc.textExtent(Numbers.fixed(largest, places)).x + 4;
		for (int i = firstColumn; i <= lastColumn; i++) {
			if (atX(xEdges[i + 1]) - atX(xEdges[i]) < widest) {
				return;
			}
		}
		for (int j = firstRow; j <= lastRow; j++) {
			if (Math.abs(atY(yEdges[j + 1]) - atY(yEdges[j])) < gc.getFontMetrics().getHeight()) {
				return;
			}
		}
		gc.setClipping(area);
		for (int j = firstRow; j <= lastRow; j++) {
			for (int i = firstColumn; i <= lastColumn; i++) {
				double v = shown.values()[j][i];
				if (Double.isFinite(v) && Math.abs(v / colours.factor()) >= nothing) {
					gc.setForeground(getDisplay().getSystemColor(colours.part(v) > 0.6 ? SWT.COLOR_BLACK : SWT.COLOR_WHITE));
					var written = Numbers.fixed(v / colours.factor(), places);
					var size = gc.textExtent(written);
					gc.drawText(written, (atX(xEdges[i]) + atX(xEdges[i + 1]) - size.x) / 2, (atY(yEdges[j]) + atY(yEdges[j + 1]) - size.y) / 2, true);
				}
			}
		}
		gc.setClipping((Rectangle) null);
	}

	private List<Axis.Tick> ticks(Axis axis, int most) {
		return counted ? axis.ticks(most).stream().filter(tick -> Math.abs(tick.value() - Math.rint(tick.value())) < 1e-9)
				.map(tick -> new Axis.Tick(tick.value(), Long.toString(Math.round(tick.value())))).toList() : axis.ticks(most);
	}

	private void labels(GC gc, Shades shades, int text, int width) {
		int bottom = area.y + area.height;
		int widest = Math.max(12, widest(gc, x, 10));
		int end = Integer.MIN_VALUE;
		for (var tick : ticks(x, Math.clamp((long) (area.width / (widest * 1.5)), 2, 16))) {
			int at = atX(tick.value());
			gc.setForeground(shades.frame());
			gc.drawLine(at, bottom, at, bottom + TICK);
			int half = gc.textExtent(tick.label()).x / 2;
			if (at - half > end + 4) {
				gc.setForeground(shades.soft());
				below(gc, at, bottom, tick.label());
				end = at + half;
			}
		}
		for (var tick : ticks(y, y.fixed().isEmpty() ? mostY(area.height, text) : Math.max(1, area.height / text))) {
			int at = atY(tick.value());
			gc.setForeground(shades.frame());
			gc.drawLine(area.x - TICK, at, area.x, at);
			gc.setForeground(shades.soft());
			beside(gc, area.x, at, tick.label());
		}
		gc.setForeground(shades.foreground());
		var below = LegendBar.fitted(gc, x.label(), width);
		gc.drawText(below, Math.max(0, area.x + (area.width - gc.textExtent(below).x) / 2), bottom + GAP + text + 3, true);
		int left = area.x - GAP - 6 - ticks(y, mostY(area.height, text)).stream().mapToInt(tick -> gc.textExtent(tick.label()).x).max().orElse(0) - text;
		upright(gc, Math.max(0, left), area.y + area.height / 2, LegendBar.fitted(gc, y.label(), area.height + 40));
		var name = LegendBar.fitted(gc, colours.label(), width / 2);
		int right = area.x + area.width + 14 + BAR + GAP + widest(gc, colours, 6);
		gc.drawText(name, Math.min(width - gc.textExtent(name).x - 2, Math.max(area.x, right - gc.textExtent(name).x)), area.y - text - 5, true);
	}

	private void bar(GC gc, Shades shades, int text) {
		int left = area.x + area.width + 14;
		for (int k = 0; k < area.height; k++) {
			gc.setForeground(Shades.rgb(Palette.amount(1 - k / (double) Math.max(1, area.height - 1))));
			gc.drawLine(left, area.y + k, left + BAR - 1, area.y + k);
		}
		gc.setForeground(shades.frame());
		gc.drawRectangle(left, area.y, BAR - 1, area.height - 1);
		for (var tick : colours.ticks(Math.clamp((long) (area.height / (2.4 * text)), 2, 6))) {
			int at = position(1 - colours.part(tick.value()), area.y, area.height - 1);
			gc.setForeground(shades.frame());
			gc.drawLine(left + BAR, at, left + BAR + 3, at);
			gc.setForeground(shades.soft());
			var size = gc.textExtent(tick.label());
			gc.drawText(tick.label(), left + BAR + GAP, at - size.y / 2, true);
		}
	}

	private void mark(GC gc) {
		if (marked == null || marked.x >= xEdges.length - 1 || marked.y >= yEdges.length - 1) {
			return;
		}
		int left = atX(xEdges[marked.x]);
		int right = atX(xEdges[marked.x + 1]);
		int top = Math.min(atY(yEdges[marked.y]), atY(yEdges[marked.y + 1]));
		int bottom = Math.max(atY(yEdges[marked.y]), atY(yEdges[marked.y + 1]));
		int growX = Math.max(0, (9 - (right - left)) / 2);
		int growY = Math.max(0, (9 - (bottom - top)) / 2);
		var box = new Rectangle(left - growX, top - growY, right - left + 2 * growX, bottom - top + 2 * growY);
		gc.setClipping(area);
		int across = (left + right) / 2;
		int down = (top + bottom) / 2;
		for (int width : new int[] { 3, 1 }) {
			gc.setLineWidth(width);
			gc.setForeground(getDisplay().getSystemColor(width > 1 ? SWT.COLOR_WHITE : SWT.COLOR_BLACK));
			if (path) {
				int start = atX(fullX.low());
				int end = counted ? atY(fullY.high()) : atY(fullY.low());
				if (bottom - top >= STRIP && right - left >= STRIP) {
					gc.drawRectangle(start, top, left - start, bottom - top);
					gc.drawRectangle(left, bottom, right - left, end - bottom);
				} else {
					gc.drawLine(start, down, box.x, down);
					gc.drawLine(across, box.y + box.height, across, end);
				}
			}
			gc.drawRectangle(box);
		}
		gc.setLineWidth(1);
		gc.setClipping((Rectangle) null);
	}

	@Override
	void restyle() {
		forget();
		super.restyle();
	}

	@Override
	public Rectangle area() {
		return area == null ? new Rectangle(0, 0, 1, 1) : area;
	}

	@Override
	public void show(double left, double right, double bottom, double top) {
		if (shown == null) {
			return;
		}
		x = x.fixed().isEmpty() ? x.between(left, right) : in(fullX, x.between(left, right));
		var seen = counted ? y.between(1 - top, 1 - bottom) : y.between(bottom, top);
		y = y.fixed().isEmpty() ? seen : in(fullY, seen);
		forget();
		drawing().redraw();
	}

	/** With all fixed ticks that are seen, also those that were out of sight before. */
	private static Axis in(Axis full, Axis seen) {
		return full.between(full.part(seen.low()), full.part(seen.high()));
	}

	@Override
	public void showAll() {
		if (shown != null) {
			x = fullX;
			y = fullY;
			forget();
			drawing().redraw();
		}
	}

	private Point cellAt(int px, int py) {
		if (shown == null || area == null || !holds(area, px, py)) {
			return null;
		}
		int column = cell(xEdges, x.value((px - area.x + 0.5) / area.width));
		double part = (py - area.y + 0.5) / area.height;
		int row = cell(yEdges, y.value(counted ? part : 1 - part));
		return column < 0 || row < 0 ? null : new Point(column, row);
	}

	@Override
	public void read(int px, int py) {
		var cell = cellAt(px, py);
		status(cell == null ? "" : text(cell.x, cell.y));
	}

	/** What a cell holds, in words. */
	String text(int column, int row) {
		var measured = new Edges(shown.x()).axis(xQuantity);
		var across = counted ? xQuantity.name() + " " + Numbers.plain(shown.x()[column], 6) : XyChart.place(measured, shown.x()[column]);
		var down = counted ? yQuantity.name() + " " + Numbers.plain(shown.y()[row], 6) : XyChart.place(new Edges(shown.y()).axis(yQuantity), shown.y()[row]);
		double v = shown.values()[row][column];
		return across + ",  " + down + ":  " + (Double.isNaN(v) ? "no value" : XyChart.place(colours, v));
	}

	@Override
	public void leave() {
		status("");
	}

	@Override
	public void pick(int px, int py) {
		var cell = cellAt(px, py);
		if (cell != null) {
			mark(cell.x, cell.y);
			listeners.forEach(listener -> listener.picked(cell.x, cell.y));
		}
	}

	@Override
	String svg() {
		return Pictures.svg(shown, xQuantity, yQuantity, value);
	}

	@Override
	void csv(Appendable out) throws IOException {
		Pictures.csv(shown, xQuantity, yQuantity, value, out);
	}

	@Override
	String description() {
		return shown == null ? "Empty map" : getTitle() + ": map of " + value.name() + ", " + shown.x().length + " by " + shown.y().length + " values from "
				+ XyChart.place(colours, low) + " to " + XyChart.place(colours, high);
	}
}
