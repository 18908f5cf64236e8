// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.fit.Measurement.Curve;
import dev.kirchhoff.results.fit.Measurement.Levels;
import dev.kirchhoff.results.fit.Measurement.Sweeps;

/** Devices that are made of tables take the measurement as it is: nothing is fitted, what was measured is drawn again. */
final class TableFit {
	private static final String TUNING = "tuning";
	private static final String IV = "iv";
	private static final String READ = "readVoltage";

	private TableFit() {
	}

	private static ParameterSpec parameter(DeviceType type, String name) {
		return type.schema().parameter(name).filter(ParameterSpec::isFile).orElseThrow(() -> type.unfit("has no table for this"));
	}

	static DeviceFit of(Levels levels, DeviceType type) {
		parameter(type, TUNING);
		var window = type.window().orElseThrow(() -> type.unfit("has no window of two parameters"));
		var csv = new StringBuilder("target [S],reached [S]\n");
		var points = new ArrayList<Series>();
		for (var level : levels.levels()) {
			for (double g : level.g()) {
				csv.append(level.target()).append(',').append(g).append('\n');
			}
			points.add(LevelFit.cumulative(level));
		}
		var values = new LinkedHashMap<String, String>();
		var estimates = new ArrayList<DeviceFit.Estimate>();
		if (levels.levels().size() > 1) {
			put(type, window.low(), levels.levels().getFirst().target(), values, estimates);
			put(type, window.high(), levels.levels().getLast().target(), values, estimates);
		}
		return new DeviceFit(type, values, estimates, Double.NaN, 0, "S", points, LevelFit.cumulative(type, points), Optional.of(new DeviceFit.Table(TUNING, "tuning", csv.toString())),
				List.of("Relative errors of the nearest measured target are drawn again; nothing is fitted."));
	}

	static DeviceFit of(Sweeps sweeps, DeviceType type) {
		parameter(type, IV);
		var read = type.schema().parameter(READ).orElseThrow(() -> type.unfit("has no read voltage"));
		var window = type.window().orElseThrow(() -> type.unfit("has no window of two parameters"));
		var curve = sweeps.curves().stream().max(Comparator.comparingDouble(TableFit::reach)).orElseThrow();
		var points = new TreeMap<Double, List<Double>>();
		for (int k = 0; k < curve.v().length; k++) {
			points.computeIfAbsent(curve.v()[k], _ -> new ArrayList<>()).add(curve.i()[k]);
		}
		double reach = points.lastKey();
		if (!(reach > 0)) {
			throw type.unfit("needs a curve at positive voltages");
		}
		double voltage = Math.min(DeviceType.standard(read), reach);
		var csv = new StringBuilder("voltage [V],current [A]\n");
		var v = new double[points.size()];
		var i = new double[points.size()];
		int at = 0;
		for (var point : points.entrySet()) {
			v[at] = point.getKey();
			i[at] = point.getValue().stream().mapToDouble(current -> current).average().orElseThrow();
			csv.append(v[at]).append(',').append(i[at]).append('\n');
			at++;
		}
		var conductance = sweeps.curves().stream().mapToDouble(one -> at(one, voltage) / voltage).filter(g -> g > 0).toArray();
		if (conductance.length == 0) {
			throw type.unfit("there is no positive current at " + voltage + " V");
		}
		var values = new LinkedHashMap<String, String>();
		var estimates = new ArrayList<DeviceFit.Estimate>();
		double high = DoubleStream.of(conductance).max().orElseThrow();
		double low = DoubleStream.of(conductance).min().orElseThrow();
		put(type, window.low(), low < high ? low : high / 10, values, estimates);
		put(type, window.high(), high, values, estimates);
		put(type, read, voltage, values, estimates);
		var measured = sweeps.curves().stream().map(one -> Series.points(one.name(), one.v(), one.i())).toList();
		return new DeviceFit(type, values, estimates, Double.NaN, 0, "A", measured, new Lines("I-V sweeps as measured", new Quantity("voltage", "V", ""),
				new Quantity("current", "A", ""), "", false, false, false, List.of(new Series("table: " + curve.name(), v, i, Optional.empty())), ""),
				Optional.of(new DeviceFit.Table(IV, "iv", csv.toString())),
				List.of("The shape of " + curve.name() + " is scaled to each cell's conductance; nothing is fitted." + (low < high ? "" : " " + window.low().name() + " is not measured.")));
	}

	private static double reach(Curve curve) {
		return Arrays.stream(curve.v()).max().orElse(0);
	}

	/** Current at a voltage, along a straight line between the nearest points. */
	private static double at(Curve curve, double voltage) {
		int below = -1;
		int above = -1;
		for (int k = 0; k < curve.v().length; k++) {
			below = curve.v()[k] <= voltage && (below < 0 || curve.v()[k] > curve.v()[below]) ? k : below;
			above = curve.v()[k] >= voltage && (above < 0 || curve.v()[k] < curve.v()[above]) ? k : above;
		}
		if (below < 0 || above < 0) {
			int only = Math.max(below, above);
			return curve.i()[only] * voltage / curve.v()[only];
		}
		double width = curve.v()[above] - curve.v()[below];
		return width == 0 ? curve.i()[below] : curve.i()[below] + (voltage - curve.v()[below]) / width * (curve.i()[above] - curve.i()[below]);
	}

	private static void put(DeviceType type, ParameterSpec spec, double value, LinkedHashMap<String, String> values, List<DeviceFit.Estimate> estimates) {
		values.put(spec.name(), type.written(spec.name(), value));
		estimates.add(type.estimate(spec, value, Double.NaN));
	}
}
