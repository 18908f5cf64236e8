// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.IOException;
import java.util.Arrays;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.internal.chart.BoxChart;
import dev.kirchhoff.results.internal.chart.HeatMap;
import dev.kirchhoff.results.internal.chart.HistogramChart;
import dev.kirchhoff.results.internal.chart.LineChart;
import dev.kirchhoff.results.internal.chart.Standalone;
import dev.kirchhoff.results.internal.report.LineFigure;
import dev.kirchhoff.results.internal.report.StyleSheet;

/**
 * Single pictures as files: SVG drawn as the report draws it, which needs no style sheet beside it, and CSV of the numbers in it.
 */
public final class Pictures {
	private static final double WIDTH = 640;
	private static final double HEIGHT = 400;

	private Pictures() {
	}

	public static String svg(Lines lines) {
		return standalone(new LineChart(LineFigure.few(lines), WIDTH, HEIGHT).svg());
	}

	public static String svg(Matrix matrix, Quantity x, Quantity y, Quantity value) {
		return standalone(new HeatMap(matrix, HeatMap.isBetween(matrix, x, y), x, y, value, lowest(matrix), highest(matrix), WIDTH, WIDTH * 0.8).svg());
	}

	/** @param counted what there is so many of */
	public static String svg(Histogram histogram, Quantity x, String counted) {
		double most = histogram.counts().stream().flatMapToDouble(counts -> Arrays.stream(counts.values())).max().orElse(1);
		return standalone(new HistogramChart(histogram, x, counted, most, WIDTH, HEIGHT).svg());
	}

	public static String svg(Boxes boxes) {
		return standalone(new BoxChart(boxes, WIDTH).svg());
	}

	private static String standalone(String svg) {
		return new Standalone(StyleSheet.text()).of(svg);
	}

	/** Least finite value; 0 if there is none. */
	public static double lowest(Matrix matrix) {
		return -largest(matrix, -1);
	}

	/** Largest finite value; 0 if there is none. */
	public static double highest(Matrix matrix) {
		return largest(matrix, 1);
	}

	/** Maps can have a million values. */
	private static double largest(Matrix matrix, int sign) {
		double most = Double.NEGATIVE_INFINITY;
		for (var row : matrix.values()) {
			for (double v : row) {
				if (Double.isFinite(v) && sign * v > most) {
					most = sign * v;
				}
			}
		}
		return most == Double.NEGATIVE_INFINITY ? 0 : most;
	}

	/** Least value above 0; NaN if there is none. */
	public static double lowestPositive(Matrix matrix) {
		double least = Double.POSITIVE_INFINITY;
		for (var row : matrix.values()) {
			for (double v : row) {
				if (v > 0 && v < least) {
					least = v;
				}
			}
		}
		return least == Double.POSITIVE_INFINITY ? Double.NaN : least;
	}

	/** One row a value, in the units of the data; the name of its line first where there are several. */
	public static void csv(Lines lines, Appendable out) throws IOException {
		boolean several = lines.series().size() > 1;
		boolean spread = lines.series().stream().anyMatch(one -> one.sd().isPresent());
		out.append(several ? field(lines.legend().isEmpty() ? "line" : lines.legend()) + "," : "").append(field(lines.x().label())).append(',')
				.append(field(lines.y().label())).append(spread ? ",sd" : "").append('\n');
		for (var one : lines.series()) {
			for (int i = 0; i < one.x().length; i++) {
				out.append(several ? field(one.name()) + "," : "").append(number(one.x()[i])).append(',').append(number(one.y()[i]));
				if (spread) {
					out.append(',').append(one.sd().isPresent() ? number(one.sd().get()[i]) : "");
				}
				out.append('\n');
			}
		}
	}

	/** One row a place. */
	public static void csv(Matrix matrix, Quantity x, Quantity y, Quantity value, Appendable out) throws IOException {
		out.append(field(x.label())).append(',').append(field(y.label())).append(',').append(field(value.label())).append('\n');
		for (int j = 0; j < matrix.y().length; j++) {
			for (int i = 0; i < matrix.x().length; i++) {
				out.append(number(matrix.x()[i])).append(',').append(number(matrix.y()[j])).append(',').append(number(matrix.values()[j][i])).append('\n');
			}
		}
	}

	/** One row a bin. */
	public static void csv(Histogram histogram, Quantity x, Appendable out) throws IOException {
		out.append(field(new Quantity(x.name() + "-from", x.unit(), "").label())).append(',').append(field(new Quantity(x.name() + "-to", x.unit(), "").label()));
		for (var counts : histogram.counts()) {
			out.append(',').append(field(counts.name().isEmpty() ? "count" : counts.name()));
		}
		out.append('\n');
		for (int bin = 0; bin < histogram.from().length; bin++) {
			out.append(number(histogram.from()[bin])).append(',').append(number(histogram.to()[bin]));
			for (var counts : histogram.counts()) {
				out.append(',').append(number(counts.values()[bin]));
			}
			out.append('\n');
		}
	}

	/** One row a box. */
	public static void csv(Boxes boxes, Appendable out) throws IOException {
		out.append(field(boxes.heading().isEmpty() ? "point" : boxes.heading())).append(",count,mean,sd,min,p05,q1,median,q3,p95,max\n");
		for (var box : boxes.boxes()) {
			var all = box.statistics();
			out.append(field(box.name())).append(',').append(Long.toString(all.count()));
			for (double value : new double[] { all.mean(), all.sd(), all.min(), all.p05(), all.q1(), all.median(), all.q3(), all.p95(), all.max() }) {
				out.append(',').append(number(value));
			}
			out.append('\n');
		}
	}

	static String number(double value) {
		return Double.isNaN(value) ? "" : value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}

	/** A field of a CSV file, quoted where it must be. */
	static String field(String text) {
		return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
