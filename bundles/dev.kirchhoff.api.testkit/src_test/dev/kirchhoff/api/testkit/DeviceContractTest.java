// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.device.Monotone;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.parameter.Parameter;

/** The kit itself: a device that keeps every promise passes, and each that breaks one is caught by the check of that promise and no other. */
class DeviceContractTest {
	private record Bad(String check, String how, Device device) {
	}

	/** Every bad device is caught by exactly one check. */
	private static List<Bad> badDevices() {
		var bad = new ArrayList<Bad>();
		bad.add(new Bad("window", "low above 0 S but infinite high", new GoodDevice() {
			@Override
			public Range window() {
				return new Range(LOW, Double.POSITIVE_INFINITY);
			}
		}));
		bad.add(new Bad("window", "in µS", new OhmicDevice(1, 100)));
		bad.add(new Bad("window", "not within its limits", new GoodDevice() {
			@Override
			public Range limits() {
				return new Range(2 * LOW, 2 * HIGH);
			}

			@Override
			public void readout(Cells cells, double voltage, double[] conductance) {
				System.arraycopy(cells.conductance(), 0, conductance, 0, conductance.length);
				Arrays.setAll(conductance, i -> Math.max(3 * LOW, conductance[i]));
			}

			@Override
			public void tune(Cells cells) {
				super.tune(cells);
				Arrays.setAll(cells.conductance(), i -> Math.max(3 * LOW, cells.conductance()[i]));
			}

			@Override
			public void stick(Cells cells) {
				for (int i = 0; i < cells.size(); i++) {
					if (cells.fault(i) != Cells.WORKING) {
						cells.conductance()[i] = HIGH;
					}
				}
			}

			@Override
			public void disturb(Cells cells, BiasScheme scheme) {
			}

			@Override
			public void relax(Cells cells, boolean[] which) {
			}

			@Override
			public void age(Cells cells, double duration, double temperature) {
			}

			@Override
			public boolean has(Pulses.Kind kind) {
				return false;
			}

			@Override
			public void pulse(Cells cells, Pulses pulses) {
			}
		}));
		bad.add(new Bad("answers", "falls over when it ages", new GoodDevice() {
			@Override
			public void age(Cells cells, double duration, double temperature) {
				throw new IllegalStateException("no data");
			}
		}));
		bad.add(new Bad("answers", "refuses to be tuned", new GoodDevice() {
			@Override
			public void tune(Cells cells) {
				throw new KirchhoffException("cannot", "do not");
			}
		}));
		bad.add(new Bad("answers", "refuses every bias scheme", new GoodDevice() {
			@Override
			public void disturb(Cells cells, BiasScheme scheme) {
				throw new KirchhoffException("cannot", "do not");
			}
		}));
		bad.add(new Bad("answers", "takes a copy for granted", new GoodDevice() {
			@Override
			public void readNoise(Cells cells, double[] sigma) {
				sigma[0] = 0;
				super.readNoise(cells, sigma);
			}
		}));
		bad.add(new Bad("finite", "log of 0 for cells that nobody has touched", new GoodDevice() {
			@Override
			public void readNoise(Cells cells, double[] sigma) {
				for (int i = 0; i < sigma.length; i++) {
					sigma[i] = cells.conductance()[i] == 0 ? Double.NaN : 0;
				}
			}
		}));
		bad.add(new Bad("finite", "state overflows", new GoodDevice() {
			@Override
			public void age(Cells cells, double duration, double temperature) {
				super.age(cells, duration, temperature);
				Arrays.fill(cells.state("gap"), Double.NaN);
			}
		}));
		bad.add(new Bad("magnitude", "mA", new GoodDevice() {
			@Override
			public double current(double g, double v) {
				return 1e3 * super.current(g, v);
			}
		}));
		bad.add(new Bad("magnitude", "g is ohms to it", new OhmicDevice(GoodDevice.LOW, GoodDevice.HIGH) {
			@Override
			public double current(double g, double v) {
				return (g + 1) * v;
			}
		}));
		bad.add(new Bad("limits", "leaves them", new GoodDevice() {
			@Override
			public void age(Cells cells, double duration, double temperature) {
				super.age(cells, duration, temperature);
				Arrays.setAll(cells.conductance(), i -> cells.conductance()[i] + 3 * HIGH);
			}
		}));
		bad.add(new Bad("limits", "negative noise", new GoodDevice() {
			@Override
			public void readNoise(Cells cells, double[] sigma) {
				super.readNoise(cells, sigma);
				Arrays.setAll(sigma, i -> -sigma[i]);
			}
		}));
		bad.add(new Bad("limits", "negative energy", new GoodDevice() {
			@Override
			public void energy(Cells cells, Pulses pulses, double[] joules) {
				Arrays.setAll(joules, i -> -1e-12 * pulses.amplitude()[i]);
			}

			@Override
			public double energy(Pulses.Kind kind) {
				return 0;
			}
		}));
		bad.add(new Bad("passive", "offset of the instrument", new GoodDevice() {
			@Override
			public double current(double g, double v) {
				return super.current(g, v) + 1e-12;
			}
		}));
		bad.add(new Bad("passive", "zero of the voltmeter", new OhmicDevice(GoodDevice.LOW, GoodDevice.HIGH) {
			@Override
			public double current(double g, double v) {
				return g * (v - 1e-4);
			}
		}));
		bad.add(new Bad("monotone-voltage", "negative resistance", new OhmicDevice(GoodDevice.LOW, GoodDevice.HIGH) {
			@Override
			public double current(double g, double v) {
				return g * v * (1 + 5 * Math.exp(-8 * v * v)) / 2;
			}
		}));
		bad.add(new Bad("monotone-conductance", "the middle conducts best", new OhmicDevice(GoodDevice.LOW, GoodDevice.HIGH) {
			@Override
			public double current(double g, double v) {
				double x = g / GoodDevice.HIGH;
				return g * v * (1.3 - 0.9 * x * x);
			}
		}));
		bad.add(new Bad("monotone-pulses", "SET the wrong way round", new GoodDevice() {
			@Override
			public void pulse(Cells cells, Pulses pulses) {
				super.pulse(cells, new Pulses(pulses.kind() == Pulses.Kind.RESET ? Pulses.Kind.FORMING : pulses.kind(), pulses.amplitude(), pulses.gate(), pulses.width()));
			}
		}));
		bad.add(new Bad("monotone-pulses", "reading destroys", new GoodDevice() {
			@Override
			public void pulse(Cells cells, Pulses pulses) {
				super.pulse(cells, new Pulses(pulses.kind() == Pulses.Kind.READ ? Pulses.Kind.RESET : pulses.kind(), pulses.amplitude(), pulses.gate(), pulses.width()));
			}
		}));
		bad.add(new Bad("bulk", "another law in bulk", new GoodDevice() {
			@Override
			public void currents(double[] g, double[] v, double[] i) {
				Arrays.setAll(i, k -> g[k] * v[k]);
			}
		}));
		bad.add(new Bad("kernels", "narrow step between the points that kernels are made from", new OhmicDevice(GoodDevice.LOW, GoodDevice.HIGH) {
			@Override
			public double current(double g, double v) {
				return Math.abs(v) > 0.1 && Math.abs(v - 34 / 101.) < 1e-9 ? g * 0.45 : g * v;
			}
		}));
		bad.add(new Bad("deterministic", "chance of its own", new GoodDevice() {
			private final Random random = new Random(1);

			@Override
			public void tune(Cells cells) {
				System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
				synchronized (random) {
					Arrays.setAll(cells.conductance(), i -> cells.conductance()[i] * (1 + 0.01 * random.nextDouble()));
				}
			}
		}));
		bad.add(new Bad("deterministic", "remembers the last call", new GoodDevice() {
			private int calls;

			@Override
			public void endurance(Cells cells, double[] cycles) {
				Arrays.fill(cycles, 1e6 + calls++);
			}
		}));
		bad.add(new Bad("copies", "index in the batch", new GoodDevice() {
			@Override
			public void tune(Cells cells) {
				super.tune(cells);
				Arrays.setAll(cells.conductance(), i -> cells.conductance()[i] * (1 + 1e-4 * i));
			}
		}));
		bad.add(new Bad("seeds", "a seed of its own", new GoodDevice() {
			@Override
			public void endurance(Cells cells, double[] cycles) {
				Arrays.setAll(cycles, i -> 1e6 * (1 + new Random(i % cells.perCopy()).nextDouble()));
			}
		}));
		bad.add(new Bad("seeds", "one draw for all copies", new GoodDevice() {
			@Override
			public void tune(Cells cells) {
				var random = new double[cells.size()];
				Arrays.setAll(random, i -> new Random(31 * (i % cells.perCopy())).nextGaussian());
				Arrays.setAll(cells.conductance(), i -> cells.target()[i] * (1 + 0.01 * random[i]));
			}
		}));
		bad.add(new Bad("threads", "scratch memory in a field", new GoodDevice() {
			private double[] scratch = {};

			@Override
			public void tune(Cells cells) {
				super.tune(cells);
				scratch = cells.conductance().clone();
				Thread.yield();
				for (int i = 0; i < cells.size(); i++) {
					cells.conductance()[i] = scratch[Math.min(i, scratch.length - 1)];
				}
			}
		}));
		bad.add(new Bad("inputs", "clips targets in place", new GoodDevice() {
			@Override
			public void tune(Cells cells) {
				super.tune(cells);
				Arrays.setAll(cells.target(), i -> Math.min(0.9 * HIGH, cells.target()[i]));
			}
		}));
		bad.add(new Bad("inputs", "heals cells", new GoodDevice() {
			@Override
			public void relax(Cells cells, boolean[] which) {
				super.relax(cells, which);
				Arrays.fill(cells.faults(), Cells.WORKING);
			}
		}));
		bad.add(new Bad("inputs", "takes the drop off the pulses", new GoodDevice() {
			@Override
			public void pulse(Cells cells, Pulses pulses) {
				super.pulse(cells, pulses);
				Arrays.setAll(pulses.amplitude(), i -> 0.9 * pulses.amplitude()[i]);
			}
		}));
		bad.add(new Bad("reads", "reading disturbs", new GoodDevice() {
			@Override
			public void readout(Cells cells, double voltage, double[] conductance) {
				super.readout(cells, voltage, conductance);
				Arrays.setAll(cells.conductance(), i -> 0.99 * cells.conductance()[i]);
			}
		}));
		bad.add(new Bad("reads", "counts reads", new GoodDevice() {
			@Override
			public void readout(Cells cells, double voltage, double[] conductance) {
				super.readout(cells, voltage, conductance);
				Arrays.setAll(cells.state("reads"), i -> cells.state("reads")[i] + 1);
			}
		}));
		bad.add(new Bad("stuck", "pulses move stuck cells", new GoodDevice() {
			@Override
			public void pulse(Cells cells, Pulses pulses) {
				super.pulse(cells, pulses);
				for (int i = 0; i < cells.size(); i++) {
					if (pulses.amplitude()[i] != 0 && cells.fault(i) == Cells.STUCK_HRS) {
						cells.conductance()[i] *= 1.1;
					}
				}
			}
		}));
		bad.add(new Bad("stuck", "sticks all cells", new GoodDevice() {
			@Override
			public void stick(Cells cells) {
				Arrays.fill(cells.conductance(), LOW);
			}
		}));
		bad.add(new Bad("addressed", "half-selected cells get a pulse, too", new GoodDevice() {
			@Override
			public void pulse(Cells cells, Pulses pulses) {
				super.pulse(cells, pulses);
				for (int i = 0; i < cells.size(); i++) {
					if (pulses.amplitude()[i] == 0 && cells.fault(i) == Cells.WORKING) {
						cells.conductance()[i] *= 0.999;
					}
				}
			}
		}));
		bad.add(new Bad("addressed", "relaxes all", new GoodDevice() {
			@Override
			public void relax(Cells cells, boolean[] which) {
				super.relax(cells, null);
			}
		}));
		bad.add(new Bad("gradual", "runs over its part of the array", new GoodDevice() {
			@Override
			public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
				super.pulse(kind, conductance, pulses, normal, 0, conductance.length);
			}
		}));
		bad.add(new Bad("gradual", "two pulses where no number is given", new GoodDevice() {
			@Override
			public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
				super.pulse(kind, conductance, pulses, normal, from, to);
				if (pulses != null && kind == Pulses.Kind.WEAK_RESET) {
					Arrays.setAll(conductance, i -> i >= from && i < to ? 0.99 * conductance[i] : conductance[i]);
				}
			}
		}));
		bad.add(new Bad("gradual-pulses", "another step in trains", new GoodDevice() {
			@Override
			public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
				super.pulse(kind, conductance, pulses, normal, from, to);
				if (kind == Pulses.Kind.WEAK_RESET) {
					for (int i = from; i < to; i++) {
						conductance[i] *= 0.98;
					}
				}
			}
		}));
		bad.add(new Bad("gradual-pulses", "noise of another width in trains", new GoodDevice() {
			@Override
			public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
				float[] wide = normal == null ? null : normal.clone();
				for (int i = 0; wide != null && i < wide.length; i++) {
					wide[i] *= 1.6f;
				}
				super.pulse(kind, conductance, pulses, wide, from, to);
			}
		}));
		bad.add(new Bad("gradual-pulses", "another energy in trains", new GoodDevice() {
			@Override
			public double energy(Pulses.Kind kind) {
				return 2e-12;
			}
		}));
		return bad;
	}

	/** No more than a current: what a first plug-in is. */
	private static class OhmicDevice implements Device, StaticIV {
		private final double low;
		private final double high;

		OhmicDevice(double low, double high) {
			this.low = low;
			this.high = high;
		}

		@Override
		public Range window() {
			return new Range(low, high);
		}

		@Override
		public double current(double g, double v) {
			return g * v;
		}
	}

	@TestFactory
	Stream<DynamicTest> badDevicesAreCaughtByTheCheckOfWhatTheyBreak() {
		return badDevices().stream().map(bad -> DynamicTest.dynamicTest(bad.check + ": " + bad.how, () -> {
			var findings = DeviceContract.of(bad.device).findings().stream().filter(finding -> !finding.check().equals("parameters")).toList();
			assertEquals(List.of(bad.check), findings.stream().map(Finding::check).distinct().toList(), () -> findings.stream().map(Finding::line).collect(Collectors.joining("\n")));
			assertTrue(findings.stream().allMatch(Finding::isError));
			assertTrue(findings.stream().noneMatch(finding -> finding.what().isBlank() || finding.mend().isBlank()));
			var thrown = assertThrows(AssertionError.class, DeviceContract.of(bad.device)::verify);
			assertTrue(thrown.getMessage().contains(findings.getFirst().line()), thrown.getMessage());
			DeviceContract.of(bad.device).without(bad.check).verify();
		}));
	}

	/** A check without a bad device is a check of which nobody knows whether it looks. */
	@Test
	void everyCheckHasABadDevice() {
		var caught = Stream.concat(Stream.of("parameters"), badDevices().stream().map(Bad::check)).collect(Collectors.toSet());
		assertEquals(caught, java.util.Set.copyOf(DeviceContract.checks()));
	}

	@Test
	void aGoodDevicePasses() {
		for (long seed = 1; seed <= 5; seed++) {
			var findings = DeviceContract.of(new GoodDevice()).seed(seed).referenceVoltage(0.2).findings();
			assertEquals(List.of("parameters"), findings.stream().map(Finding::check).toList(), findings::toString);
			assertEquals(Finding.Severity.WARNING, findings.getFirst().severity());
		}
		DeviceContract.of(new GoodDevice()).verify();
		assertEquals(List.of(), DeviceContract.of(new Ohm(1e-6, 1e-4)).findings());
		assertEquals(List.of(), DeviceContract.of(new Ohm(0, 1e-4)).findings());
	}

	/** What a stranger's first device looks like. */
	record Ohm(@Parameter(doc = "Lowest conductance", unit = "S", value = "1 µS", min = 0) double gMin,
			@Parameter(doc = "Highest conductance", unit = "S", value = "100 µS", min = 0) double gMax) implements Device, StaticIV {
		@Override
		public Range window() {
			return new Range(gMin, gMax);
		}

		@Override
		public double current(double g, double v) {
			return g * v;
		}
	}

	record Undocumented(@Parameter(doc = " ", value = "1") double a) implements Device {
		@Override
		public Range window() {
			return new Range(0, 1e-4);
		}
	}

	record UnknownUnit(@Parameter(doc = "Length", unit = "furlong", value = "1") double a) implements Device {
		@Override
		public Range window() {
			return new Range(0, 1e-4);
		}
	}

	record DefaultOutOfRange(@Parameter(doc = "Share", value = "120 %", max = 1) double a) implements Device {
		@Override
		public Range window() {
			return new Range(0, 1e-4);
		}
	}

	record DefaultsContradict(@Parameter(doc = "Share", value = "0.5") double a) implements Device {
		DefaultsContradict {
			if (a == 0.5) {
				throw new IllegalArgumentException("a is a half");
			}
		}

		@Override
		public Range window() {
			return new Range(0, 1e-4);
		}
	}

	record Source(@Parameter(doc = "Highest conductance", unit = "furlong", value = "1") double a) implements DeviceSource {
		@Override
		public Device load() {
			return new Ohm(1e-6, 1e-4);
		}
	}

	@Test
	void parametersAreLookedAt() throws Exception {
		var expected = Map.of("there is no documentation", new Undocumented(1), "furlong", new UnknownUnit(1), "out of range", new DefaultOutOfRange(1), "a is a half",
				new DefaultsContradict(1));
		expected.forEach((what, device) -> {
			var findings = DeviceContract.of(device).findings();
			assertEquals(List.of("parameters"), findings.stream().map(Finding::check).toList(), findings::toString);
			assertTrue(findings.getFirst().isError() && findings.getFirst().what().contains(what), findings::toString);
		});
		var findings = DeviceContract.of(new Source(1)).findings();
		assertEquals(List.of("parameters"), findings.stream().map(Finding::check).toList(), findings::toString);
	}

	@Monotone(voltage = false, conductance = false, pulses = false)
	private static final class Otherwise extends GoodDevice {
		@Override
		public double current(double g, double v) {
			return g * v * (1 + 5 * Math.exp(-8 * v * v)) / 2 * (1.3 - 0.9 * g * g / HIGH / HIGH) * 1.5;
		}

		@Override
		public void pulse(Cells cells, Pulses pulses) {
			super.pulse(cells, new Pulses(pulses.kind() == Pulses.Kind.RESET ? Pulses.Kind.FORMING : pulses.kind(), pulses.amplitude(), pulses.gate(), pulses.width()));
		}
	}

	@Test
	void aDeviceSaysWhatItIsNotMonotoneIn() {
		DeviceContract.of(new Otherwise()).verify();
	}

	@Test
	void lawsThatAreNoSumOfProductsAreAWarning() {
		var step = new OhmicDevice(GoodDevice.LOW, GoodDevice.HIGH) {
			@Override
			public double current(double g, double v) {
				return Math.abs(v) > 0.4 - 0.1 * Math.log10(g / GoodDevice.LOW) ? 2 * g * v : g * v;
			}
		};
		var findings = DeviceContract.of(step).findings().stream().filter(finding -> finding.check().equals("kernels")).toList();
		assertEquals(List.of(Finding.Severity.WARNING), findings.stream().map(Finding::severity).toList());
		DeviceContract.of(step).verify();
	}

	@Test
	void theReferenceVoltageIsExactWhereItIsKnown() {
		var findings = DeviceContract.of(new GoodDevice()).referenceVoltage(0.5).findings();
		assertTrue(findings.stream().anyMatch(finding -> finding.check().equals("magnitude") && finding.isError()), findings::toString);
	}

	@Test
	void whatCannotBeAskedForIsRefusedWithAProposal() {
		var contract = DeviceContract.of(new GoodDevice());
		assertTrue(assertThrows(IllegalArgumentException.class, () -> contract.without("pasive")).getMessage().contains("did you mean passive?"));
		assertThrows(IllegalArgumentException.class, () -> contract.upTo(0));
		assertThrows(IllegalArgumentException.class, () -> contract.referenceVoltage(Double.NaN));
	}

	/** A method that sleeps for a microsecond a cell is seen to. */
	@Test
	void speedIsMeasured() {
		var calls = new AtomicInteger();
		var speed = DeviceContract.of(new GoodDevice() {
			@Override
			public void readNoise(Cells cells, double[] sigma) {
				calls.incrementAndGet();
				long end = System.nanoTime() + 200L * sigma.length;
				while (System.nanoTime() < end) {
					Thread.onSpinWait();
				}
			}
		}).speed();
		assertTrue(speed.secondsPerMillionCells().get("readNoise") >= 0.2, speed::toString);
		assertTrue(speed.secondsPerMillionCells().keySet().containsAll(List.of("current", "tune", "pulse", "readNoise", "train of SET")), speed::toString);
		assertTrue(calls.get() > 1);
		assertTrue(speed.toString().contains("s per million cells"));
	}
}
