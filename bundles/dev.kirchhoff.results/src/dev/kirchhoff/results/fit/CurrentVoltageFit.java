// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.fit.LeastSquares.Unknown;
import dev.kirchhoff.results.fit.Measurement.Curve;
import dev.kirchhoff.results.fit.Measurement.Sweeps;

/**
 * A device's own I-V curve through measured ones: a conductance for each curve, and whatever else of the type shapes it. The lowest and the
 * highest conductance become the window.
 */
final class CurrentVoltageFit {
	/** Part of a curve's largest current below which deviations count by this instead of by themselves. */
	private static final double FLOOR = 0.02;
	/** Ratio below which curves are of one conductance. */
	private static final double SAME = 1.02;
	private static final int ROUNDS = 3;
	private static final int SMOOTH = 121;

	private final Sweeps sweeps;
	private final DeviceType type;
	private final Monitor monitor;

	CurrentVoltageFit(Sweeps sweeps, DeviceType type, Monitor monitor) {
		this.sweeps = sweeps;
		this.type = type;
		this.monitor = monitor;
	}

	DeviceFit fit() {
		if (!(type.standard() instanceof StaticIV)) {
			throw type.unfit("states no I-V curve");
		}
		var window = type.window().orElseThrow(() -> type.unfit("has no window of two parameters"));
		var curves = sweeps.curves();
		var conductance = curves.stream().mapToDouble(this::guess).toArray();
		var values = new LinkedHashMap<String, Double>();
		List<ParameterSpec> free = null;
		var shape = new double[0];
		LeastSquares.Solution solution = null;
		for (int round = 0; round < ROUNDS; round++) {
			window(window, conductance, values);
			if (free == null) {
				free = free(window, values, conductance);
				shape = free.stream().mapToDouble(DeviceType::standard).toArray();
			}
			solution = solve(free, values, conductance, shape).orElseThrow(() -> type.unfit("the fit does not come to an end"));
			conductance = Arrays.copyOf(solution.values(), curves.size());
			shape = Arrays.copyOfRange(solution.values(), curves.size(), solution.values().length);
			for (int k = 0; k < free.size(); k++) {
				values.put(free.get(k).name(), shape[k]);
			}
		}
		window(window, conductance, values);
		return describe(window, values, free, conductance, solution);
	}

	/** S; the mean slope, for a start. */
	private double guess(Curve curve) {
		double ratio = IntStream.range(0, curve.v().length).mapToDouble(k -> curve.i()[k] / curve.v()[k]).filter(g -> g > 0).average().orElse(Double.NaN);
		if (Double.isNaN(ratio)) {
			throw type.unfit(curve.name() + " has no current of the sign of its voltage");
		}
		return ratio;
	}

	private void window(DeviceType.Window window, double[] conductance, Map<String, Double> values) {
		double low = Arrays.stream(conductance).min().orElseThrow();
		double high = Arrays.stream(conductance).max().orElseThrow();
		if (high / low < SAME) {
			double ratio = DeviceType.standard(window.low()) / DeviceType.standard(window.high());
			low = high * Math.max(ratio, 1e-3);
		}
		values.put(window.low().name(), low);
		values.put(window.high().name(), high);
	}

	private List<ParameterSpec> free(DeviceType.Window window, Map<String, Double> values, double[] conductance) {
		var candidates = type.numbers().stream().filter(spec -> spec.type() == double.class && !spec.equals(window.low()) && !spec.equals(window.high()))
				// what has no unit shapes a curve; voltages mostly say where it is looked at
				.sorted(Comparator.comparing((ParameterSpec spec) -> spec.unit().text().equals("V"))).toList();
		var deciding = type.deciding(candidates, values, Map.of(), device -> model(device, conductance));
		if (deciding.isEmpty()) {
			return deciding;
		}
		var start = deciding.stream().mapToDouble(DeviceType::standard).toArray();
		var determined = problem(deciding, values, conductance, start).determined();
		return IntStream.range(0, deciding.size()).filter(k -> determined[conductance.length + k]).mapToObj(deciding::get).toList();
	}

	private double[] model(Device device, double[] conductance) {
		var all = new double[points()];
		int at = 0;
		for (int c = 0; c < conductance.length; c++) {
			for (double v : sweeps.curves().get(c).v()) {
				all[at++] = ((StaticIV) device).current(conductance[c], v);
			}
		}
		return all;
	}

	private int points() {
		return sweeps.curves().stream().mapToInt(curve -> curve.v().length).sum();
	}

	private LeastSquares problem(List<ParameterSpec> free, Map<String, Double> values, double[] conductance, double[] shape) {
		var unknowns = new ArrayList<Unknown>();
		for (double g : conductance) {
			unknowns.add(new Unknown(g, 1e-15, 1, true, 1));
		}
		for (int k = 0; k < free.size(); k++) {
			unknowns.add(DeviceType.unknown(free.get(k), shape[k]));
		}
		return new LeastSquares(unknowns, x -> residuals(free, values, conductance.length, x), monitor);
	}

	private Optional<LeastSquares.Solution> solve(List<ParameterSpec> free, Map<String, Double> values, double[] conductance, double[] shape) {
		return problem(free, values, conductance, shape).solve();
	}

	private double[] residuals(List<ParameterSpec> free, Map<String, Double> values, int curves, double[] x) {
		var tried = new LinkedHashMap<>(values);
		for (int k = 0; k < free.size(); k++) {
			tried.put(free.get(k).name(), x[curves + k]);
		}
		var device = type.make(tried, Map.of());
		var left = device.map(one -> model(one, Arrays.copyOf(x, curves))).orElseGet(() -> filled(points(), Double.NaN));
		int at = 0;
		for (var curve : sweeps.curves()) {
			double floor = FLOOR * Arrays.stream(curve.i()).map(Math::abs).max().orElse(1);
			for (double i : curve.i()) {
				left[at] = (left[at] - i) / (Math.abs(i) + floor);
				at++;
			}
		}
		return left;
	}

	private static double[] filled(int size, double value) {
		var all = new double[size];
		Arrays.fill(all, value);
		return all;
	}

	private DeviceFit describe(DeviceType.Window window, Map<String, Double> values, List<ParameterSpec> free, double[] conductance, LeastSquares.Solution solution) {
		var device = type.make(values, Map.of()).orElseThrow(() -> type.unfit("its parameters contradict each other where the measurement lies"));
		int low = IntStream.range(0, conductance.length).boxed().min(Comparator.comparingDouble(k -> conductance[k])).orElseThrow();
		int high = IntStream.range(0, conductance.length).boxed().max(Comparator.comparingDouble(k -> conductance[k])).orElseThrow();
		var estimates = new ArrayList<DeviceFit.Estimate>();
		boolean one = conductance[high] / conductance[low] < SAME;
		if (!one) {
			estimates.add(type.estimate(window.low(), conductance[low], solution.errors()[low]));
		}
		estimates.add(type.estimate(window.high(), conductance[high], solution.errors()[high]));
		for (int k = 0; k < free.size(); k++) {
			estimates.add(type.estimate(free.get(k), values.get(free.get(k).name()), solution.errors()[conductance.length + k]));
		}
		var texts = new LinkedHashMap<String, String>();
		values.forEach((name, value) -> texts.put(name, type.written(name, value)));
		var remarks = new ArrayList<String>();
		if (one) {
			remarks.add("The curves are of one conductance: " + window.low().name() + " is not measured but set to " + texts.get(window.low().name()) + ".");
		}
		if (free.isEmpty()) {
			remarks.add("The type is ohmic: the sweeps tell its window only.");
		}
		var current = new Statistics();
		var fitted = model(device, conductance);
		int at = 0;
		for (var curve : sweeps.curves()) {
			for (double i : curve.i()) {
				current.add(i, fitted[at++]);
			}
		}
		var points = new ArrayList<Series>();
		var lines = new ArrayList<Series>();
		for (int c = 0; c < conductance.length; c++) {
			var curve = sweeps.curves().get(c);
			points.add(Series.points(curve.name(), curve.v(), curve.i()));
			double from = Math.min(0, Arrays.stream(curve.v()).min().orElse(0));
			double to = Math.max(0, Arrays.stream(curve.v()).max().orElse(1));
			var v = IntStream.range(0, SMOOTH).mapToDouble(k -> from + (to - from) * k / (SMOOTH - 1)).toArray();
			double g = conductance[c];
			lines.add(new Series(curve.name() + ": " + Scale.of("S", g).text(g), v, Arrays.stream(v).map(volt -> ((StaticIV) device).current(g, volt)).toArray(), Optional.empty()));
		}
		return new DeviceFit(type, texts, estimates, current.rSquared(), current.rms(), "A", points, new Lines("Fit of " + type.id(), new Quantity("voltage", "V", ""),
				new Quantity("current", "A", ""), "", false, false, false, lines, ""), Optional.empty(), remarks);
	}
}
