// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.hfo2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;

class WeakResetTest {
	private static final double LOW = 10e-6;
	private static final double HIGH = 100e-6;
	private static final RandomStream RANDOM = RandomStream.of(2019);

	private static WeakReset device(String... values) {
		var given = new HashMap<String, String>();
		for (int k = 0; k < values.length; k += 2) {
			given.put(values[k], values[k + 1]);
		}
		return (WeakReset) ParameterSchema.of(WeakReset.class).bind(Map.copyOf(given), path -> path).instance().orElseThrow();
	}

	private static double u(double conductance) {
		return (HIGH - conductance) / (HIGH - LOW);
	}

	private static double[] all(int count, double value) {
		var values = new double[count];
		Arrays.fill(values, value);
		return values;
	}

	private static double train(WeakReset device, Kind kind, double conductance, double pulses) {
		var cell = new double[] { conductance };
		device.pulse(kind, cell, new double[] { pulses }, new float[1], 0, 1);
		return cell[0];
	}

	/** Runge and Kutta's fourth order, in steps of a tenth of a pulse. */
	private static double integrate(DoubleUnaryOperator slope, double u, int pulses) {
		double h = 0.1;
		for (int k = 0; k < 10 * pulses; k++) {
			double a = slope.applyAsDouble(u);
			double b = slope.applyAsDouble(u + h / 2 * a);
			double c = slope.applyAsDouble(u + h / 2 * b);
			double d = slope.applyAsDouble(u + h * c);
			u += h / 6 * (a + 2 * b + 2 * c + d);
		}
		return u;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 3, 6 })
	void withoutNoiseItFollowsTheDifferentialEquation(double beta) {
		var device = device("noise", "0", "nonlinearity", Double.toString(beta));
		for (int pulses : new int[] { 1, 10, 300 }) {
			double expected = integrate(u -> 0.002 * Math.exp(-beta * u), 0.2, pulses);
			assertEquals(Math.min(1, expected), u(train(device, Kind.WEAK_RESET, HIGH - 0.2 * (HIGH - LOW), pulses)), 1e-9, beta + " " + pulses);
		}
	}

	@Test
	void trainsCompose() {
		var device = device("noise", "0");
		double once = train(device, Kind.WEAK_RESET, HIGH, 1000);
		double twice = train(device, Kind.WEAK_RESET, train(device, Kind.WEAK_RESET, HIGH, 300), 700);
		assertEquals(once, twice, 1e-15);
		double one = HIGH;
		for (int k = 0; k < 1000; k++) {
			one = train(device, Kind.WEAK_RESET, one, 1);
		}
		assertEquals(once, one, 1e-14);
		assertEquals(Math.log(1 + 3 * 0.002 * 1000) / 3, u(once), 1e-12, "targets' closed form from u = 0");
	}

	@Test
	void aPulseIsATrainOfOne() {
		var device = device();
		var normal = new float[500];
		RANDOM.noise(0, normal, 0, normal.length);
		var one = all(normal.length, 5e-5);
		var train = one.clone();
		device.pulse(Kind.WEAK_RESET, one, null, normal, 0, one.length);
		device.pulse(Kind.WEAK_RESET, train, all(train.length, 1), normal, 0, train.length);
		assertArrayEquals(one, train);
		var part = all(normal.length, 5e-5);
		device.pulse(Kind.WEAK_RESET, part, null, normal, 100, 200);
		assertEquals(5e-5, part[99]);
		assertEquals(one[150], part[150], 1e-18, "where a range begins does not matter");
		assertEquals(5e-5, part[200]);
	}

	/** Mean and variance of the diffusion with drift C exp(-β u), to second order around the mean. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 3 })
	void noiseHasTheMomentsOfTheDiffusion(double eta) {
		var device = device("noise", Double.toString(eta));
		int cells = 20_000;
		int pulses = 200;
		var conductance = all(cells, HIGH - 0.3 * (HIGH - LOW));
		var normal = new float[cells];
		for (int k = 0; k < pulses; k++) {
			RANDOM.split(k).noise(0, normal, 0, cells);
			device.pulse(Kind.WEAK_RESET, conductance, null, normal, 0, cells);
		}
		double sigma = eta * 0.002 / 3;
		double mean = 0.3;
		double variance = 0;
		for (int k = 0; k < 10 * pulses; k++) {
			double drift = 0.002 * Math.exp(-3 * mean);
			mean += 0.1 * drift * (1 + 4.5 * variance);
			variance += 0.1 * (sigma * sigma - 6 * drift * variance);
		}
		double ours = Arrays.stream(conductance).map(WeakResetTest::u).average().orElseThrow();
		double spread = Arrays.stream(conductance).map(g -> (u(g) - ours) * (u(g) - ours)).average().orElseThrow();
		assertEquals(mean, ours, 5 * Math.sqrt(variance / cells) + 1e-4);
		assertEquals(variance, spread, 0.05 * variance);
	}

	@Test
	void oneTrainScattersAsItsPulses() {
		var device = device("nonlinearity", "0", "noise", "3");
		var normal = new float[50_000];
		RANDOM.split("train").noise(0, normal, 0, normal.length);
		var cells = all(normal.length, 8e-5);
		device.pulse(Kind.WEAK_RESET, cells, all(cells.length, 25), normal, 0, cells.length);
		double mean = Arrays.stream(cells).map(WeakResetTest::u).average().orElseThrow();
		double variance = Arrays.stream(cells).map(g -> (u(g) - mean) * (u(g) - mean)).average().orElseThrow();
		assertEquals(u(8e-5) + 25 * 0.002, mean, 2e-4);
		assertEquals(5 * 0.002, Math.sqrt(variance), 2e-4);
	}

	@Test
	void conductanceStaysWithinTheWindow() {
		var device = device("noise", "50");
		var cells = all(1000, LOW);
		var normal = new float[1000];
		for (int k = 0; k < 50; k++) {
			RANDOM.split(k).noise(0, normal, 0, normal.length);
			device.pulse(k % 2 == 0 ? Kind.WEAK_RESET : Kind.WEAK_SET, cells, null, normal, 0, cells.length);
			assertTrue(Arrays.stream(cells).allMatch(g -> g >= LOW && g <= HIGH));
		}
		assertEquals(LOW, train(device("noise", "0"), Kind.WEAK_RESET, HIGH, 1e5), 1e-18, "saturated");
	}

	@Test
	void theTopThrowsNoiseBack() {
		var normal = new float[] { 2, -2, 0 };
		var cells = all(3, HIGH);
		device().pulse(Kind.WEAK_RESET, cells, null, normal, 0, 3);
		double first = Math.log(1 + 3 * 0.002) / 3;
		assertEquals(0.004 - first, u(cells[0]), 1e-9);
		assertEquals(0.004 + first, u(cells[1]), 1e-9);
		assertEquals(first, u(cells[2]), 1e-12);
	}

	@Test
	void aRetracingWeakSetUndoesAWeakReset() {
		var device = device("noise", "0");
		double down = train(device, Kind.WEAK_RESET, HIGH, 400);
		assertEquals(HIGH, train(device, Kind.WEAK_SET, down, 400), 1e-15);
		assertEquals(HIGH, train(device, Kind.WEAK_SET, down, 500), 1e-15, "and not beyond");
	}

	@Test
	void aMirroredWeakSetIsTheWeakResetUpsideDown() {
		var device = device("noise", "0", "weakSetLaw", "mirrored");
		double down = HIGH - train(device, Kind.WEAK_RESET, HIGH, 400);
		double up = train(device, Kind.WEAK_SET, LOW, 400) - LOW;
		assertEquals(down, up, 1e-15);
	}

	@Test
	void fullSetsGoToTheTopButForTheirSpread() {
		assertFalse(device().isRandom(Kind.SET));
		var spread = device("setSpread", "0.05");
		assertTrue(spread.isRandom(Kind.SET));
		var normal = new float[10_000];
		RANDOM.noise(0, normal, 0, normal.length);
		var cells = all(normal.length, 3e-5);
		spread.pulse(Kind.SET, cells, null, normal, 0, cells.length);
		// the mean of |x| is sqrt(2/π)
		assertEquals(0.05 * Math.sqrt(2 / Math.PI), Arrays.stream(cells).map(WeakResetTest::u).average().orElseThrow(), 1e-3);
	}

	private static Cells cells(int copies, int perCopy) {
		var streams = IntStream.range(0, copies).mapToObj(c -> RANDOM.split(c)).toArray(RandomStream[]::new);
		return new Cells(copies, new int[perCopy], IntStream.range(0, perCopy).toArray(), new Draws(streams, perCopy));
	}

	@Test
	void batchesOfCellsTakeTheSamePulses() {
		var device = device();
		var cells = cells(2, 50);
		Arrays.fill(cells.conductance(), HIGH);
		cells.faults()[3] = Cells.STUCK_LRS;
		var amplitude = all(100, 1.2);
		amplitude[7] = 0;
		device.pulse(cells, new Pulses(Kind.WEAK_RESET, amplitude, null, 1e-7));
		assertEquals(HIGH, cells.conductance()[3]);
		assertEquals(HIGH, cells.conductance()[7]);
		assertEquals(98, Arrays.stream(cells.conductance()).filter(g -> g < HIGH).count(), "all others have moved");
		var alone = cells(1, 50);
		Arrays.fill(alone.conductance(), HIGH);
		device.pulse(alone, new Pulses(Kind.WEAK_RESET, all(50, 1.2), null, 1e-7));
		assertEquals(alone.conductance()[20], cells.conductance()[20], "copies do not notice each other");
		device.pulse(cells, new Pulses(Kind.RESET, amplitude, null, 1e-7));
		assertEquals(LOW, cells.conductance()[0]);
	}

	@Test
	void enduranceIsLognormal() {
		var cells = cells(1, 20_001);
		var cycles = new double[cells.size()];
		device("endurance", "1e4").endurance(cells, cycles);
		Arrays.sort(cycles);
		assertEquals(1e4, cycles[10_000], 200);
		assertEquals(0.3, Math.log(cycles[(int) (0.8413 * 20_001)] / cycles[10_000]), 0.02);
	}

	@Test
	void energyIsThatOfThePulses() {
		var cells = cells(1, 2);
		var joules = new double[2];
		device().energy(cells, new Pulses(Kind.WEAK_RESET, new double[] { -1.2, 0 }, null, 1e-7), joules);
		assertArrayEquals(new double[] { 6.15e-12, 0 }, joules);
		// 50 mJ over the synapses of the network, ten thousand times
		assertEquals(50e-3, joules[0] * (784 * 1024 + 1024 * 10) * 1e4, 1e-4);
	}
}
