// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.fit.LeastSquares.Unknown;
import dev.kirchhoff.results.fit.Measurement.Level;
import dev.kirchhoff.results.fit.Measurement.Levels;

/**
 * Where cells of a device end up that are tuned to a target, or relax from it, against where measured ones do: means and standard deviations
 * are brought together. The random numbers are always the same ones, so that the model is smooth in its parameters.
 */
final class LevelFit {
	private static final int CELLS = 1000;

	private final Levels measured;
	private final DeviceType type;
	private final Monitor monitor;

	LevelFit(Levels measured, DeviceType type, Monitor monitor) {
		this.measured = measured;
		this.type = type;
		this.monitor = monitor;
	}

	DeviceFit fit() {
		var standard = type.standard();
		if (!(standard instanceof Tunable) && !(standard instanceof Relaxing)) {
			throw type.unfit("does not say where tuned cells end up");
		}
		var window = type.window().orElseThrow(() -> type.unfit("has no window of two parameters"));
		var values = new LinkedHashMap<String, Double>();
		var levels = measured.levels();
		if (levels.size() > 1) {
			values.put(window.low().name(), levels.getFirst().target());
			values.put(window.high().name(), levels.getLast().target());
		}
		if (type.make(values, Map.of()).isEmpty()) {
			throw type.unfit("cannot have a window from " + text(levels.getFirst().target()) + " to " + text(levels.getLast().target()));
		}
		var candidates = type.numbers().stream().filter(spec -> spec.type() == double.class && !spec.equals(window.low()) && !spec.equals(window.high())).toList();
		var deciding = type.deciding(candidates, values, Map.of(), this::moments);
		if (deciding.isEmpty()) {
			throw type.unfit("no parameter of it says how tuned cells scatter");
		}
		var start = deciding.stream().mapToDouble(LevelFit::start).toArray();
		var determined = problem(deciding, values, start).determined();
		var free = IntStream.range(0, deciding.size()).filter(k -> determined[k]).mapToObj(deciding::get).toList();
		var others = new LinkedHashMap<>(values);
		deciding.stream().filter(spec -> !free.contains(spec) && spec.min() <= 0).forEach(spec -> others.put(spec.name(), 0.));
		var solution = problem(free, others, free.stream().mapToDouble(LevelFit::start).toArray()).solve().orElseThrow(() -> type.unfit("the fit does not come to an end"));
		for (int k = 0; k < free.size(); k++) {
			others.put(free.get(k).name(), solution.values()[k]);
		}
		return describe(window, others, free, solution);
	}

	/** Small where the default is nothing. */
	private static double start(ParameterSpec spec) {
		double standard = DeviceType.standard(spec);
		return standard == 0 ? DeviceType.defaultStep(spec) : standard;
	}

	private static String text(double siemens) {
		return Scale.of("S", siemens).text(siemens);
	}

	private LeastSquares problem(List<ParameterSpec> free, Map<String, Double> values, double[] start) {
		var unknowns = new ArrayList<Unknown>();
		for (int k = 0; k < free.size(); k++) {
			unknowns.add(DeviceType.unknown(free.get(k), start[k]));
		}
		return new LeastSquares(unknowns, x -> residuals(free, values, x), monitor);
	}

	/** Distances of means and standard deviations, in standard errors of the measured ones. */
	private double[] residuals(List<ParameterSpec> free, Map<String, Double> values, double[] x) {
		var tried = new LinkedHashMap<>(values);
		for (int k = 0; k < free.size(); k++) {
			tried.put(free.get(k).name(), x[k]);
		}
		var model = type.make(tried, Map.of()).map(this::moments).orElse(null);
		var left = new double[2 * measured.levels().size()];
		for (int k = 0; k < measured.levels().size(); k++) {
			var level = measured.levels().get(k);
			double sd = Math.max(sd(level.g()), 1e-3 * level.target());
			double error = sd / Math.sqrt(level.g().length);
			left[2 * k] = model == null ? Double.NaN : (model[2 * k] - mean(level.g())) / error;
			left[2 * k + 1] = model == null ? Double.NaN : (model[2 * k + 1] - sd(level.g())) / (error / Math.sqrt(2));
		}
		return left;
	}

	/** Mean and standard deviation at each level. */
	private double[] moments(Device device) {
		var moments = new double[2 * measured.levels().size()];
		for (int k = 0; k < measured.levels().size(); k++) {
			var reached = reached(device, measured.levels().get(k).target(), k);
			moments[2 * k] = mean(reached);
			moments[2 * k + 1] = sd(reached);
		}
		return moments;
	}

	private static double[] reached(Device device, double target, int level) {
		var cells = new Cells(1, new int[CELLS], new int[CELLS], new Draws(new RandomStream[] { RandomStream.of(level) }, CELLS));
		Arrays.fill(cells.target(), target);
		Arrays.fill(cells.conductance(), target);
		if (device instanceof Tunable tunable) {
			tunable.tune(cells);
		} else {
			var which = new boolean[CELLS];
			Arrays.fill(which, true);
			((Relaxing) device).relax(cells, which);
		}
		return cells.conductance();
	}

	private static double mean(double[] values) {
		return DoubleStream.of(values).average().orElseThrow();
	}

	private static double sd(double[] values) {
		double mean = mean(values);
		return Math.sqrt(DoubleStream.of(values).map(g -> (g - mean) * (g - mean)).sum() / (values.length - 1));
	}

	private DeviceFit describe(DeviceType.Window window, Map<String, Double> values, List<ParameterSpec> free, LeastSquares.Solution solution) {
		var device = type.make(values, Map.of()).orElseThrow(() -> type.unfit("its parameters contradict each other where the measurement lies"));
		var estimates = new ArrayList<DeviceFit.Estimate>();
		for (var end : List.of(window.low(), window.high())) {
			if (values.containsKey(end.name())) {
				estimates.add(type.estimate(end, values.get(end.name()), Double.NaN));
			}
		}
		for (int k = 0; k < free.size(); k++) {
			// errors of the fit alone would be nothing where it meets all moments: in units of standard errors, they are those of the measurement
			estimates.add(type.estimate(free.get(k), solution.values()[k], error(solution, k)));
		}
		var texts = new LinkedHashMap<String, String>();
		values.forEach((name, value) -> texts.put(name, type.written(name, value)));
		var statistics = new Statistics();
		var points = new ArrayList<Series>();
		var lines = new ArrayList<Series>();
		for (int k = 0; k < measured.levels().size(); k++) {
			var level = measured.levels().get(k);
			var own = cumulative(text(level.target()), level.g());
			var fitted = cumulative(text(level.target()), reached(device, level.target(), k));
			for (int i = 0; i < own.x().length; i++) {
				statistics.add(own.x()[i], fitted.x()[(int) (own.y()[i] * fitted.x().length)]);
			}
			points.add(Series.points(own.name(), own.x(), own.y()));
			lines.add(fitted);
		}
		var remarks = new ArrayList<String>();
		if (!(device instanceof Tunable)) {
			remarks.add("The type has no tuning of its own: the spread is taken for what cells relax by after their last verification.");
		}
		return new DeviceFit(type, texts, estimates, statistics.rSquared(), statistics.rms(), "S", points, cumulative(type, lines), Optional.empty(), remarks);
	}

	private double error(LeastSquares.Solution solution, int k) {
		int free = 2 * measured.levels().size() - solution.values().length;
		return free <= 0 || !(solution.cost() > 0) ? solution.errors()[k] : solution.errors()[k] / Math.sqrt(Math.min(1, solution.cost() / free));
	}

	static Lines cumulative(DeviceType type, List<Series> lines) {
		return new Lines("Fit of " + type.id(), new Quantity("conductance", "S", ""), new Quantity("part of cells", "1", ""), "target", false, false, false, lines, "");
	}

	static Series cumulative(String name, double[] values) {
		var x = values.clone();
		Arrays.sort(x);
		return new Series(name, x, IntStream.range(0, x.length).mapToDouble(k -> (k + 0.5) / x.length).toArray(), Optional.empty());
	}

	static Series cumulative(Level level) {
		var line = cumulative(text(level.target()), level.g());
		return Series.points(line.name(), line.x(), line.y());
	}
}
