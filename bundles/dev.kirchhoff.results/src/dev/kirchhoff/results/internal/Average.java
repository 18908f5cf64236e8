// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

import dev.kirchhoff.results.Series;

/** Puts lines together that differ only by chance. */
public final class Average {
	private Average() {
	}

	/**
	 * Mean and standard deviation at every x; lines need not have the same x. Where x rises, a line counts everywhere between its ends, so
	 * that the mean does not jump from x to x with who has a value there. One line stays as it is, in its own order.
	 */
	public static Series of(String name, List<Series> lines) {
		if (lines.size() == 1) {
			return lines.getFirst().named(name);
		}
		var first = lines.getFirst().x();
		if (lines.stream().allMatch(line -> Arrays.equals(line.x(), first))) {
			return aligned(name, first, lines.stream().map(Series::y).toList());
		}
		return lines.stream().allMatch(Average::rises) ? between(name, lines) : scattered(name, lines);
	}

	/**
	 * How the mean of several running means settles. One that has come less far than others keeps its last value, and each counts for as
	 * many values as it is the mean of; nothing is told before all of them have begun.
	 *
	 * @param lines over how many values they are the means of, rising; those that have none are left out
	 */
	public static Series settling(String name, List<Series> lines) {
		var some = lines.stream().filter(line -> line.x().length > 0).toList();
		if (some.isEmpty()) {
			return new Series(name, new double[0], new double[0], Optional.empty());
		}
		if (some.size() == 1) {
			return some.getFirst().named(name);
		}
		double begin = some.stream().mapToDouble(line -> line.x()[0]).max().orElseThrow();
		var xs = some.stream().flatMapToDouble(line -> Arrays.stream(line.x())).filter(x -> x >= begin).sorted().distinct().toArray();
		return means(name, xs, x -> {
			var moments = new Moments();
			for (var line : some) {
				double reached = Math.min(x, line.x()[line.x().length - 1]);
				moments.add(at(line, reached), reached);
			}
			return moments;
		});
	}

	private static Series between(String name, List<Series> lines) {
		var xs = lines.stream().flatMapToDouble(line -> Arrays.stream(line.x())).sorted().distinct().toArray();
		return means(name, xs, x -> {
			var moments = new Moments();
			lines.forEach(line -> moments.add(at(line, x)));
			return moments;
		});
	}

	private static Series means(String name, double[] xs, DoubleFunction<Moments> at) {
		var mean = new double[xs.length];
		var sd = new double[xs.length];
		for (int i = 0; i < xs.length; i++) {
			var moments = at.apply(xs[i]);
			mean[i] = moments.mean();
			sd[i] = moments.sd();
		}
		return new Series(name, xs, mean, Optional.of(sd));
	}

	/** Linear between neighbours; NaN outside. */
	private static double at(Series line, double x) {
		int found = Arrays.binarySearch(line.x(), x);
		if (found >= 0) {
			return line.y()[found];
		}
		int right = -found - 1;
		if (right == 0 || right == line.x().length) {
			return Double.NaN;
		}
		double part = (x - line.x()[right - 1]) / (line.x()[right] - line.x()[right - 1]);
		return line.y()[right - 1] + part * (line.y()[right] - line.y()[right - 1]);
	}

	private static boolean rises(Series line) {
		for (int i = 1; i < line.x().length; i++) {
			if (!(line.x()[i] > line.x()[i - 1])) {
				return false;
			}
		}
		return true;
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
