// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.results.fit.Measurement.Curve;
import dev.kirchhoff.results.fit.Measurement.Level;
import dev.kirchhoff.results.fit.Measurement.Train;

/** Parameters of made-up devices are found again in what these devices do, noise on it. */
class DeviceFitTest {
	private static final RandomStream NOISE = RandomStream.of(7);

	/** A current that rises exponentially with the root of the voltage; and a parameter that does nothing here. */
	record Emission(@Parameter(doc = "least", unit = "S", value = "1 µS", min = 0) double gMin, @Parameter(doc = "most", unit = "S", value = "100 µS", min = 0) double gMax,
			@Parameter(doc = "slope", value = "1", min = 0, max = 50) double slope, @Parameter(doc = "of tuning", value = "0", min = 0, max = 1) double spread)
			implements Device, StaticIV, Tunable {
		@Override
		public Range window() {
			return new Range(gMin, gMax);
		}

		@Override
		public double current(double g, double v) {
			return g * v * Math.exp(slope * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.5)));
		}

		@Override
		public void tune(Cells cells) {
			var normal = new double[cells.size()];
			cells.draws().normal("x", normal);
			for (int k = 0; k < normal.length; k++) {
				cells.conductance()[k] = cells.target()[k] * (1 + spread * normal[k]);
			}
		}
	}

	/** Steps that become smaller. */
	record Steps(@Parameter(doc = "least", unit = "S", value = "10 µS", min = 0) double low, @Parameter(doc = "most", unit = "S", value = "90 µS", min = 0) double high,
			@Parameter(doc = "part of a step", value = "0.01", min = 1e-6, max = 1) double step, @Parameter(doc = "bend", value = "1", min = 0, max = 20) double bend)
			implements Device, Gradual {
		@Override
		public Range window() {
			return new Range(low, high);
		}

		@Override
		public boolean has(Pulses.Kind kind) {
			return kind == Pulses.Kind.WEAK_RESET;
		}

		@Override
		public boolean isRandom(Pulses.Kind kind) {
			return false;
		}

		@Override
		public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
			for (int i = from; i < to; i++) {
				double u = (high - conductance[i]) / (high - low);
				double after = Math.log(Math.exp(bend * u) + bend * step * (pulses == null ? 1 : pulses[i])) / bend;
				conductance[i] = Math.max(low, high - (high - low) * after);
			}
		}

		@Override
		public double energy(Pulses.Kind kind) {
			return 0;
		}
	}

	private static final DeviceType EMISSION = new DeviceType("emission", "Emission", ParameterSchema.of(Emission.class));
	private static final DeviceType STEPS = new DeviceType("steps", "Steps", ParameterSchema.of(Steps.class));

	private static double estimate(DeviceFit fit, String name) {
		return fit.estimates().stream().filter(estimate -> estimate.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(name + " is not among " + fit.estimates())).value();
	}

	private static void within(DeviceFit fit, String name, double truth, double part) {
		var found = fit.estimates().stream().filter(estimate -> estimate.name().equals(name)).findFirst().orElseThrow();
		assertEquals(truth, found.value(), part * truth, name);
		assertTrue(found.error() > 0, name + " has no error: " + fit.estimates());
		assertTrue(Math.abs(found.value() - truth) < 5 * found.error(), name + ": " + found + " is further from " + truth + " than its error says");
	}

	private static Measurement.Sweeps sweeps(double slope) {
		var truth = new Emission(5e-6, 50e-6, slope, 0);
		var curves = new ArrayList<Curve>();
		for (double g : new double[] { 5e-6, 20e-6, 50e-6 }) {
			var v = IntStream.rangeClosed(-20, 20).filter(k -> k != 0).mapToDouble(k -> k / 20.).toArray();
			var i = IntStream.range(0, v.length).mapToDouble(k -> truth.current(g, v[k]) * (1 + 0.02 * NOISE.split((long) (g * 1e9)).normal(k))).toArray();
			curves.add(new Curve("g " + g, v, i));
		}
		return new Measurement.Sweeps(curves);
	}

	@Test
	void aNonlinearLawIsFoundAgain() {
		var fit = DeviceFit.of(sweeps(3.2), EMISSION, Monitor.NONE);
		within(fit, "slope", 3.2, 0.02);
		within(fit, "gMin", 5e-6, 0.03);
		within(fit, "gMax", 50e-6, 0.03);
		assertTrue(fit.rSquared() > 0.99, fit.quality());
		assertFalse(fit.values().containsKey("spread"), "nothing is said of what the sweeps do not tell");
		assertEquals(fit.values().keySet(), fit.values("x").keySet());
		assertTrue(fit.values().get("gMax").endsWith("µS"), fit.values().toString());
	}

	@Test
	void oneCurveDoesNotTellAWindow() {
		var fit = DeviceFit.of(new Measurement.Sweeps(sweeps(2).curves().subList(1, 2)), EMISSION, Monitor.NONE);
		assertTrue(fit.estimates().stream().noneMatch(estimate -> estimate.name().equals("gMin")), fit.estimates().toString());
		assertTrue(fit.remarks().stream().anyMatch(remark -> remark.contains("gMin")), fit.remarks().toString());
	}

	private static Train train(double step, double bend, double noise) {
		var truth = new Steps(10e-6, 90e-6, step, bend);
		int points = 200;
		var pulse = IntStream.range(0, points).mapToDouble(k -> k).toArray();
		var g = new double[] { 90e-6 };
		var measured = new double[points];
		for (int k = 0; k < points; k++) {
			if (k > 0) {
				truth.pulse(Pulses.Kind.WEAK_RESET, g, null, null, 0, 1);
			}
			measured[k] = g[0] + noise * NOISE.split("train").normal(k);
		}
		return new Train(false, pulse, measured);
	}

	@Test
	void stepsAreFoundAgain() {
		for (double step : new double[] { 0.02, 0.1 }) {
			var fit = DeviceFit.of(new Measurement.Trains(List.of(train(step, 3, 0.3e-6))), STEPS, Monitor.NONE);
			// the window is where the train ended, which is not the truth's: what counts is the curve
			assertTrue(fit.rSquared() > 0.995, fit.quality() + fit.estimates());
			double width = estimate(fit, "high") - estimate(fit, "low");
			assertEquals(step * 80e-6, estimate(fit, "step") * width, 0.1 * step * 80e-6, "the first step in S, " + fit.estimates());
		}
	}

	@Test
	void whatADeviceCannotDoIsRefused() {
		var set = new Train(true, new double[] { 0, 1, 2, 3 }, new double[] { 1e-6, 2e-6, 3e-6, 4e-6 });
		var refused = assertThrows(KirchhoffException.class, () -> DeviceFit.of(new Measurement.Trains(List.of(set)), STEPS, Monitor.NONE));
		assertTrue(refused.getMessage().contains("no SET"), refused.getMessage());
		assertThrows(KirchhoffException.class, () -> DeviceFit.of(sweeps(1), STEPS, Monitor.NONE));
	}

	@Test
	void theSpreadOfLevelsIsFoundAgain() {
		var levels = new ArrayList<Level>();
		for (double target : new double[] { 10e-6, 30e-6, 60e-6 }) {
			levels.add(new Level(target, IntStream.range(0, 300).mapToDouble(k -> target * (1 + 0.08 * NOISE.split((long) (target * 1e9)).normal(k))).toArray()));
		}
		var fit = DeviceFit.of(new Measurement.Levels(levels), EMISSION, Monitor.NONE);
		within(fit, "spread", 0.08, 0.06);
		assertEquals(60e-6, estimate(fit, "gMax"), 1e-12);
		assertEquals(List.of("emission"), DeviceFit.all(new Measurement.Levels(levels), List.of(STEPS, EMISSION), Monitor.NONE).stream().map(one -> one.type().id()).toList());
	}
}
