// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.parameter.ParameterSpec;

/**
 * A type that may be fitted: its parameters, and devices made of them. Everything else, which parameter does what and which one a measurement
 * can tell, is found by trying, so that types of other plug-ins are fitted as well as Kirchhoff's own.
 *
 * @param id   of the type
 * @param name for people
 */
public record DeviceType(String id, String name, ParameterSchema schema) {
	/** Part of a parameter by which it is changed to see what it does. */
	private static final double NUDGE = 0.02;
	private static final double NOTHING = 1e-9;

	/** A parameter at the low or the high end of the window. */
	record Window(ParameterSpec low, ParameterSpec high) {
	}

	/** Whether it is made of measured tables instead of a law. */
	boolean isTable() {
		return DeviceSource.class.isAssignableFrom(schema.type());
	}

	/** A device with some values; the others take their defaults. */
	Optional<Device> make(Map<String, Double> numbers, Map<String, String> others) {
		var texts = new LinkedHashMap<>(others);
		numbers.forEach((parameter, value) -> texts.put(parameter, text(parameter, value)));
		var made = schema.bind(texts, path -> path).instance();
		try {
			return switch (made.orElse(null)) {
				case Device device -> Optional.of(device);
				case DeviceSource source -> Optional.of(source.load());
				case null, default -> Optional.empty();
			};
		} catch (IOException | KirchhoffException unfit) {
			return Optional.empty();
		}
	}

	private String text(String parameter, double value) {
		boolean whole = schema.parameter(parameter).filter(spec -> spec.type() != double.class).isPresent();
		return whole ? Long.toString(Math.round(value)) : Double.toString(value);
	}

	/** With defaults alone. */
	Device standard() {
		return make(Map.of(), Map.of()).orElseThrow(() -> new KirchhoffException("a device of type " + id + " needs parameters that have no default", "choose another type"));
	}

	/** Numbers with a default. */
	List<ParameterSpec> numbers() {
		return schema.parameters().stream().filter(spec -> (spec.type() == double.class || spec.type() == int.class) && spec.defaultValue() != null).toList();
	}

	static double standard(ParameterSpec spec) {
		return ((Number) spec.read(spec.defaultValue())).doubleValue();
	}

	/** The two parameters that are the window; empty if it is not made of two. */
	Optional<Window> window() {
		var window = standard().window();
		ParameterSpec low = null;
		ParameterSpec high = null;
		for (var spec : numbers()) {
			if (spec.type() == double.class && spec.unit().text().equals("S")) {
				double value = standard(spec);
				low = low == null && value == window.low() && changesWindow(spec, true) ? spec : low;
				high = high == null && value == window.high() && changesWindow(spec, false) ? spec : high;
			}
		}
		return low == null || high == null ? Optional.empty() : Optional.of(new Window(low, high));
	}

	private boolean changesWindow(ParameterSpec spec, boolean low) {
		double moved = standard(spec) == 0 ? 1e-9 : standard(spec) * (1 + NUDGE / 10);
		var before = standard().window();
		return make(Map.of(spec.name(), moved), Map.of()).map(Device::window).filter(after -> low ? after.low() != before.low() : after.high() != before.high()).isPresent();
	}

	/** What a device does, as numbers; null or NaN where it cannot do it. */
	@FunctionalInterface
	interface Behaviour {
		double[] of(Device device);
	}

	/** Those of some parameters that change what a device does. */
	List<ParameterSpec> deciding(List<ParameterSpec> candidates, Map<String, Double> fixed, Map<String, String> others, Behaviour behaviour) {
		var before = make(fixed, others).map(behaviour::of).orElse(null);
		var found = new ArrayList<ParameterSpec>();
		for (var spec : candidates) {
			double value = fixed.getOrDefault(spec.name(), standard(spec));
			double step = spec.type() == int.class ? Math.max(1, Math.rint(value * NUDGE)) : value == 0 ? defaultStep(spec) : Math.abs(value) * NUDGE;
			// a negative least value stands for none
			double moved = value == spec.min() && value < 0 ? 1 : value + step > spec.max() ? value - step : value + step;
			var changed = new LinkedHashMap<>(fixed);
			changed.put(spec.name(), moved);
			var after = make(changed, others).map(behaviour::of).orElse(null);
			if (before != null && after != null && differs(before, after)) {
				found.add(spec);
			}
		}
		return found;
	}

	/** Where the default is 0, what may be a small step. */
	static double defaultStep(ParameterSpec spec) {
		return switch (spec.unit().text()) {
			case "S" -> 1e-6;
			case "1/S" -> 1;
			default -> Double.isFinite(spec.max()) ? spec.max() / 100 : 0.01;
		};
	}

	private static boolean differs(double[] a, double[] b) {
		double largest = 0;
		double difference = 0;
		for (int k = 0; k < a.length; k++) {
			largest = Math.max(largest, Math.abs(a[k]));
			difference = Math.max(difference, Math.abs(a[k] - b[k]));
		}
		return difference > NOTHING * largest;
	}

	/** An unknown for a parameter. */
	static LeastSquares.Unknown unknown(ParameterSpec spec, double start) {
		boolean logarithmic = spec.min() >= 0 && start > 0;
		double scale = start == 0 ? defaultStep(spec) : Math.abs(start);
		return new LeastSquares.Unknown(start, Double.isFinite(spec.min()) ? spec.min() : -Double.MAX_VALUE, Double.isFinite(spec.max()) ? spec.max() : Double.MAX_VALUE, logarithmic, scale);
	}

	/** A value as text for a project, to as many digits as matter. */
	String written(String parameter, double value) {
		var spec = schema.parameter(parameter).orElseThrow();
		if (spec.type() == int.class) {
			return Long.toString(Math.round(value));
		}
		return spec.unit().format(value);
	}

	DeviceFit.Estimate estimate(ParameterSpec spec, double value, double error) {
		return new DeviceFit.Estimate(spec.name(), spec.doc(), value, error, spec.unit().text());
	}

	KirchhoffException unfit(String why) {
		return new KirchhoffException(id + ": " + why, "choose another device type");
	}

}
