// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.algorithms.binary.Chip.Fading;
import dev.kirchhoff.algorithms.mapping.BinaryPair;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.network.Network;

class MetricsTest {
	private static final double SYNAPSES = Chip.INPUTS * Chip.HIDDEN + Chip.HIDDEN * Chip.CLASSES;

	/** Both copies of a chip; what they answer is of no interest. */
	private record Looked(Chip chip, List<List<double[]>> courses) implements Observation {
		@Override
		public int copies() {
			return Chip.COPIES;
		}

		@Override
		public long repeat(int copy) {
			return copy;
		}

		@Override
		public Network network() {
			return Chip.network();
		}

		@Override
		public Samples test() {
			return Chip.DATA.test();
		}

		@Override
		public float[] outputs() {
			throw new AssertionError();
		}

		@Override
		public float[] infer(float[] inputs, int count) {
			throw new AssertionError();
		}

		@Override
		public float[] activations(int copy, int node, float[] inputs, int count) {
			throw new AssertionError();
		}

		@Override
		public MappingScheme scheme() {
			return chip.scheme;
		}

		@Override
		public List<PlacedBlock> blocks() {
			return chip.blocks;
		}

		@Override
		public List<double[]> course(int copy) {
			return courses.get(copy);
		}

		@Override
		public List<ArrayState> arrays() {
			return chip.arrays;
		}
	}

	private static <T> T make(Class<T> type, Map<String, String> values) {
		return type.cast(ParameterSchema.of(type).bind(values, path -> path).instance().orElseThrow());
	}

	private static double[][] measure(Metric metric, Observation observation, Tally tally) {
		var values = new double[metric.quantities().size()][observation.copies()];
		metric.observe(observation, values, tally);
		return values;
	}

	private static Table table(List<Table> tables, String name) {
		return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void pulsesAreCountedBySynapse() {
		var chip = new Chip(new Fading(1, Double.POSITIVE_INFINITY, true), new BinaryPair(0, 0, 1), 2);
		var plane = chip.blocks.get(1).planes().getFirst();
		var cells = chip.arrays.get(1).cells();
		// copy 1: the pair of input 2 and output 1 of the second block of the first layer
		int k = 2 * (2 * chip.blocks.get(1).outputs() + 1);
		cells.state(Cells.PULSES)[cells.perCopy() + plane.cells()[k]] = 20;
		cells.state(Cells.PULSES)[cells.perCopy() + plane.cells()[k + 1]] = 10;
		cells.state(Cells.ENERGY)[cells.perCopy() + plane.cells()[k]] = 7;
		var tally = new Tally();
		var metric = make(PulsedLearning.class, Map.of("readEnergy", "2", "perDecade", "1"));
		var values = measure(metric, new Looked(chip, List.of(List.of(), List.of())), tally);
		assertArrayEquals(new double[] { 0, 30 / SYNAPSES }, values[0], 1e-12);
		assertArrayEquals(new double[] { 0, 0 }, values[1]);
		assertArrayEquals(new double[] { 0, 0 }, values[2]);
		assertArrayEquals(new double[] { 0, 30 }, values[3]);
		assertArrayEquals(new double[] { 0, 7 }, values[4]);
		assertArrayEquals(new double[] { 2 * SYNAPSES, 2 * SYNAPSES }, values[5]);
		assertArrayEquals(new double[] { 0, 0 }, values[6]);
		var tables = metric.conclude(tally, new double[0]);
		assertEquals(1, tables.size(), "nothing over epochs");
		var data = tables.getFirst().data();
		assertEquals(2 * SYNAPSES - 1, data[2][0]);
		for (int bin = 0; bin < data[2].length; bin++) {
			assertEquals(bin == 0 ? 2 * SYNAPSES - 1 : data[0][bin] == 10 ? 1 : 0, data[2][bin], "bin " + bin);
		}
	}

	@Test
	void devicesAreFollowedOverEpochs() {
		var trainer = make(WeakResetTrainer.class, Map.of("epochs", "3", "batch", "30", "rate", "4", "lastRate", "4", "mostPulses", "30"));
		var chip = new Chip(new Fading(1, Double.POSITIVE_INFINITY, true), new BinaryPair(0, 0, 1), 2).learn(trainer);
		var tally = new Tally();
		var metric = make(PulsedLearning.class, Map.of());
		var values = measure(metric, new Looked(chip, List.of(List.of(new double[] { 1, 0, 0 }), chip.course)), tally);
		var tables = metric.conclude(tally, new double[0]);
		var saturated = table(tables, "saturated").data();
		assertArrayEquals(new double[] { 1, 2, 3 }, saturated[0]);
		assertEquals(values[6][1], saturated[1][2], 1e-12);
		assertTrue(values[6][1] > 0);
		assertEquals(values[0][1], table(tables, "pulses").data()[1][2], 1e-9);
		var map = table(tables, "conductances").data();
		assertEquals(3 * DeviceState.BINS, map[0].length);
		double last = 0;
		for (int k = 2 * DeviceState.BINS; k < 3 * DeviceState.BINS; k++) {
			assertEquals(3, map[0][k]);
			last += map[2][k];
		}
		assertEquals(1, last, 1e-12);
		assertEquals(1.02, map[1][0], 1e-12, "from 1 to 3 in fifty bins");
	}

	@Test
	void whatOtherTrainersTellIsNotTakenForDevices() {
		assertNull(DeviceState.of(new double[] { 1, 2, 3 }, 3));
		assertNull(DeviceState.of(new double[3 + 4 + DeviceState.BINS], 3));
	}

	@Test
	void withoutNoiseOnePulseMoreReverses() {
		var chip = new Chip(new Fading(0, Double.POSITIVE_INFINITY, true), new BinaryPair(0, 0, 1), 2);
		var tally = new Tally();
		var metric = make(Reversal.class, Map.of("pulses", "1, 4", "synapses", "10"));
		assertEquals((2 / 1. + 5 / 4.) / 2, measure(metric, new Looked(chip, List.of(List.of(), List.of())), tally)[0][0], 1e-12);
		var data = metric.conclude(tally, new double[1]).getFirst().data();
		for (int column = 1; column < 4; column++) {
			assertArrayEquals(new double[] { 2, 5 }, data[column], 1e-12);
		}
	}

	@Test
	void withNoiseItTakesAsManyOnTheWhole() {
		var chip = new Chip(new Fading(1, Double.POSITIVE_INFINITY, true), new BinaryPair(0, 0, 1), 2);
		var tally = new Tally();
		var metric = make(Reversal.class, Map.of("pulses", "20", "synapses", "4000"));
		double ours = measure(metric, new Looked(chip, List.of(List.of(), List.of())), tally)[0][1];
		// the first passage of a walk: its mean is the distance over the drift, but for the overshoot of about one pulse
		assertEquals(1.03, ours, 0.06);
		var data = metric.conclude(tally, new double[1]).getFirst().data();
		assertTrue(data[2][0] < 18 && data[3][0] > 22, "scatters: " + data[2][0] + " to " + data[3][0]);
	}
}
