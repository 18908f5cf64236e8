// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Matrix;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/**
 * Values over a plane as colours, with a bar that says which colour is which value. Where there are few, every one has a cell of the
 * same size with its number in it, and the axes name the places instead of measuring the plane.
 *
 * @param between whether the axes count things, as in a table of classes: then cells are square unless the table is very long, and the first row is on top
 * @param low     value of the first colour, so that several pictures can share a bar
 * @param high    value of the last colour
 * @param height  of the whole picture, unless its cells are square
 */
public record HeatMap(Matrix matrix, boolean between, Quantity x, Quantity y, Quantity value, double low, double high, double width, double height) {
	/** Most values along an axis that each have a cell of their own. */
	private static final int FEW = 12;
	/** Most cells that have their number in them. */
	private static final int WRITTEN = FEW * FEW;
	/** Of the numbers in cells. */
	private static final double FONT = 10;
	/** Between the numbers of neighbours. */
	private static final double AIR = 3;
	private static final double TOP = 20;
	/** Times as long as wide; then cells are no longer square. */
	private static final double LONGEST = 2;

	/** Whether the axes count things from 0 or 1, such as classes, instead of measuring a plane. */
	public static boolean isBetween(Matrix matrix, Quantity x, Quantity y) {
		return x.unit().equals("1") && y.unit().equals("1") && counts(matrix.x()) && counts(matrix.y());
	}

	private static boolean counts(double[] values) {
		return values.length > 1 && (values[0] == 0 || values[0] == 1) && IntStream.range(0, values.length).allMatch(k -> values[k] == values[0] + k);
	}

	public String svg() {
		var bar = new ColourBar(Axis.linear(value.name(), value.unit(), low, high));
		var xEdges = new Edges(matrix.x());
		var yEdges = new Edges(matrix.y());
		boolean places = between || matrix.x().length <= FEW && matrix.y().length <= FEW;
		var xAxis = places ? Axis.places(x.name(), x.unit(), matrix.x(), false) : xEdges.axis(x);
		var yAxis = places ? Axis.places(y.name(), y.unit(), matrix.y(), between) : yEdges.axis(y);
		var frame = new Frame(xAxis, yAxis, width, height, TOP, bar.usualWidth());
		double tall = height;
		if (between) {
			tall += frame.width * Math.clamp((double) matrix.y().length / matrix.x().length, 1 / LONGEST, LONGEST) - frame.height;
			frame = new Frame(xAxis, yAxis, width, tall, TOP, bar.usualWidth());
		}
		var svg = new Svg(width, tall, matrix.name().isEmpty() ? value.name() : matrix.name() + ", " + value.name());
		var valueLabel = TextWidth.fitted(bar.axis().label(), Frame.FONT, width / 2);
		svg.text(width - 2, 14, Anchor.END, "name", valueLabel);
		svg.text(frame.left, 14, Anchor.START, "name", TextWidth.fitted(matrix.name(), Frame.FONT, width - frame.left - TextWidth.of(valueLabel, Frame.FONT) - 14));
		if (places || xEdges.even() && yEdges.even()) {
			svg.image(frame.left, frame.top, frame.width, frame.height, IndexedPng.encode(pixels(bar), ColourBar.palette()));
		} else {
			cells(svg, frame, xEdges, yEdges, bar);
		}
		if (places) {
			numbers(svg, frame, bar);
		}
		svg.frame(frame.left, frame.top, frame.width, frame.height);
		frame.labels(svg);
		bar.draw(svg, frame.left + frame.width, frame.top, frame.height);
		return svg.toString();
	}

	/** The first row of a picture is its top. */
	private int[][] pixels(ColourBar bar) {
		int rows = matrix.y().length;
		var pixels = new int[rows][];
		for (int row = 0; row < rows; row++) {
			pixels[row] = Arrays.stream(matrix.values()[between ? row : rows - 1 - row]).mapToInt(bar::level).toArray();
		}
		return pixels;
	}

	/** Values in their cells, if there is room for all; of parts of a whole those that are not next to nothing. */
	private void numbers(Svg svg, Frame frame, ColourBar bar) {
		int columns = matrix.x().length;
		int rows = matrix.y().length;
		double room = frame.width / columns - AIR;
		var full = written(bar.axis().factor());
		var texts = widest(full) <= room ? full : withoutZero(full);
		if (rows * columns > WRITTEN || widest(texts) > room || frame.height / rows < 1.3 * FONT) {
			return;
		}
		for (int j = 0; j < rows; j++) {
			for (int i = 0; i < columns; i++) {
				if (!texts[j][i].isEmpty()) {
					var style = bar.axis().part(matrix.values()[j][i]) > 0.6 ? "inside dark" : "inside light";
					svg.text(frame.x(i), frame.y(j) + FONT * 0.35, Anchor.MIDDLE, style, texts[j][i]);
				}
			}
		}
	}

	/** With as many places as all of them share; empty where nothing is to be written. */
	private String[][] written(double factor) {
		double largest = Math.max(Math.abs(low), Math.abs(high)) / factor;
		int places = largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
		double nothing = between ? 0.5 * Math.pow(10, -places) : 0;
		return Arrays.stream(matrix.values()).map(row -> Arrays.stream(row)
				.mapToObj(v -> Double.isFinite(v) && Math.abs(v / factor) >= nothing ? Numbers.fixed(v / factor, places) : "").toArray(String[]::new)).toArray(String[][]::new);
	}

	/** {@code .84} instead of {@code 0.84}. */
	private static String[][] withoutZero(String[][] texts) {
		return Arrays.stream(texts).map(row -> Arrays.stream(row).map(text -> text.replaceFirst("^(−?)0\\.", "$1.")).toArray(String[]::new)).toArray(String[][]::new);
	}

	private static double widest(String[][] texts) {
		return Arrays.stream(texts).flatMap(Arrays::stream).mapToDouble(text -> TextWidth.of(text, FONT)).max().orElse(0);
	}

	private void cells(Svg svg, Frame frame, Edges xEdges, Edges yEdges, ColourBar bar) {
		for (int j = 0; j < matrix.y().length; j++) {
			for (int i = 0; i < matrix.x().length; i++) {
				double v = matrix.values()[j][i];
				if (Double.isFinite(v)) {
					double left = frame.x(xEdges.at(i));
					double top = frame.y(yEdges.at(j + 1));
					svg.rect(left, top, frame.x(xEdges.at(i + 1)) - left, frame.y(yEdges.at(j)) - top, "cell", bar.colour(v));
				}
			}
		}
	}

	/** Borders between the cells of a grid: half way between values, by difference or by factor, whichever is the more even. */
	public record Edges(double[] values) {
		private boolean byFactor() {
			return values.length > 2 && values[0] > 0 && !even() && spread(true) < spread(false);
		}

		/** Whether all cells are of one size. */
		public boolean even() {
			return values.length < 3 || spread(false) < 1e-6;
		}

		/** How uneven the steps are. */
		private double spread(boolean factors) {
			double least = Double.POSITIVE_INFINITY;
			double most = 0;
			for (int k = 1; k < values.length; k++) {
				double step = factors ? Math.log(values[k] / values[k - 1]) : values[k] - values[k - 1];
				least = Math.min(least, step);
				most = Math.max(most, step);
			}
			return most / least - 1;
		}

		/** The k-th border, before the k-th value. */
		public double at(int k) {
			boolean factors = byFactor();
			if (values.length == 1) {
				return values[0] + (k - 0.5) * (values[0] == 0 ? 1 : Math.abs(values[0]) * 0.1);
			}
			int a = Math.clamp(k - 1, 0, values.length - 2);
			double between = k - a - 0.5;
			return factors ? values[a] * Math.pow(values[a + 1] / values[a], between) : values[a] + between * (values[a + 1] - values[a]);
		}

		public Axis axis(Quantity quantity) {
			double from = at(0);
			double to = at(values.length);
			return byFactor() ? Axis.logarithmic(quantity.name(), quantity.unit(), from, to) : Axis.linear(quantity.name(), quantity.unit(), from, to);
		}
	}
}
