// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.numerics.random.RandomStream;

/** The loops on devices so simple that every pulse can be foretold. */
class WriteVerifyTest {
	private static final double MICRO = 1e-6;

	/**
	 * Every pulse of at least 1 V moves a cell by a step, times 0.5 to 1.5 if it scatters; SET and forming end at 100 µS for each volt of
	 * the gate, RESET at 5 µS. A pulse costs 1 pJ; a cell relaxes by a fixed amount, and is unformed at 0.
	 */
	private record Stairs(double step, boolean scatters, double relaxation) implements Device, Pulsed, Energetic, Relaxing {
		@Override
		public Range window() {
			return new Range(10 * MICRO, 120 * MICRO);
		}

		@Override
		public void pulse(Cells cells, Pulses pulses) {
			var uniform = new double[cells.size()];
			cells.draws().uniform("step", uniform);
			for (int i = 0; i < cells.size(); i++) {
				double volt = Math.abs(pulses.amplitude()[i]);
				if (volt < 1 - 1e-9 || cells.fault(i) != Cells.WORKING) {
					continue;
				}
				double g = cells.conductance()[i];
				double way = step * (scatters ? 0.5 + uniform[i] : 1);
				cells.conductance()[i] = pulses.kind() == Kind.RESET ? Math.min(g, Math.max(5 * MICRO, g - way))
						: Math.max(g, Math.min(100 * MICRO * pulses.gate()[i], g + way));
			}
		}

		@Override
		public void energy(Cells cells, Pulses pulses, double[] joules) {
			Arrays.fill(joules, 1e-12);
		}

		@Override
		public void relax(Cells cells, boolean[] which) {
			for (int i = 0; i < cells.size(); i++) {
				cells.conductance()[i] += which[i] ? relaxation : 0;
			}
		}
	}

	private static <T> T make(Class<T> type, String... given) {
		var values = new LinkedHashMap<String, String>();
		for (int k = 0; k < given.length; k += 2) {
			values.put(given[k], given[k + 1]);
		}
		var binding = ParameterSchema.of(type).bind(values, Path::toAbsolutePath);
		return type.cast(binding.instance().orElseThrow(() -> new IllegalArgumentException(binding.faults().toString())));
	}

	private static Cells cells(int first, int copies, double... targets) {
		var streams = IntStream.range(first, first + copies).mapToObj(c -> RandomStream.of(5).split(c)).toArray(RandomStream[]::new);
		var cells = new Cells(copies, new int[targets.length], IntStream.range(0, targets.length).toArray(), new Draws(streams, targets.length));
		for (int i = 0; i < cells.size(); i++) {
			cells.target()[i] = targets[i % targets.length] * MICRO;
		}
		return cells;
	}

	private static void program(ProgrammingAlgorithm algorithm, Cells cells, Device device) {
		algorithm.program(cells, device, BiasScheme.GROUNDED, Monitor.NONE);
	}

	/** Kind, amplitude in tenths of a volt and current in µA of every pulse of a cell. */
	private static List<String> pulses(Cells cells, int cell) {
		var trace = cells.trace();
		return IntStream.range(0, trace.count()).filter(p -> trace.cell(p) == cell)
				.mapToObj(p -> trace.kind(p) + " " + Math.round(10 * trace.amplitude(p)) + " " + Math.round(1e6 * trace.current(p))).toList();
	}

	@Test
	void everyCellStopsWhereItsReadSaysSo() {
		var cells = cells(0, 1, 10, 30, 120);
		program(make(MultilevelIspva.class, "start", "0.8 V", "traces", "1"), cells, new Stairs(22 * MICRO, false, 0));
		assertArrayEquals(new double[] { 5, 49, 137 }, Arrays.stream(cells.conductance()).map(g -> Math.round(g / MICRO)).toArray());
		assertArrayEquals(new double[] { 1, 1, 1 }, cells.state(Cells.VERIFIED));
		// forming: 2 below the threshold, 6 steps up to 132 µS; RESET: 2 and 6 down to 5 µS; SET: 2, and 2 or 6 from there
		assertArrayEquals(new double[] { 16, 20, 24 }, cells.state(Cells.PULSES));
		assertEquals(20 * 11e-6, cells.state(Cells.TIME)[1], 1e-12);
		assertEquals(20e-12, cells.state(Cells.ENERGY)[1], 1e-18);
		assertEquals(List.of("FORMING 8 0", "FORMING 9 0", "FORMING 10 11", "FORMING 11 22", "FORMING 12 33", "FORMING 13 44", "FORMING 14 55", "FORMING 15 66",
				"RESET -8 66", "RESET -9 66", "RESET -10 55", "RESET -11 44", "RESET -12 33", "RESET -13 22", "RESET -14 11", "RESET -15 3",
				"SET 8 3", "SET 9 3", "SET 10 14", "SET 11 25"), pulses(cells, 1));
	}

	@Test
	void theGateBelongsToTheLevel() {
		var cells = cells(0, 1, 20, 45, 105, 120);
		program(make(MultilevelIspva.class, "traces", "1", "start", "1 V"), cells, new Stairs(20 * MICRO, false, 0));
		var trace = cells.trace();
		var gates = new double[4];
		for (int p = 0; p < trace.count(); p++) {
			if (trace.kind(p) == Kind.SET) {
				gates[trace.cell(p)] = trace.gate(p);
			} else {
				assertEquals(trace.kind(p) == Kind.RESET ? 2.7 : 1.6, trace.gate(p), 1e-12);
			}
		}
		assertArrayEquals(new double[] { 1 - 0.2 / 3, 1.1, 1.5, 1.6 }, gates, 1e-12);
	}

	/** 60 µS is beyond what 0.5 V at the gate allow. */
	@Test
	void whatCannotBeReachedIsReported() {
		var cells = cells(0, 1, 30, 60);
		program(make(MultilevelIspva.class, "gates", "0.5 V, 0.5 V, 0.5 V, 1.6 V"), cells, new Stairs(22 * MICRO, false, 0));
		assertArrayEquals(new double[] { 1, 0 }, cells.state(Cells.VERIFIED));
		assertEquals(50 * MICRO, cells.conductance()[1], 1e-12);
		double ramp = 30;
		assertEquals(15 + 15 + ramp, cells.state(Cells.PULSES)[1], "the whole ramp was tried");
	}

	@Test
	void cellsThatWereWrittenBeforeAreNotFormed() {
		var cells = cells(0, 1, 10, 30);
		Arrays.fill(cells.conductance(), 8 * MICRO);
		program(make(MultilevelIspva.class, "traces", "1"), cells, new Stairs(30 * MICRO, false, 1 * MICRO));
		assertTrue(IntStream.range(0, cells.trace().count()).allMatch(p -> cells.trace().kind(p) == Kind.SET));
		assertEquals(8 * MICRO, cells.conductance()[0], "found in order: no pulse, and nothing to relax from");
		assertEquals(39 * MICRO, cells.conductance()[1], 1e-12);
		assertEquals(0, cells.state(Cells.PULSES)[0]);
	}

	@Test
	void stuckCellsAreLeftAlone() {
		var cells = cells(0, 1, 10, 30, 60);
		cells.faults()[0] = Cells.STUCK_LRS;
		cells.faults()[2] = Cells.STUCK_HRS;
		program(make(MultilevelIspva.class, "passes", "3", "traces", "1"), cells, new Stairs(20 * MICRO, true, 1 * MICRO));
		assertEquals(120 * MICRO, cells.conductance()[0]);
		assertEquals(10 * MICRO, cells.conductance()[2]);
		assertEquals(0, cells.state(Cells.PULSES)[0] + cells.state(Cells.PULSES)[2]);
		assertEquals(0, cells.state(Cells.VERIFIED)[0] + cells.state(Cells.VERIFIED)[2]);
		assertTrue(IntStream.range(0, cells.trace().count()).allMatch(p -> cells.trace().cell(p) == 1));
	}

	/** A copy beside others, some of which take longer, is the copy alone. */
	@Test
	void aCopyDoesNotDependOnItsBatch() {
		var targets = IntStream.range(0, 10).mapToDouble(k -> new double[] { 10, 30, 60, 90, 120 }[k % 5]).toArray();
		for (var algorithm : List.of(make(MultilevelIspva.class, "passes", "4", "tolerance", "8 µS"), make(Ispva.class), make(Gaussian.class))) {
			var device = new Stairs(15 * MICRO, true, -7 * MICRO);
			var together = cells(0, 5, targets);
			program(algorithm, together, device);
			for (int copy = 0; copy < 5; copy++) {
				var alone = cells(copy, 1, targets);
				program(algorithm, alone, device);
				int from = copy * 10;
				assertArrayEquals(alone.conductance(), Arrays.copyOfRange(together.conductance(), from, from + 10), algorithm + ", copy " + copy);
				for (var state : alone.states()) {
					assertArrayEquals(alone.state(state), Arrays.copyOfRange(together.state(state), from, from + 10), state);
				}
			}
		}
	}

	/** Relaxation takes 8 µS from whatever was pulsed: the first pass leaves all cells outside of the tolerance, the lowest level too low. */
	@Test
	void laterPassesWriteAgainWhatHasLeftItsLevel() {
		var device = new Stairs(1 * MICRO, false, -3 * MICRO);
		var once = cells(0, 1, 10, 30);
		program(make(MultilevelIspva.class, "start", "1 V", "step", "0.01 V"), once, device);
		assertArrayEquals(new double[] { 7, 27 }, Arrays.stream(once.conductance()).map(g -> Math.round(g / MICRO)).toArray());
		var fine = cells(0, 1, 10, 30);
		program(make(MultilevelIspva.class, "start", "1 V", "step", "0.01 V", "passes", "5", "tolerance", "4 µS"), fine, device);
		assertArrayEquals(once.conductance(), fine.conductance(), "all within 4 µS: one pass is enough");
		assertArrayEquals(once.state(Cells.PULSES), fine.state(Cells.PULSES));
		var again = cells(0, 1, 10, 30);
		program(make(MultilevelIspva.class, "start", "1 V", "step", "0.01 V", "passes", "2", "tolerance", "2 µS", "traces", "1"), again, device);
		var low = pulses(again, 0);
		assertEquals("SET", low.get((int) once.state(Cells.PULSES)[0]).split(" ")[0], "a cell below the lowest level is set first");
		assertTrue(low.getLast().startsWith("RESET") && low.getLast().endsWith(" 5"), low.getLast());
	}

	@Test
	void ispvaWritesTwoStates() {
		var cells = cells(0, 1, 10, 120, 65, 66);
		program(make(Ispva.class, "traces", "1"), cells, new Stairs(20 * MICRO, false, 0));
		assertTrue(cells.conductance()[0] <= 10 * MICRO && cells.conductance()[1] >= 120 * MICRO);
		assertTrue(cells.conductance()[2] <= 65 * MICRO && cells.conductance()[3] >= 66 * MICRO, "in the lower and in the upper half of the window");
		assertArrayEquals(new double[] { 1, 1, 1, 1 }, cells.state(Cells.VERIFIED));
		assertEquals(Set.of(Pulsed.class), make(Ispva.class).needs());
		assertEquals(Set.of(Pulsed.class), make(MultilevelIspva.class).needs());
		var kinds = pulses(cells, 1).stream().map(pulse -> pulse.split(" ")[0]).distinct().toList();
		assertEquals(List.of("FORMING"), kinds, "formed to the top of the window already");
	}

	/** Neither times nor energies that a device does not tell, nor relaxation. */
	@Test
	void aDeviceThatOnlyTakesPulses() {
		record Plain(Stairs stairs) implements Device, Pulsed {
			@Override
			public Range window() {
				return stairs.window();
			}

			@Override
			public void pulse(Cells cells, Pulses pulses) {
				stairs.pulse(cells, pulses);
			}
		}
		var cells = cells(0, 1, 30);
		program(make(MultilevelIspva.class), cells, new Plain(new Stairs(20 * MICRO, false, 50 * MICRO)));
		assertEquals(45 * MICRO, cells.conductance()[0], 1e-12);
		assertEquals(0, cells.state(Cells.ENERGY)[0]);
	}

	@Test
	void theMonitorIsAskedAtEveryPulse() {
		var asked = new AtomicInteger();
		var cells = cells(0, 1, 120);
		assertThrows(CancellationException.class, () -> make(MultilevelIspva.class).program(cells, new Stairs(1 * MICRO, false, 0), BiasScheme.GROUNDED,
				() -> asked.incrementAndGet() > 4));
		assertEquals(4, cells.state(Cells.PULSES)[0]);
	}

	@Test
	void parametersThatContradictEachOther() {
		assertFault("4 levels for 3 gates; give two or more of each", MultilevelIspva.class, "gates", "1 V, 1.2 V, 1.4 V");
		assertFault("levels do not ascend", MultilevelIspva.class, "levels", "30 µS, 30 µS, 90 µS, 120 µS");
		assertFault("lowest is not below the levels", MultilevelIspva.class, "lowest", "30 µS");
		assertFault("start is above stop", Ispva.class, "start", "4 V");
		assertFault("1 levels, 5 shifts and 5 spreads; give as many of each", Gaussian.class, "levels", "30 µS");
		assertFault("levels do not ascend", Gaussian.class, "levels", "10 µS, 30 µS, 20 µS, 90 µS, 120 µS");
	}

	private static void assertFault(String what, Class<?> type, String name, String value) {
		var faults = ParameterSchema.of(type).bind(Map.of(name, value), Path::toAbsolutePath).faults();
		assertEquals(List.of(what), faults.stream().map(ParameterSchema.Fault::what).toList());
	}

	@Test
	void theShortCutHasTheStatisticsItIsGiven() {
		var targets = new double[40_000];
		Arrays.fill(targets, 45);
		var cells = cells(0, 1, targets);
		cells.faults()[0] = Cells.STUCK_LRS;
		program(make(Gaussian.class, "levels", "30 µS, 60 µS", "shifts", "1 µS, 3 µS", "spreads", "2 µS, 4 µS"), cells, new Stairs(1, false, 1));
		assertEquals(120 * MICRO, cells.conductance()[0]);
		var others = Arrays.stream(cells.conductance()).skip(1).map(g -> g / MICRO).toArray();
		double mean = Arrays.stream(others).average().orElseThrow();
		double spread = Math.sqrt(Arrays.stream(others).map(g -> (g - mean) * (g - mean)).average().orElseThrow());
		assertEquals(47, mean, 4 * 3 / Math.sqrt(40_000));
		assertEquals(3, spread, 4 * 3 / Math.sqrt(80_000));
		assertEquals(Set.of(), cells.states(), "no pulses, so none are told");
	}

	@Test
	void theShortCutReflectsWhatWouldBeNegative() {
		var cells = cells(0, 1, new double[10_000]);
		program(make(Gaussian.class, "levels", "0 S", "shifts", "0 S", "spreads", "4 µS"), cells, new Stairs(1, false, 1));
		assertTrue(Arrays.stream(cells.conductance()).allMatch(g -> g > 0));
		assertEquals(4 * MICRO * Math.sqrt(2 / Math.PI), Arrays.stream(cells.conductance()).average().orElseThrow(), 0.1 * MICRO);
	}
}
