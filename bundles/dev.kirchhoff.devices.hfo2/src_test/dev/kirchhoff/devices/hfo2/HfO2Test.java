// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.hfo2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;

class HfO2Test {
	private static final HfO2 DEVICE = device();

	private static HfO2 device(String... values) {
		var given = new java.util.HashMap<String, String>();
		for (int k = 0; k < values.length; k += 2) {
			given.put(values[k], values[k + 1]);
		}
		return (HfO2) ParameterSchema.of(HfO2.class).bind(Map.copyOf(given), path -> path).instance().orElseThrow();
	}

	private static RandomStream[] streams(long seed, int first, int copies) {
		return IntStream.range(first, first + copies).mapToObj(c -> RandomStream.of(seed).split(c)).toArray(RandomStream[]::new);
	}

	private static Cells cells(int copies, int perCopy, int first) {
		return new Cells(copies, new int[perCopy], IntStream.range(0, perCopy).toArray(), new Draws(streams(7, first, copies), perCopy));
	}

	private static double[] filled(int size, double value) {
		var all = new double[size];
		Arrays.fill(all, value);
		return all;
	}

	private static void pulse(Cells cells, Kind kind, double volt, double gate, int event) {
		var draws = cells.draws();
		cells.draws(draws.at(event));
		DEVICE.pulse(cells, new Pulses(kind, filled(cells.size(), kind == Kind.RESET ? -volt : volt), filled(cells.size(), gate), 1e-5));
		cells.draws(draws);
	}

	/** Formed cells in the low-resistance state. */
	private static Cells formed(int copies, int perCopy, int first) {
		var cells = cells(copies, perCopy, first);
		for (int k = 0; k < 12; k++) {
			pulse(cells, Kind.FORMING, 3, 1.6, k);
		}
		return cells;
	}

	@Test
	void nothingHappensBelowThreshold() {
		var cells = cells(1, 500, 0);
		pulse(cells, Kind.FORMING, 1.4, 1.6, 0);
		assertArrayEquals(new double[500], cells.conductance(), "not formed");
		cells = formed(1, 500, 0);
		var before = cells.conductance().clone();
		pulse(cells, Kind.RESET, 0.2, 2.7, 100);
		pulse(cells, Kind.SET, 0.3, 2.7, 101);
		assertArrayEquals(before, cells.conductance());
	}

	@Test
	void theTransistorLimitsSet() {
		for (double gate : new double[] { 1, 1.2, 1.4, 1.6 }) {
			var cells = cells(1, 200, 0);
			for (int k = 0; k < 200; k++) {
				pulse(cells, Kind.FORMING, 3, gate, k);
			}
			double limit = 81e-6 * (gate - 0.8) / 0.5;
			for (double g : cells.conductance()) {
				assertTrue(g <= limit * (1 + 1e-12) && g > 0.99 * limit, g + " of " + limit);
			}
			double level = 15e-6 + (gate - 1) / 0.2 * 15e-6;
			assertTrue(limit * 0.5 > level && limit * 0.5 < 1.15 * level, "a little more than the level that belongs to the gate voltage");
		}
	}

	@Test
	void resetGoesDownGraduallyAndNeverBelowItsFloor() {
		var cells = formed(1, 500, 0);
		double last = mean(cells.conductance());
		for (int k = 0; k < 30; k++) {
			pulse(cells, Kind.RESET, 0.1 * k, 2.7, 200 + k);
			double now = mean(cells.conductance());
			assertTrue(now <= last);
			last = now;
		}
		assertTrue(Arrays.stream(cells.conductance()).allMatch(g -> g >= 7e-6) && last < 9e-6, "ends at " + last);
	}

	/** The cell sees what the transistor lets it see: with too small a gate voltage there is no RESET. */
	@Test
	void resetNeedsTheGate() {
		var cells = formed(1, 500, 0);
		var before = cells.conductance().clone();
		pulse(cells, Kind.RESET, 3, 1.0, 300);
		assertArrayEquals(before, cells.conductance());
	}

	@Test
	void relaxationLeavesTheSpreadOfFigure3() {
		var cells = formed(1, 40000, 0);
		Arrays.fill(cells.conductance(), 0, 20000, 10e-6);
		Arrays.fill(cells.conductance(), 20000, 40000, 90e-6);
		var which = new boolean[40000];
		Arrays.fill(which, true);
		which[0] = false;
		DEVICE.relax(cells, which);
		assertEquals(10e-6, cells.conductance()[0], "was not written");
		double low = spread(cells.conductance(), 1, 20000);
		double high = spread(cells.conductance(), 20000, 40000);
		assertEquals(2.5e-6, 0.5 * low, 0.2e-6);
		assertEquals(2.9e-6, 0.5 * high, 0.1e-6);
		assertTrue(Arrays.stream(cells.conductance()).allMatch(g -> g > 0));
	}

	@Test
	void annealingInTwoPartsIsAnnealingInOne() {
		var once = formed(1, 40000, 0);
		Arrays.fill(once.conductance(), 90e-6);
		DEVICE.age(once, 3600, 398.15);
		var twice = formed(1, 40000, 0);
		Arrays.fill(twice.conductance(), 90e-6);
		var draws = twice.draws();
		for (int part = 0; part < 2; part++) {
			twice.draws(draws.at(part));
			DEVICE.age(twice, 1800, 398.15);
		}
		assertEquals(11.5e-6, spread(once.conductance(), 0, 40000), 0.15e-6);
		assertEquals(11.5e-6, spread(twice.conductance(), 0, 40000), 0.15e-6);
		var cold = formed(1, 40000, 0);
		Arrays.fill(cold.conductance(), 90e-6);
		DEVICE.age(cold, 3600, 300);
		assertTrue(spread(cold.conductance(), 0, 40000) < 0.1e-6, "an hour at room temperature is nothing");
		var never = formed(1, 10, 0);
		var before = never.conductance().clone();
		DEVICE.age(never, 0, 398.15);
		assertArrayEquals(before, never.conductance());
	}

	@Test
	void lowReadVoltagesShowCellsLessFaithfully() {
		var cells = formed(1, 20000, 0);
		Arrays.fill(cells.conductance(), 100e-6);
		var shown = new double[20000];
		double last = -1;
		for (double volt : new double[] { 0.5, 0.4, 0.25, 0.1 }) {
			DEVICE.readout(cells, volt, shown);
			double spread = spread(shown, 0, shown.length);
			assertTrue(spread > last, "more at " + volt + " V");
			last = spread;
			var again = new double[20000];
			DEVICE.readout(cells, volt, again);
			assertArrayEquals(shown, again, "a cell shows the same again");
		}
		DEVICE.readout(cells, 0.25, shown);
		assertEquals(6e-6, spread(shown, 0, shown.length), 0.1e-6, "6 % at half of the reference");
		DEVICE.readout(cells, 0.5, shown);
		assertArrayEquals(cells.conductance(), shown);
		assertArrayEquals(filled(20000, 100e-6), cells.conductance(), "reading changes nothing");
	}

	@Test
	void aCopyDoesNotDependOnWhatIsBesideIt() {
		var alone = formed(1, 50, 2);
		var together = formed(4, 50, 0);
		for (var cells : new Cells[] { alone, together }) {
			pulse(cells, Kind.RESET, 1.2, 2.7, 50);
			var which = new boolean[cells.size()];
			Arrays.fill(which, true);
			DEVICE.relax(cells, which);
			DEVICE.age(cells, 600, 400);
		}
		assertArrayEquals(alone.conductance(), Arrays.copyOfRange(together.conductance(), 100, 150));
	}

	@Test
	void stuckCellsStayWhereTheyAre() {
		var cells = cells(1, 3, 0);
		cells.faults()[0] = Cells.STUCK_LRS;
		cells.faults()[1] = Cells.STUCK_HRS;
		DEVICE.stick(cells);
		for (int k = 0; k < 10; k++) {
			pulse(cells, Kind.FORMING, 3, 1.6, k);
			pulse(cells, Kind.RESET, 3, 2.7, 100 + k);
		}
		DEVICE.relax(cells, new boolean[] { true, true, true });
		DEVICE.age(cells, 3600, 400);
		assertArrayEquals(new double[] { 120e-6, 10e-6 }, Arrays.copyOf(cells.conductance(), 2));
	}

	@Test
	void energyIsVoltageTimesLimitedCurrentTimesWidth() {
		var cells = formed(1, 2, 0);
		cells.conductance()[0] = 10e-6;
		cells.conductance()[1] = 100e-6;
		var joules = new double[2];
		DEVICE.energy(cells, new Pulses(Kind.RESET, new double[] { -1, -2 }, new double[] { 2.7, 1.2 }, 1e-5), joules);
		assertEquals(1 * 10e-6 * 1e-5, joules[0], 1e-18);
		assertEquals(2 * 81e-6 * 0.4 * 1e-5, joules[1], 1e-18, "32.4 µA is all that the transistor gives");
	}

	@Test
	void moreGateNeverGivesLess() {
		double last = 0;
		for (double gate = 0.5; gate < 2.8; gate += 0.1) {
			var cells = cells(1, 100, 0);
			for (int k = 0; k < 5; k++) {
				pulse(cells, Kind.FORMING, 3, gate, k);
			}
			double now = mean(cells.conductance());
			assertTrue(gate < 0.8 ? now == 0 : now >= last, now + " after " + last);
			last = now;
		}
	}

	/** Below the threshold of forming a fresh cell stays fresh, however often it is set. */
	@Test
	void formingNeedsMoreThanSet() {
		var fresh = cells(1, 500, 0);
		var formed = formed(1, 500, 0);
		for (int k = 0; k < 20; k++) {
			pulse(formed, Kind.RESET, 2.5, 2.7, 400 + k);
		}
		var before = formed.conductance().clone();
		pulse(fresh, Kind.SET, 1.4, 1.6, 500);
		pulse(formed, Kind.SET, 1.4, 1.6, 500);
		assertArrayEquals(new double[500], fresh.conductance());
		assertTrue(IntStream.range(0, 500).filter(i -> formed.conductance()[i] > before[i]).count() > 490);
	}

	/** Cells that an algorithm without pulses has written are formed as well. */
	@Test
	void whatWasNotPulsedAgesToo() {
		var cells = cells(1, 20000, 0);
		Arrays.fill(cells.conductance(), 90e-6);
		DEVICE.age(cells, 3600, 398.15);
		assertEquals(11.5e-6, spread(cells.conductance(), 0, 20000), 0.2e-6);
	}

	/** Where little of the filament is left, too: means stay, and variances add up. */
	@Test
	void walksKeepTheMeanAndNeverEnd() {
		var cells = formed(1, 100_000, 0);
		Arrays.fill(cells.conductance(), 3e-6);
		var draws = cells.draws();
		for (int part = 0; part < 2; part++) {
			cells.draws(draws.at(part));
			DEVICE.age(cells, 360, 398.15);
		}
		assertTrue(Arrays.stream(cells.conductance()).allMatch(g -> g > 0));
		assertEquals(3e-6, mean(cells.conductance()), 0.03e-6);
		double relative = 1.25 * 1.25 / 10;
		assertEquals(3e-6 * Math.sqrt((1 + relative) * (1 + relative) - 1), spread(cells.conductance(), 0, 100_000), 0.1e-6);
		cells.draws(draws.at(2));
		DEVICE.age(cells, 3.6e7, 398.15);
		assertTrue(Arrays.stream(cells.conductance()).allMatch(g -> g > 0 && g <= 1), "a year");
	}

	@Test
	void whatACellShowsIsItsOwnForLife() {
		var cells = formed(1, 1000, 0);
		Arrays.fill(cells.conductance(), 100e-6);
		var before = new double[1000];
		DEVICE.readout(cells, 0.25, before);
		cells.draws(cells.draws().at(77));
		var later = new double[1000];
		DEVICE.readout(cells, 0.25, later);
		assertArrayEquals(before, later, "in another stage");
	}

	/** Cells of one copy that are pulsed first elsewhere, or not at all, leave the others what they are. */
	@Test
	void thresholdsDoNotDependOnWhoIsPulsedFirst() {
		var alone = cells(1, 50, 1);
		var beside = cells(2, 50, 0);
		var amplitude = new double[100];
		Arrays.fill(amplitude, 0, 50, 3);
		DEVICE.pulse(beside, new Pulses(Kind.FORMING, amplitude, filled(100, 1.6), 1e-5));
		for (var cells : new Cells[] { alone, beside }) {
			for (int k = 0; k < 6; k++) {
				pulse(cells, Kind.FORMING, 2.3, 1.6, 10 + k);
			}
		}
		assertArrayEquals(alone.conductance(), Arrays.copyOfRange(beside.conductance(), 50, 100));
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double spread(double[] values, int from, int to) {
		double mean = Arrays.stream(values, from, to).average().orElseThrow();
		return Math.sqrt(Arrays.stream(values, from, to).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
	}
}
