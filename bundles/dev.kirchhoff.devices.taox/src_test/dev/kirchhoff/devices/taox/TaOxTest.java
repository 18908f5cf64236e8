// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.taox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;

class TaOxTest {
	private static final double LRS = 40e-6;
	private static final double HRS = 10e-6;

	private static TaOx device(String... given) {
		var values = new LinkedHashMap<String, String>();
		for (int i = 0; i < given.length; i += 2) {
			values.put(given[i], given[i + 1]);
		}
		var binding = ParameterSchema.of(TaOx.class).bind(values, Path::toAbsolutePath);
		return (TaOx) binding.instance().orElseThrow(() -> new IllegalArgumentException(binding.faults().toString()));
	}

	/** Copies numbered from {@code first}. */
	private static Cells cells(int first, int copies, int perCopy) {
		var streams = new RandomStream[copies];
		Arrays.setAll(streams, c -> RandomStream.of(5).split(first + c));
		var lines = new int[perCopy];
		Arrays.setAll(lines, k -> k);
		return new Cells(copies, new int[perCopy], lines, new Draws(streams, perCopy));
	}

	private static double after(TaOx device, double before, double amplitude, double gate, double width) {
		var cells = cells(0, 1, 1);
		cells.conductance()[0] = before;
		var kind = amplitude < 0 ? Pulses.Kind.RESET : Pulses.Kind.SET;
		device.pulse(cells, new Pulses(kind, new double[] { amplitude }, Double.isNaN(gate) ? null : new double[] { gate }, width));
		return cells.conductance()[0];
	}

	@ParameterizedTest
	@CsvSource({ "2.7, 2, 50e-9, lrs", "3, 5, 1e-6, lrs", "2.69, 2, 50e-9, same", "2.7, 1.99, 50e-9, same", "2.7, 2, 49e-9, same", "2.7, NaN, 50e-9, lrs",
			"-2.6, 3.5, 50e-9, hrs", "-3, 5, 1e-6, hrs", "-2.59, 3.5, 50e-9, same", "-2.6, 3.49, 50e-9, same", "-2.6, 3.5, 49e-9, same", "-2.6, NaN, 50e-9, hrs",
			"0, 5, 1, same" })
	void onlyAPulseThatSufficesSwitches(double amplitude, double gate, double width, String state) {
		for (double before : new double[] { 0, HRS, LRS }) {
			double expected = state.equals("lrs") ? LRS : state.equals("hrs") ? HRS : before;
			assertEquals(expected, after(device(), before, amplitude, gate, width));
		}
	}

	@Test
	void stuckCellsDoNotAnswerAndAreStuckInAState() {
		var cells = cells(0, 1, 4);
		cells.faults()[1] = Cells.STUCK_LRS;
		cells.faults()[2] = Cells.STUCK_HRS;
		cells.conductance()[3] = HRS;
		device().stick(cells);
		assertArrayEquals(new double[] { 0, LRS, HRS, HRS }, cells.conductance());
		var gates = new double[] { 5, 5, 5, 5 };
		device().pulse(cells, new Pulses(Pulses.Kind.RESET, new double[] { -3, -3, -3, -3 }, gates, 1e-6));
		assertArrayEquals(new double[] { HRS, LRS, HRS, HRS }, cells.conductance());
		device().pulse(cells, new Pulses(Pulses.Kind.SET, new double[] { 3, 3, 3, 0 }, gates, 1e-6));
		assertArrayEquals(new double[] { LRS, LRS, HRS, HRS }, cells.conductance());
	}

	@Test
	void aPulseCostsWhatThePaperCounts() {
		var joules = new double[3];
		device().energy(cells(0, 1, 3), new Pulses(Pulses.Kind.SET, new double[] { 2.7, 0, -2.6 }, null, 50e-9), joules);
		assertArrayEquals(new double[] { 13.1e-12, 0, 13.1e-12 }, joules, 1e-24);
		// Table 2, to the digits it gives
		assertEquals(5.22e-3, 3.99e8 * joules[0], 0.01e-3);
		assertEquals(9.11e-3, 6.96e8 * joules[0], 0.01e-3);
		device().energy(cells(0, 1, 3), new Pulses(Pulses.Kind.READ, new double[] { 0.2, 0.2, 0.2 }, null, 50e-9), joules);
		assertArrayEquals(new double[3], joules);
	}

	private static double[] endurance(TaOx device, int first, int copies, int perCopy) {
		var cycles = new double[copies * perCopy];
		device.endurance(cells(first, copies, perCopy), cycles);
		return cycles;
	}

	@Test
	void enduranceIsUnlimitedOrSharpOrLognormal() {
		assertTrue(Arrays.stream(endurance(device(), 0, 1, 10)).allMatch(n -> n == Double.POSITIVE_INFINITY));
		assertTrue(Arrays.stream(endurance(device("endurance", "1000"), 0, 1, 10)).allMatch(n -> n == 1000));
		int n = 20_000;
		var logs = Arrays.stream(endurance(device("endurance", "1e4", "enduranceSpread", "0.5"), 0, 1, n)).map(Math::log).toArray();
		double mean = Arrays.stream(logs).average().orElseThrow();
		double variance = Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / (n - 1);
		assertEquals(Math.log(1e4), mean, 4 * 0.5 / Math.sqrt(n));
		assertEquals(0.5, Math.sqrt(variance), 4 * 0.5 / Math.sqrt(2. * n));
	}

	@Test
	void enduranceDoesNotDependOnHowCopiesAreGrouped() {
		var device = device("endurance", "1000", "enduranceSpread", "1");
		var whole = endurance(device, 0, 4, 7);
		assertArrayEquals(Arrays.copyOfRange(whole, 14, 28), endurance(device, 2, 2, 7));
		assertFalse(Arrays.equals(Arrays.copyOf(whole, 7), Arrays.copyOfRange(whole, 7, 14)), "copies differ");
	}

	@Test
	void windowLimitsAndCurrent() {
		assertEquals(new Range(HRS, LRS), device().window());
		assertTrue(device().limits().contains(0) && device().limits().contains(LRS) && !device().limits().contains(1.01 * LRS));
		assertEquals(HRS * -0.2, device().current(HRS, -0.2));
	}

	@Test
	void contradictingParametersAreRefused() {
		assertFalse(ParameterSchema.of(TaOx.class).bind(Map.of("hrs", "40 µS"), Path::toAbsolutePath).faults().isEmpty());
	}
}
