// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.ideal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;

class IdealDeviceTest {
	private static final IdealDevice EXACT = new IdealDevice(1e-6, 101e-6, 0, 100, 0);

	private static Cells cells(int count) {
		var cells = new Cells(1, new int[count], new int[count], new Draws(new RandomStream[] { RandomStream.of(2) }, count));
		for (int i = 0; i < count; i++) {
			cells.target()[i] = 1e-6 + 1e-4 * i / count;
		}
		return cells;
	}

	private static Pulses pulse(Kind kind, double... amplitude) {
		return new Pulses(kind, amplitude, null, 1e-6);
	}

	@Test
	void theDefaultsMakeADevice() {
		var made = (IdealDevice) ParameterSchema.of(IdealDevice.class).bind(Map.of(), Path::toAbsolutePath).instance().orElseThrow();
		assertEquals(new Range(1e-6, 1e-4), made.window());
		assertThrows(IllegalArgumentException.class, () -> new IdealDevice(2, 2, 0, 1, 0));
	}

	@Test
	void takesEveryTargetExactlyAndKeepsIt() {
		var cells = cells(50);
		EXACT.tune(cells);
		EXACT.disturb(cells, BiasScheme.HALF);
		EXACT.age(cells, 1e9, 500);
		EXACT.stick(cells);
		assertArrayEquals(cells.target(), cells.conductance());
	}

	@Test
	void spreadIsAPartOfTheWindow() {
		var cells = cells(20_000);
		Arrays.fill(cells.target(), 50e-6);
		new IdealDevice(1e-6, 101e-6, 0.05, 100, 0).tune(cells);
		double mean = Arrays.stream(cells.conductance()).average().orElseThrow();
		double sd = Math.sqrt(Arrays.stream(cells.conductance()).map(g -> (g - mean) * (g - mean)).average().orElseThrow());
		assertEquals(50e-6, mean, 4 * 5e-6 / Math.sqrt(20_000));
		assertEquals(5e-6, sd, 4 * 5e-6 / Math.sqrt(40_000));
		Arrays.fill(cells.target(), 1e-6);
		new IdealDevice(1e-6, 101e-6, 1, 100, 0).tune(cells);
		assertTrue(Arrays.stream(cells.conductance()).allMatch(g -> g >= 0), "no conductance is negative");
	}

	@Test
	void stuckCellsLieAtTheEndsOfTheWindow() {
		var cells = cells(3);
		cells.faults()[0] = Cells.STUCK_HRS;
		cells.faults()[2] = Cells.STUCK_LRS;
		EXACT.tune(cells);
		double working = cells.conductance()[1];
		EXACT.stick(cells);
		assertArrayEquals(new double[] { 1e-6, working, 101e-6 }, cells.conductance());
	}

	@Test
	void readNoiseIsAPartOfEachConductance() {
		var cells = cells(3);
		EXACT.tune(cells);
		cells.conductance()[0] = 0;
		var sigma = new double[] { 9, 9, 9 };
		EXACT.readNoise(cells, sigma);
		assertArrayEquals(new double[3], sigma);
		new IdealDevice(1e-6, 101e-6, 0, 100, 0.02).readNoise(cells, sigma);
		assertArrayEquals(new double[] { 0, 0.02 * cells.conductance()[1], 0.02 * cells.conductance()[2] }, sigma);
	}

	@Test
	void pulsesAreEqualStepsWithinTheWindow() {
		var cells = cells(4);
		Arrays.fill(cells.conductance(), 1e-6);
		cells.faults()[3] = Cells.STUCK_HRS;
		for (int k = 0; k < 100; k++) {
			EXACT.pulse(cells, pulse(Kind.SET, 1, -3, 0, 1));
		}
		assertArrayEquals(new double[] { 101e-6, 101e-6, 1e-6, 1e-6 }, cells.conductance(), 1e-15);
		EXACT.pulse(cells, pulse(Kind.SET, 1, 1, 0, 0));
		assertEquals(101e-6, cells.conductance()[0], "not beyond the window");
		EXACT.pulse(cells, pulse(Kind.READ, 1, 1, 1, 1));
		EXACT.pulse(cells, pulse(Kind.WEAK_RESET, 0, 1, 0, 0));
		assertArrayEquals(new double[] { 101e-6, 100e-6, 1e-6, 1e-6 }, cells.conductance(), 1e-15);
	}

	@Test
	void energyIsJouleHeatAndCellsLastForEver() {
		var cells = cells(2);
		cells.conductance()[0] = 1e-5;
		cells.conductance()[1] = 2e-5;
		var joules = new double[2];
		EXACT.energy(cells, new Pulses(Kind.SET, new double[] { -2, 0 }, null, 50e-9), joules);
		assertArrayEquals(new double[] { 1e-5 * 4 * 50e-9, 0 }, joules, 1e-25);
		EXACT.endurance(cells, joules);
		assertArrayEquals(new double[] { Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY }, joules);
		var currents = new double[2];
		EXACT.currents(new double[] { 1e-5, 2e-5 }, new double[] { 0.5, -0.5 }, currents);
		assertArrayEquals(new double[] { 5e-6, -1e-5 }, currents);
	}
}
