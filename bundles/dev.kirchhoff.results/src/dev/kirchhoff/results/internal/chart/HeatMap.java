// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Arrays;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Matrix;
import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/**
 * Values over a plane as colours, with a bar that says which colour is which value.
 *
 * @param low  value of the first colour, so that several pictures can share a bar
 * @param high value of the last colour
 */
public record HeatMap(Matrix matrix, Quantity x, Quantity y, Quantity value, double low, double high, double width, double height) {
	private static final int LEVELS = 255;
	private static final double BAR = 12;

	public String svg() {
		var bar = Axis.linear(value.name(), value.unit(), low, high);
		var barTicks = bar.ticks(5);
		double barLabels = barTicks.stream().mapToDouble(tick -> TextWidth.of(tick.label(), Frame.FONT)).max().orElse(0);
		double right = 14 + BAR + 6 + barLabels + 4;
		var xEdges = new Edges(matrix.x());
		var yEdges = new Edges(matrix.y());
		var frame = new Frame(xEdges.axis(x), yEdges.axis(y), width, height, 20, right);
		var svg = new Svg(width, height, matrix.name().isEmpty() ? value.name() : matrix.name() + ", " + value.name());
		var valueLabel = TextWidth.fitted(bar.label(), Frame.FONT, width / 2);
		svg.text(width - 2, 14, Anchor.END, "name", valueLabel);
		svg.text(frame.left, 14, Anchor.START, "name", TextWidth.fitted(matrix.name(), Frame.FONT, width - frame.left - TextWidth.of(valueLabel, Frame.FONT) - 14));
		if (xEdges.even() && yEdges.even()) {
			svg.image(frame.left, frame.top, frame.width, frame.height, IndexedPng.encode(pixels(), palette()));
		} else {
			cells(svg, frame, xEdges, yEdges);
		}
		svg.frame(frame.left, frame.top, frame.width, frame.height);
		frame.labels(svg);
		bar(svg, frame, bar);
		return svg.toString();
	}

	private double part(double v) {
		return high > low ? Math.clamp((v - low) / (high - low), 0, 1) : 0.5;
	}

	/** The first row of a picture is its top. */
	private int[][] pixels() {
		int rows = matrix.y().length;
		var pixels = new int[rows][];
		for (int row = 0; row < rows; row++) {
			pixels[row] = Arrays.stream(matrix.values()[rows - 1 - row])
					.mapToInt(v -> Double.isFinite(v) ? (int) Math.min(LEVELS - 1, part(v) * LEVELS) : IndexedPng.TRANSPARENT).toArray();
		}
		return pixels;
	}

	private static int[] palette() {
		var palette = new int[LEVELS];
		Arrays.setAll(palette, k -> Colour.viridis(k / (LEVELS - 1.)));
		return palette;
	}

	private void cells(Svg svg, Frame frame, Edges xEdges, Edges yEdges) {
		for (int j = 0; j < matrix.y().length; j++) {
			for (int i = 0; i < matrix.x().length; i++) {
				double v = matrix.values()[j][i];
				if (Double.isFinite(v)) {
					double left = frame.x(xEdges.at(i));
					double top = frame.y(yEdges.at(j + 1));
					svg.rect(left, top, frame.x(xEdges.at(i + 1)) - left, frame.y(yEdges.at(j)) - top, "cell", Colour.amount(part(v)));
				}
			}
		}
	}

	private void bar(Svg svg, Frame frame, Axis axis) {
		double left = frame.left + frame.width + 14;
		var colours = new int[LEVELS][1];
		for (int k = 0; k < LEVELS; k++) {
			colours[k][0] = LEVELS - 1 - k;
		}
		svg.image(left, frame.top, BAR, frame.height, IndexedPng.encode(colours, palette()));
		svg.frame(left, frame.top, BAR, frame.height);
		for (var tick : axis.ticks((int) Math.max(2, frame.height / 38))) {
			double y = frame.bottom() - frame.height * axis.part(tick.value());
			svg.line(left + BAR, y, left + BAR + 3, y, "axis").text(left + BAR + 6, y + Frame.FONT * 0.35, Anchor.START, "tick", tick.label());
		}
	}

	/** Borders between the cells of a grid: half way between values, by difference or by factor, whichever is the more even. */
	private record Edges(double[] values) {
		private boolean byFactor() {
			return values.length > 2 && values[0] > 0 && !even() && spread(true) < spread(false);
		}

		/** Whether all cells are of one size. */
		boolean even() {
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

		double at(int k) {
			boolean factors = byFactor();
			if (values.length == 1) {
				return values[0] + (k - 0.5) * (values[0] == 0 ? 1 : Math.abs(values[0]) * 0.1);
			}
			int a = Math.clamp(k - 1, 0, values.length - 2);
			double between = k - a - 0.5;
			return factors ? values[a] * Math.pow(values[a + 1] / values[a], between) : values[a] + between * (values[a + 1] - values[a]);
		}

		Axis axis(Quantity quantity) {
			double from = at(0);
			double to = at(values.length);
			return byFactor() ? Axis.logarithmic(quantity.name(), quantity.unit(), from, to) : Axis.linear(quantity.name(), quantity.unit(), from, to);
		}
	}
}
