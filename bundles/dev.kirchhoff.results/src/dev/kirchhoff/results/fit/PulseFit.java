// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.fit.LeastSquares.Unknown;
import dev.kirchhoff.results.fit.Measurement.Train;
import dev.kirchhoff.results.fit.Measurement.Trains;

/**
 * What a device does under trains of pulses, through measured ones. The window is that of the measurement; each train starts where it did, up
 * to noise; what shapes the way in between is fitted, RESET before SET, and at last what the steps scatter by.
 */
final class PulseFit {
	/** V, s: a pulse that suffices for a device that asks for a voltage. */
	private static final double AMPLITUDE = 5;
	private static final double WIDTH = 1e-3;
	/** Part of the window by which a device may leave it. */
	private static final double BEYOND = 0.15;
	private static final double[] STARTS = { 1, 0.1, 10, 50 };

	private final Trains all;
	private final DeviceType type;
	private final Monitor monitor;
	private final double low;
	private final double high;

	PulseFit(Trains all, DeviceType type, Monitor monitor) {
		this.all = all;
		this.type = type;
		this.monitor = monitor;
		low = all.values().min().orElseThrow();
		high = all.values().max().orElseThrow();
	}

	/** What is known so far. */
	private record State(Map<String, Double> values, Map<String, String> choices, Map<String, Double> errors, double cost) {
	}

	DeviceFit fit() {
		var window = type.window().orElseThrow(() -> type.unfit("has no window of two parameters"));
		if (!(high > low)) {
			throw type.unfit("the conductance does not change");
		}
		var standard = type.standard();
		if (!(standard instanceof Gradual) && !(standard instanceof Pulsed)) {
			throw type.unfit("knows no single pulses");
		}
		var values = new LinkedHashMap<String, Double>();
		values.put(window.low().name(), low);
		values.put(window.high().name(), high);
		var state = new State(values, Map.of(), Map.of(), Double.NaN);
		var taken = new ArrayList<ParameterSpec>(List.of(window.low(), window.high()));
		for (boolean set : new boolean[] { false, true }) {
			var trains = all.trains().stream().filter(train -> train.set() == set).toList();
			if (!trains.isEmpty()) {
				if (standard instanceof Gradual gradual && !gradual.has(kind(set))) {
					throw type.unfit("has no " + (set ? "SET" : "RESET") + " by little steps");
				}
				state = shape(trains, state, taken);
			}
		}
		return describe(window, noise(state));
	}

	private static Kind kind(boolean set) {
		return set ? Kind.WEAK_SET : Kind.WEAK_RESET;
	}

	/** Fits what shapes these trains and has not been fitted before, with every choice that matters. */
	private State shape(List<Train> trains, State state, List<ParameterSpec> taken) {
		var candidates = type.numbers().stream().filter(spec -> !taken.contains(spec)).toList();
		var start = starts(trains);
		var deciding = type.deciding(candidates, state.values, state.choices, device -> model(device, trains, start));
		State best = null;
		for (var choices : choices(trains, state, start)) {
			for (double factor : STARTS) {
				var tried = solve(trains, state, deciding, choices, factor);
				if (tried.isPresent() && (best == null || tried.get().cost < best.cost * (1 - 1e-6))) {
					best = tried.get();
				}
			}
		}
		if (best == null) {
			throw type.unfit("its pulses do not lead through the measured conductances");
		}
		taken.addAll(deciding);
		return best;
	}

	/** Values of choices that make a difference, each with all others as they are. */
	private List<Map<String, String>> choices(List<Train> trains, State state, double[] start) {
		var variants = new ArrayList<Map<String, String>>(List.of(state.choices));
		for (var spec : type.schema().parameters()) {
			if (spec.choices().isEmpty() || state.choices.containsKey(spec.name()) || spec.defaultValue() == null) {
				continue;
			}
			var before = type.make(state.values, state.choices).map(device -> model(device, trains, start)).orElse(null);
			for (var choice : spec.choices()) {
				var with = new LinkedHashMap<>(state.choices);
				with.put(spec.name(), choice);
				var after = type.make(state.values, with).map(device -> model(device, trains, start)).orElse(null);
				if (before != null && after != null && !Arrays.equals(before, after)) {
					variants.add(with);
				}
			}
		}
		return variants;
	}

	private static double[] starts(List<Train> trains) {
		return trains.stream().mapToDouble(train -> train.g()[0]).toArray();
	}

	private Optional<State> solve(List<Train> trains, State state, List<ParameterSpec> deciding, Map<String, String> choices, double factor) {
		var unknowns = new ArrayList<Unknown>();
		for (var train : trains) {
			unknowns.add(new Unknown(train.g()[0], 2 * low - high, 2 * high - low, false, high - low));
		}
		for (var spec : deciding) {
			unknowns.add(DeviceType.unknown(spec, start(spec, state, unknowns.size() == trains.size() ? factor : 1)));
		}
		var problem = new LeastSquares(unknowns, x -> residuals(trains, state, deciding, choices, x), monitor);
		var solved = problem.solve();
		if (solved.isEmpty()) {
			return Optional.empty();
		}
		var values = new LinkedHashMap<>(state.values);
		var errors = new LinkedHashMap<>(state.errors);
		for (int k = 0; k < deciding.size(); k++) {
			values.put(deciding.get(k).name(), solved.get().values()[trains.size() + k]);
			errors.put(deciding.get(k).name(), solved.get().errors()[trains.size() + k]);
		}
		var device = type.make(values, choices);
		boolean within = device.isPresent() && DoubleStream.of(model(device.get(), trains, Arrays.copyOf(solved.get().values(), trains.size())))
				.allMatch(g -> g > low - BEYOND * (high - low) && g < high + BEYOND * (high - low));
		return within ? Optional.of(new State(values, choices, errors, solved.get().cost())) : Optional.empty();
	}

	/**
	 * Where a parameter begins. One that stands at its lowest value, as if it were not there, begins at that of the parameter it is named after:
	 * weakSetStrength at strength.
	 */
	private double start(ParameterSpec spec, State state, double factor) {
		double standard = DeviceType.standard(spec);
		if (standard == spec.min()) {
			for (var known : state.values.keySet()) {
				if (spec.name().toLowerCase(Locale.ROOT).endsWith(known.toLowerCase(Locale.ROOT)) && state.values.get(known) > 0) {
					return Math.min(spec.max(), state.values.get(known) * factor);
				}
			}
			return standard + DeviceType.defaultStep(spec) * factor;
		}
		return Math.clamp(standard * factor, spec.min(), spec.max());
	}

	private double[] residuals(List<Train> trains, State state, List<ParameterSpec> deciding, Map<String, String> choices, double[] x) {
		var start = Arrays.copyOf(x, trains.size());
		var tried = new LinkedHashMap<>(state.values);
		ParameterSpec whole = null;
		for (int k = 0; k < deciding.size(); k++) {
			tried.put(deciding.get(k).name(), x[trains.size() + k]);
			whole = deciding.get(k).type() == int.class ? deciding.get(k) : whole;
		}
		var model = whole == null ? type.make(tried, choices).map(device -> model(device, trains, start)).orElse(null) : between(tried, choices, whole, trains, start);
		var left = new double[trains.stream().mapToInt(train -> train.g().length).sum()];
		int at = 0;
		for (var train : trains) {
			for (double g : train.g()) {
				left[at] = model == null ? Double.NaN : (model[at] - g) / (high - low);
				at++;
			}
		}
		return left;
	}

	/** A whole number as if it were none: between the two next to it. */
	private double[] between(Map<String, Double> tried, Map<String, String> choices, ParameterSpec whole, List<Train> trains, double[] start) {
		double value = tried.get(whole.name());
		var below = new LinkedHashMap<>(tried);
		below.put(whole.name(), Math.floor(value));
		var above = new LinkedHashMap<>(tried);
		above.put(whole.name(), Math.floor(value) + 1);
		var a = type.make(below, choices).map(device -> model(device, trains, start)).orElse(null);
		var b = type.make(above, choices).map(device -> model(device, trains, start)).orElse(null);
		if (a == null || b == null) {
			return a == null ? b : a;
		}
		double part = value - Math.floor(value);
		return IntStream.range(0, a.length).mapToDouble(k -> a[k] + part * (b[k] - a[k])).toArray();
	}

	/** Conductances after every pulse that was measured, without chance. */
	private double[] model(Device device, List<Train> trains, double[] start) {
		var all = new double[trains.stream().mapToInt(train -> train.g().length).sum()];
		int at = 0;
		for (int t = 0; t < trains.size(); t++) {
			var train = trains.get(t);
			var g = new double[] { start[t] };
			all[at++] = g[0];
			for (int k = 1; k < train.g().length; k++) {
				step(device, train.set(), g, train.pulse()[k] - train.pulse()[k - 1], 0);
				all[at++] = g[0];
			}
		}
		return all;
	}

	private static void step(Device device, boolean set, double[] g, double pulses, float normal) {
		if (device instanceof Gradual gradual) {
			gradual.pulse(kind(set), g, new double[] { pulses }, gradual.isRandom(kind(set)) ? new float[] { normal } : null, 0, 1);
			return;
		}
		var cells = new Cells(1, new int[1], new int[1], new Draws(new RandomStream[] { RandomStream.of(0) }, 1));
		cells.conductance()[0] = g[0];
		var pulse = new Pulses(set ? Kind.SET : Kind.RESET, new double[] { set ? AMPLITUDE : -AMPLITUDE }, new double[] { AMPLITUDE }, WIDTH);
		for (int k = 0; k < pulses; k++) {
			((Pulsed) device).pulse(cells, pulse);
		}
		g[0] = cells.conductance()[0];
	}

	/** Adds what the steps scatter by, if the type has a parameter for it. */
	private State noise(State state) {
		var device = type.make(state.values, state.choices).orElseThrow();
		var train = all.trains().stream().filter(one -> device instanceof Gradual gradual && gradual.isRandom(kind(one.set())) && one.g().length > 10).findFirst();
		if (train.isEmpty()) {
			return state;
		}
		double middle = low + (high - low) / 2;
		double each = (train.get().pulse()[train.get().pulse().length - 1]) / (train.get().pulse().length - 1);
		boolean set = train.get().set();
		var candidates = type.numbers().stream().filter(spec -> spec.type() == double.class && !state.values.containsKey(spec.name())).toList();
		var scatter = type.deciding(candidates, state.values, state.choices, one -> new double[] { jump(one, set, middle, each) });
		if (scatter.isEmpty()) {
			return state;
		}
		double square = 0;
		int count = 0;
		for (int k = 1; k < train.get().g().length; k++) {
			var g = new double[] { train.get().g()[k - 1] };
			step(device, set, g, train.get().pulse()[k] - train.get().pulse()[k - 1], 0);
			square += (train.get().g()[k] - g[0]) * (train.get().g()[k] - g[0]);
			count++;
		}
		double wanted = Math.sqrt(square / count);
		var spec = scatter.getFirst();
		double value = DeviceType.standard(spec);
		for (int round = 0; round < 20; round++) {
			var tried = new LinkedHashMap<>(state.values);
			tried.put(spec.name(), value);
			double now = type.make(tried, state.choices).map(one -> jump(one, set, middle, each)).orElse(0.);
			if (!(now > 0)) {
				return state;
			}
			value = Math.clamp(value * wanted / now, spec.min(), spec.max());
		}
		var values = new LinkedHashMap<>(state.values);
		values.put(spec.name(), value);
		var errors = new LinkedHashMap<>(state.errors);
		errors.put(spec.name(), value / Math.sqrt(2. * count));
		return new State(values, state.choices, errors, state.cost);
	}

	/** What one standard deviation of chance does to a cell in the middle. */
	private static double jump(Device device, boolean set, double middle, double pulses) {
		var with = new double[] { middle };
		var without = new double[] { middle };
		step(device, set, with, pulses, 1);
		step(device, set, without, pulses, 0);
		return Math.abs(with[0] - without[0]);
	}

	private DeviceFit describe(DeviceType.Window window, State state) {
		var device = type.make(state.values, state.choices).orElseThrow(() -> type.unfit("its parameters contradict each other where the measurement lies"));
		var estimates = new ArrayList<DeviceFit.Estimate>();
		var texts = new LinkedHashMap<String, String>();
		state.values.forEach((name, value) -> {
			estimates.add(type.estimate(type.schema().parameter(name).orElseThrow(), value, state.errors.getOrDefault(name, Double.NaN)));
			texts.put(name, type.written(name, value));
		});
		texts.putAll(state.choices);
		var points = new ArrayList<Series>();
		var lines = new ArrayList<Series>();
		var statistics = new Statistics();
		int number = 0;
		for (var train : all.trains()) {
			var one = List.of(train);
			var start = new LeastSquares(List.of(new Unknown(train.g()[0], 2 * low - high, 2 * high - low, false, high - low)), x -> {
				var model = model(device, one, x);
				return IntStream.range(0, model.length).mapToDouble(k -> (model[k] - train.g()[k]) / (high - low)).toArray();
			}, monitor).solve().map(LeastSquares.Solution::values).orElse(new double[] { train.g()[0] });
			var fitted = model(device, one, start);
			for (int k = 0; k < fitted.length; k++) {
				statistics.add(train.g()[k], fitted[k]);
			}
			number++;
			var name = (train.set() ? "SET" : "RESET") + (all.trains().size() > 2 ? " " + number : "");
			points.add(Series.points(name, train.pulse(), train.g()));
			lines.add(new Series(name, train.pulse(), fitted, Optional.empty()));
		}
		var remarks = new ArrayList<String>();
		remarks.add(window.low().name() + " and " + window.high().name() + " are the lowest and the highest measured conductance.");
		state.choices.forEach((name, choice) -> remarks.add(name + " is " + choice + ", which fits best."));
		return new DeviceFit(type, texts, estimates, statistics.rSquared(), statistics.rms(), "S", points, new Lines("Fit of " + type.id(),
				new Quantity("pulses", "1", ""), new Quantity("conductance", "S", ""), "", false, false, false, lines, ""), Optional.empty(), remarks);
	}
}
