// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparableArrayTest {
	private static final OperatingRange RANGE = new OperatingRange(2.8e-6, 28e-6, -0.5, 1);
	private static final CurrentVoltage DEVICE = SeparableLawTest.POOLE_FRENKEL;
	private static final SeparableLaw LAW = SeparableLaw.of(DEVICE, RANGE, 1e-4);
	private static final List<SeparableLaw> LAWS = List.of(SeparableLaw.of(DEVICE, RANGE, 1e-2), LAW, SeparableLaw.of(DEVICE, RANGE, 1e-6));
	/** A, of the device in that range. */
	private static final double LARGEST = Math.max(DEVICE.current(2.8e-6, 1), DEVICE.current(28e-6, 1));

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "3, 2, 1", "2, 8, 5", "17, 5, 63", "64, 10, 64", "40, 30, 65", "9, 4, 700", "1200, 3, 300", "3000, 2, 200" })
	void currentsAreTheSumsOfTheDevices(int rows, int columns, int count) {
		var random = new Random(rows + columns + count);
		var g = conductances(random, rows * columns);
		var x = voltages(random, rows * count);
		for (var law : LAWS) {
			var y = new float[columns * count];
			SeparableArray.of(law, rows, columns, g).multiply(x, count, y);
			double allowed = rows * LARGEST * (law.truncation().largestIn32Bit() + 1e-6);
			for (int o = 0; o < columns; o++) {
				for (int k = 0; k < count; k++) {
					assertEquals(exact(g, columns, x, rows, count, o, k), y[o * count + k], allowed, "output " + o + " of vector " + k);
				}
			}
		}
	}

	@Test
	void ohmicCellsAreTheLinearProduct() {
		var random = new Random(5);
		var g = conductances(random, 50 * 7);
		var x = voltages(random, 50 * 11);
		var y = new float[7 * 11];
		var law = SeparableLaw.of(CurrentVoltage.OHM, RANGE, 1e-7);
		SeparableArray.of(law, 50, 7, g).multiply(x, 11, y);
		for (int o = 0; o < 7; o++) {
			for (int k = 0; k < 11; k++) {
				double sum = 0;
				double size = 0;
				for (int i = 0; i < 50; i++) {
					sum += g[i * 7 + o] * x[i * 11 + k];
					size += Math.abs(g[i * 7 + o] * x[i * 11 + k]);
				}
				assertEquals(sum, y[o * 11 + k], 1e-6 * size);
			}
		}
	}

	@Test
	void aDifferenceIsOneProduct() {
		var random = new Random(6);
		var plus = conductances(random, 30 * 4);
		var minus = conductances(random, 30 * 4);
		var x = voltages(random, 30 * 20);
		var y = new float[4 * 20];
		SeparableArray.difference(LAW, 30, 4, plus, minus).multiply(x, 20, y);
		for (int o = 0; o < 4; o++) {
			for (int k = 0; k < 20; k++) {
				assertEquals(exact(plus, 4, x, 30, 20, o, k) - exact(minus, 4, x, 30, 20, o, k), y[o * 20 + k],
						2 * 30 * LARGEST * LAW.truncation().largestIn32Bit());
			}
		}
	}

	@Test
	void noVoltageOrNoCellsNoCurrent() {
		var y = new float[6];
		SeparableArray.of(LAW, 5, 2, conductances(new Random(1), 10)).multiply(new float[15], 3, y);
		assertArrayEquals(new float[6], y);
		SeparableArray.of(LAW, 5, 2, new double[10]).multiply(voltages(new Random(1), 15), 3, y);
		assertArrayEquals(new float[6], y);
	}

	@Test
	void theSameAgainAndElsewhere() throws InterruptedException {
		var random = new Random(2);
		var array = SeparableArray.of(LAW, 100, 20, conductances(random, 2000));
		var x = voltages(random, 100 * 300);
		var once = new float[20 * 300];
		var again = new float[20 * 300];
		var elsewhere = new float[20 * 300];
		array.multiply(x, 300, once);
		array.multiply(x, 300, again);
		var thread = Thread.ofPlatform().start(() -> array.another().multiply(x, 300, elsewhere));
		thread.join();
		assertArrayEquals(once, again);
		assertArrayEquals(once, elsewhere);
	}

	@Test
	void whatIsOutOfRangeIsNamed() {
		var g = conductances(new Random(3), 6);
		g[3] = 1e-4;
		g[5] = Double.NaN;
		var cell = assertThrows(IllegalArgumentException.class, () -> SeparableArray.of(LAW, 3, 2, g)).getMessage();
		assertTrue(cell.startsWith("cell (1, 1) has a conductance of 1.0E-4 S, and 1 more are out of range"), cell);
		assertThrows(IllegalArgumentException.class, () -> SeparableArray.of(LAW, 2, 2, g));
		var array = SeparableArray.of(LAW, 3, 2, conductances(new Random(3), 6));
		var x = voltages(new Random(4), 300);
		x[150] = 1.001f;
		var input = assertThrows(IllegalArgumentException.class, () -> array.multiply(x, 100, new float[200])).getMessage();
		assertTrue(input.startsWith("input vector 50 has 1.001 V on word line 1"), input);
		x[150] = 1.0000005f;
		array.multiply(x, 100, new float[200]);
		assertThrows(IllegalArgumentException.class, () -> array.multiply(x, 0, new float[200]));
		assertThrows(IllegalArgumentException.class, () -> array.multiply(x, 101, new float[202]));
		assertThrows(IllegalArgumentException.class, () -> array.multiply(x, 100, new float[199]));
	}

	private static double exact(double[] g, int columns, float[] x, int rows, int count, int o, int k) {
		double sum = 0;
		for (int i = 0; i < rows; i++) {
			sum += g[i * columns + o] == 0 ? 0 : DEVICE.current(g[i * columns + o], x[i * count + k]);
		}
		return sum;
	}

	/** Some of the cells are open. */
	private static double[] conductances(Random random, int count) {
		return random.doubles(count).map(u -> u < 0.1 ? 0 : 2.8e-6 * Math.pow(10, u)).toArray();
	}

	/** Some are 0, some at the ends of the range. */
	private static float[] voltages(Random random, int count) {
		var x = new float[count];
		for (int i = 0; i < count; i++) {
			x[i] = Math.clamp(random.nextFloat(-0.7f, 1.2f), -0.5f, 1);
			x[i] = random.nextInt(10) == 0 ? 0 : x[i];
		}
		return x;
	}
}
