// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.internal.chart.Svg.Anchor;

/**
 * A value at every cell of an array as colours, drawn as one draws an array: row 0 on top, column 0 at the left, cells square unless
 * the array is very long. Arrays with more than {@code pixels} lines in a direction are shown as means of square blocks of cells.
 *
 * @param values   row-major [rows][columns]; NaN where there is none
 * @param marked   cell that is marked, if any: {row, column}
 * @param pixels   most blocks in a direction
 * @param width    of the whole picture; its height is what the array's shape makes of it
 */
public record ArrayMap(String title, int rows, int columns, double[] values, Quantity quantity, Optional<int[]> marked, int pixels, double width) {
	private static final double LABEL = 13;
	private static final double TOP = 24;
	private static final double LONGEST = 3;
	/** Relative; differences below it are rounding. */
	private static final double NOTHING = 1e-9;
	private static final double LEAST_MARK = 9;

	/** Cells along an edge of a block. */
	public int block() {
		return Math.max(1, Math.ceilDiv(Math.max(rows, columns), pixels));
	}

	public String svg() {
		var blocks = blocks();
		var bar = new ColourBar(axis(blocks));
		double left = LABEL + 10 + TextWidth.of(Integer.toString(rows - 1), Frame.FONT) + 8;
		double across = width - left - bar.usualWidth() - 2;
		double down = Math.min(across, across * Math.clamp((double) rows / columns, 1 / LONGEST, LONGEST));
		double wide = rows > columns ? Math.max(across / LONGEST, across * columns / rows) : across;
		double bottom = TOP + down;
		double height = bottom + Frame.FONT + 10 + LABEL + 8;
		var svg = new Svg(width, height, title + " over the array");
		var unit = TextWidth.fitted(bar.axis().label(), Frame.FONT, width / 2);
		svg.text(left, 14, Anchor.START, "name", TextWidth.fitted(title, Frame.FONT, width - left - TextWidth.of(unit, Frame.FONT) - 12));
		svg.text(Math.max(left + wide + bar.usualWidth(), left + TextWidth.of(title + unit, Frame.FONT) + 12), 14, Anchor.END, "name", unit);
		var levels = Arrays.stream(blocks).map(row -> Arrays.stream(row).mapToInt(bar::level).toArray()).toArray(int[][]::new);
		svg.image(left, TOP, wide, down, IndexedPng.encode(levels, ColourBar.palette()));
		svg.frame(left, TOP, wide, down);
		marked.ifPresent(cell -> mark(svg, left + wide * (cell[1] + 0.5) / columns, TOP + down * (cell[0] + 0.5) / rows, wide / columns, down / rows));
		for (int row = 0; row < rows; row += step(rows, down)) {
			double y = TOP + down * (row + 0.5) / rows;
			svg.line(left - 4, y, left, y, "axis").text(left - 7, y + Frame.FONT * 0.35, Anchor.END, "tick", Integer.toString(row));
		}
		for (int column = 0; column < columns; column += step(columns, wide)) {
			double x = left + wide * (column + 0.5) / columns;
			svg.line(x, bottom, x, bottom + 4, "axis").text(x, bottom + Frame.FONT + 6, Anchor.MIDDLE, "tick", Integer.toString(column));
		}
		svg.text(left + wide / 2, bottom + Frame.FONT + 10 + LABEL, Anchor.MIDDLE, "label", "column");
		svg.upright(LABEL, TOP + down / 2, "label", "row");
		bar.draw(svg, left + wide, TOP, down);
		return svg.toString();
	}

	private Axis axis(double[][] blocks) {
		double low = finite(blocks, 1);
		double high = -finite(blocks, -1);
		boolean flat = high - low <= NOTHING * Math.max(Math.abs(low), Math.abs(high));
		return flat ? Axis.linear(quantity.name(), quantity.unit(), (low + high) / 2, (low + high) / 2) : Axis.linear(quantity.name(), quantity.unit(), low, high);
	}

	private static double finite(double[][] blocks, int sign) {
		return Arrays.stream(blocks).flatMapToDouble(Arrays::stream).filter(Double::isFinite).map(v -> sign * v).min().orElse(0);
	}

	private double[][] blocks() {
		int edge = block();
		var blocks = new double[Math.ceilDiv(rows, edge)][Math.ceilDiv(columns, edge)];
		for (int row = 0; row < blocks.length; row++) {
			for (int column = 0; column < blocks[row].length; column++) {
				blocks[row][column] = mean(row * edge, column * edge, edge);
			}
		}
		return blocks;
	}

	private double mean(int top, int left, int edge) {
		double sum = 0;
		int count = 0;
		for (int row = top; row < Math.min(rows, top + edge); row++) {
			for (int column = left; column < Math.min(columns, left + edge); column++) {
				double v = values[row * columns + column];
				if (Double.isFinite(v)) {
					sum += v;
					count++;
				}
			}
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	private static void mark(Svg svg, double x, double y, double cellWidth, double cellHeight) {
		double wide = Math.max(LEAST_MARK, cellWidth);
		double high = Math.max(LEAST_MARK, cellHeight);
		svg.rect(x - wide / 2, y - high / 2, wide, high, "halo", new Colour("#ffffff")).rect(x - wide / 2, y - high / 2, wide, high, "mark", new Colour("#000000"));
	}

	/** Lines between two labels: 1, 2 or 5 times a power of ten. */
	private static int step(int lines, double length) {
		double least = lines / Math.max(2, length / 32);
		IntUnaryOperator larger = step -> Integer.toString(step).startsWith("2") ? step / 2 * 5 : 2 * step;
		int step = 1;
		while (step < least) {
			step = larger.applyAsInt(step);
		}
		return step;
	}
}
