// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.wox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.random.RandomStream;

class WOxTest {
	private static WOx device(String... given) {
		var values = new HashMap<String, String>();
		for (int i = 0; i < given.length; i += 2) {
			values.put(given[i], given[i + 1]);
		}
		var binding = ParameterSchema.of(WOx.class).bind(values, Path::toAbsolutePath);
		return (WOx) binding.instance().orElseThrow(() -> new IllegalArgumentException(binding.faults().toString()));
	}

	@ParameterizedTest
	@CsvSource({ "2.8e-6, 7", "28e-6, 2", "8.854377448471463e-6, 4.5" })
	void theSlopeOfThePooleFrenkelPlotIsLinearInTheLogarithmOfConductance(double g, double slope) {
		// ln(I / V) over the root of V is a line (Fig. 2) whose slope depends on the state (Fig. 3a)
		var device = device();
		for (double v : new double[] { 0.1, 0.3, 0.7, 1 }) {
			double rise = Math.log(device.current(g, v) / v / (device.current(g, 0.04) / 0.04));
			assertEquals(slope, rise / (Math.sqrt(v) - Math.sqrt(0.04)), 1e-9);
		}
	}

	@Test
	void conductanceIsThatAtTheReferenceVoltage() {
		for (double g : new double[] { 2.8e-6, 1e-5, 2.8e-5 }) {
			assertEquals(g * 0.5, device().current(g, 0.5), 1e-18);
			assertEquals(-device().current(g, 0.3), device().current(g, -0.3), 0);
			assertEquals(0, device().current(g, 0), 0);
		}
	}

	@Test
	void cellsOfHighResistanceChangeMore() {
		// Fig. 1
		var device = device();
		double low = device.current(28e-6, 0.7) / 0.7 / 28e-6;
		double high = device.current(2.8e-6, 0.7) / 0.7 / 2.8e-6;
		assertTrue(high > low && low > 1, high + " " + low);
	}

	@ParameterizedTest
	@CsvSource({ "1e-3, 3", "1e-5, 5", "1e-7, 6" })
	void fewProductsStandForIt(double error, int terms) {
		// what the design notes state of this law
		var law = SeparableLaw.ofRank(new DeviceLaw(device()), new OperatingRange(2.8e-6, 28e-6, 0, 1), terms);
		assertTrue(law.truncation().relative() < 1.2 * error, law.truncation().toString());
	}

	@Test
	void tuningScattersLognormally() {
		var device = device("spread", "0.1");
		int n = 20000;
		var cells = new Cells(1, new int[n], new int[n], new Draws(new RandomStream[] { RandomStream.of(5) }, n));
		Arrays.fill(cells.target(), 1e-5);
		device.tune(cells);
		double mean = 0;
		double square = 0;
		for (double g : cells.conductance()) {
			double x = Math.log(g / 1e-5);
			mean += x / n;
			square += x * x / n;
		}
		assertEquals(0, mean, 0.003);
		assertEquals(0.1, Math.sqrt(square), 0.003);
		device().tune(cells);
		assertEquals(1e-5, cells.conductance()[7], 0);
	}

	@Test
	void stuckCellsAreAtTheEndsOfTheWindow() {
		var cells = new Cells(1, new int[3], new int[] { 0, 1, 2 }, new Draws(new RandomStream[] { RandomStream.of(5) }, 3));
		cells.conductance()[0] = 1e-5;
		cells.faults()[1] = Cells.STUCK_LRS;
		cells.faults()[2] = Cells.STUCK_HRS;
		device().stick(cells);
		assertEquals(1e-5, cells.conductance()[0], 0);
		assertEquals(28e-6, cells.conductance()[1], 0);
		assertEquals(2.8e-6, cells.conductance()[2], 0);
	}

	@Test
	void anEmptyWindowIsRefused() {
		assertFalse(ParameterSchema.of(WOx.class).bind(Map.of("gMin", "30 µS"), Path::toAbsolutePath).faults().isEmpty());
	}
}
