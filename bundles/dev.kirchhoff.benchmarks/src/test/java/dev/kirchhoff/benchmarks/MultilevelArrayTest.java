// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.algorithms.programming.Gaussian;
import dev.kirchhoff.algorithms.programming.MultilevelIspva;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.devices.hfo2.HfO2;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * What M-ISPVA makes of HfO2 arrays, beside the measurements of Milo et al. 2019. It stands here because only this room may see a device
 * and an algorithm together; releng/doc/milo2019.md has the numbers of a longer run.
 */
class MultilevelArrayTest {
	private static final int COPIES = 5;
	private static final int CELLS = 4000;
	private static final double READ = 0.5;
	/** S: 5, 15, 30, 45 and 60 µA at 0.5 V. */
	private static final double[] LEVELS = { 10e-6, 30e-6, 60e-6, 90e-6, 120e-6 };
	/** A. */
	private static final double[] SPREADS = { 2.5e-6, 3e-6, 3e-6, 3e-6, 3e-6 };
	private static final HfO2 DEVICE = make(HfO2.class, Map.of());
	private static final Cells FRESH = programmed(make(MultilevelIspva.class, Map.of("traces", "2")), 0, COPIES);

	private static <T> T make(Class<T> type, Map<String, String> values) {
		var binding = ParameterSchema.of(type).bind(values, path -> path);
		return type.cast(binding.instance().orElseThrow(() -> new IllegalArgumentException(binding.faults().toString())));
	}

	private static Draws draws(long stage, int first, int copies) {
		return new Draws(IntStream.range(first, first + copies).mapToObj(copy -> RandomStream.of(2019).split(stage).split(copy)).toArray(RandomStream[]::new), CELLS);
	}

	/** Arrays that have all levels alike. */
	private static Cells programmed(ProgrammingAlgorithm algorithm, int first, int copies) {
		var cells = new Cells(copies, new int[CELLS], IntStream.range(0, CELLS).toArray(), draws(1, first, copies));
		Arrays.setAll(cells.target(), i -> LEVELS[i % LEVELS.length]);
		algorithm.program(cells, DEVICE, BiasScheme.GROUNDED, Monitor.NONE);
		return cells;
	}

	/** Currents of the cells of a level, ascending, A. */
	private static double[] currents(Cells cells, int level) {
		return IntStream.range(0, cells.size()).filter(i -> i % LEVELS.length == level).mapToDouble(i -> READ * cells.conductance()[i]).sorted().toArray();
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double spread(double[] values) {
		double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
	}

	@Test
	void levelsHaveTheMeansAndSpreadsOfThePaper() {
		for (int level = 0; level < LEVELS.length; level++) {
			var currents = currents(FRESH, level);
			assertEquals(READ * LEVELS[level], mean(currents), 1e-6, "mean of L" + (level + 1));
			assertEquals(SPREADS[level], spread(currents), 0.3e-6, "spread of L" + (level + 1));
			assertTrue(currents[0] > 0);
		}
		assertTrue(currents(FRESH, 0)[COPIES * CELLS / 5 - 40] > currents(FRESH, 1)[40], "L1 and L2 overlap (Fig. 5a)");
	}

	/** Fig. 3b: from 0.05 at 8 kΩ to 0.6 at 116 kΩ. */
	@Test
	void relativeSpreadRisesWithResistance() {
		double last = 0;
		for (int level = LEVELS.length - 1; level >= 0; level--) {
			var currents = currents(FRESH, level);
			double relative = spread(currents) / currents[currents.length / 2];
			assertTrue(relative > last);
			last = relative;
			double resistance = READ / currents[currents.length / 2];
			if (level == LEVELS.length - 1) {
				assertEquals(8e3, resistance, 0.5e3);
				assertEquals(0.05, relative, 0.01);
			} else if (level == 0) {
				assertEquals(116e3, resistance, 12e3);
				assertEquals(0.6, relative, 0.1);
			}
		}
	}

	@Test
	void anHourAt125DegreesDoublesTheSpread() {
		var cells = programmed(make(MultilevelIspva.class, Map.of()), 0, COPIES);
		cells.draws(draws(2, 0, COPIES));
		DEVICE.age(cells, 3600, 398.15);
		for (int level = 0; level < LEVELS.length; level++) {
			double factor = spread(currents(cells, level)) / spread(currents(FRESH, level));
			assertTrue(factor > 2 && factor < 2.6, "L" + (level + 1) + ": " + factor);
		}
	}

	@Test
	void nearlyAllCellsAreFormedAndReachTheirLevel() {
		assertTrue(mean(FRESH.state(Cells.VERIFIED)) > 0.999);
		for (int i = 0; i < FRESH.size(); i++) {
			double pulses = FRESH.state(Cells.PULSES)[i];
			assertTrue(pulses > 0 && pulses <= 90);
			assertEquals(pulses * 11e-6, FRESH.state(Cells.TIME)[i], 1e-9);
			assertTrue(FRESH.state(Cells.ENERGY)[i] > 1e-9 && FRESH.state(Cells.ENERGY)[i] < 1e-7, "nanojoules");
		}
	}

	@Test
	void tracesAreStaircases() {
		var trace = FRESH.trace();
		int cells = (int) IntStream.range(0, trace.count()).map(trace::cell).distinct().count();
		assertEquals(2 * LEVELS.length, cells);
		for (int p = 1; p < trace.count(); p++) {
			int now = p;
			IntStream.range(0, p).filter(q -> trace.cell(q) == trace.cell(now) && trace.kind(q) == trace.kind(now)).max().ifPresent(before -> {
				assertEquals(trace.kind(now) == Kind.RESET ? -0.1 : 0.1, trace.amplitude(now) - trace.amplitude(before), 1e-9);
				double change = trace.current(now) - trace.current(before);
				assertTrue(trace.kind(now) == Kind.RESET ? change <= 0 : change >= 0);
				assertTrue(Math.abs(change) < 25e-6, "many small steps");
			});
		}
	}

	@Test
	void aCopyDoesNotDependOnItsBatch() {
		for (int copy : new int[] { 0, 3 }) {
			var alone = programmed(make(MultilevelIspva.class, Map.of()), copy, 1);
			assertArrayEquals(alone.conductance(), Arrays.copyOfRange(FRESH.conductance(), copy * CELLS, (copy + 1) * CELLS));
			for (var state : alone.states()) {
				assertArrayEquals(alone.state(state), Arrays.copyOfRange(FRESH.state(state), copy * CELLS, (copy + 1) * CELLS), state);
			}
		}
	}

	/** Writing again what has left its level makes levels narrower: the array of Fig. 8. */
	@Test
	void passesNarrowTheLevels() {
		var cells = programmed(make(MultilevelIspva.class, Map.of("passes", "8", "tolerance", "3 µS")), 0, 1);
		for (int level = 0; level < LEVELS.length; level++) {
			var currents = currents(cells, level);
			assertTrue(spread(currents) < 0.5 * SPREADS[level], "L" + (level + 1) + ": " + spread(currents));
			assertEquals(READ * LEVELS[level], mean(currents), 0.3e-6);
		}
	}

	/**
	 * The short cut has the mean and spread of the loop, not its shape: the low levels of the loop are skewed. Two samples of one distribution
	 * would be below 0.03 (5 %).
	 */
	@ParameterizedTest
	@CsvSource({ "0, 0.13", "1, 0.06", "2, 0.05", "3, 0.045", "4, 0.045" })
	void theShortCutIsNearTheLoop(int level, double distance) {
		var loop = currents(FRESH, level);
		var shortCut = currents(programmed(make(Gaussian.class, Map.of()), 100, COPIES), level);
		assertEquals(mean(loop), mean(shortCut), 0.2e-6);
		assertEquals(spread(loop), spread(shortCut), 0.15e-6);
		double found = distance(loop, shortCut);
		assertTrue(found < distance, "Kolmogorov distance " + found);
	}

	/** Of Kolmogorov and Smirnov, of two ascending samples of the same size. */
	private static double distance(double[] a, double[] b) {
		double largest = 0;
		for (int i = 0, j = 0; i < a.length && j < b.length;) {
			if (a[i] <= b[j]) {
				i++;
			} else {
				j++;
			}
			largest = Math.max(largest, Math.abs(i - j) / (double) a.length);
		}
		return largest;
	}
}
