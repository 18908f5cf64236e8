// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.kirchhoff.results.Series;

/** Puts lines together that differ only by chance. */
public final class Average {
	private Average() {
	}

	/** Mean and standard deviation at every x; lines need not have the same x. One line stays as it is, in its own order. */
	public static Series of(String name, List<Series> lines) {
		if (lines.size() == 1) {
			return lines.getFirst().named(name);
		}
		var first = lines.getFirst().x();
		if (lines.stream().allMatch(line -> Arrays.equals(line.x(), first))) {
			return aligned(name, first, lines.stream().map(Series::y).toList());
		}
		return scattered(name, lines);
	}

	private static Series aligned(String name, double[] x, List<double[]> ys) {
		var mean = new double[x.length];
		var sd = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			var moments = new Moments();
			for (var y : ys) {
				moments.add(y[i]);
			}
			mean[i] = moments.mean();
			sd[i] = moments.sd();
		}
		return new Series(name, x, mean, Optional.of(sd));
	}

	private static Series scattered(String name, List<Series> lines) {
		var at = new TreeMap<Double, Moments>();
		for (var line : lines) {
			for (int i = 0; i < line.x().length; i++) {
				at.computeIfAbsent(line.x()[i], any -> new Moments()).add(line.y()[i]);
			}
		}
		return new Series(name, at.keySet().stream().mapToDouble(Double::doubleValue).toArray(), at.values().stream().mapToDouble(Moments::mean).toArray(),
				Optional.of(at.values().stream().mapToDouble(Moments::sd).toArray()));
	}

	/**
	 * A line of fewer values that looks the same: means of neighbours where x rises, else every so manieth.
	 *
	 * @param most values to keep
	 */
	public static Series thinned(Series line, int most) {
		int size = line.x().length;
		if (size <= most) {
			return line;
		}
		int step = (size + most - 1) / most;
		int kept = (size + step - 1) / step;
		boolean rises = line.mark() == Series.Mark.LINE;
		for (int i = 1; i < size; i++) {
			rises &= line.x()[i] >= line.x()[i - 1];
		}
		int width = rises ? step : 1;
		return new Series(line.name(), binned(line.x(), kept, step, width), binned(line.y(), kept, step, width),
				line.sd().map(sd -> binned(sd, kept, step, width)), line.mark());
	}

	private static double[] binned(double[] values, int kept, int step, int width) {
		var means = new double[kept];
		for (int k = 0; k < kept; k++) {
			var moments = new Moments();
			for (int i = k * step; i < Math.min(values.length, k * step + width); i++) {
				moments.add(values[i]);
			}
			means[k] = moments.mean();
		}
		return means;
	}
}
