// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.algorithms.mapping.DifferentialPair;
import dev.kirchhoff.algorithms.mapping.SignMagnitude;
import dev.kirchhoff.algorithms.programming.BitPulses;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

class SignMagnitudeSgdTest {
	private static final int BITS = 8;
	private static final int COPIES = 3;
	private static final int INPUTS = 24;
	private static final int HIDDEN = 10;
	private static final int CLASSES = 4;
	private static final double SET_ENERGY = 3;
	private static final double RESET_ENERGY = 5;
	private static final SignMagnitudeSgd TRAINER = trainer(4, 2);

	private static SignMagnitudeSgd trainer(int epochs, double setVoltage) {
		return new SignMagnitudeSgd(epochs, 0.375, 1. / 64, true, new BitPulses(setVoltage, 2, 3, 3, 1e-8));
	}

	/** Conducts 1 or 3, switches from 2 V on; 0 is without limit. */
	private record Bit(double survives) implements Device, Pulsed, Enduring, Energetic {
		@Override
		public Range window() {
			return new Range(1, 3);
		}

		@Override
		public void pulse(Cells cells, Pulses pulses) {
			for (int i = 0; i < cells.size(); i++) {
				double v = pulses.amplitude()[i];
				if (Math.abs(v) >= 2) {
					assertEquals(Cells.WORKING, cells.fault(i), "a stuck cell is pulsed");
					assertEquals(v > 0 ? 1 : 3, cells.conductance()[i], "a cell takes a pulse that does not switch it");
					cells.conductance()[i] = v > 0 ? 3 : 1;
				}
			}
		}

		@Override
		public void endurance(Cells cells, double[] cycles) {
			Arrays.fill(cycles, survives == 0 ? Double.POSITIVE_INFINITY : survives);
		}

		@Override
		public void energy(Cells cells, Pulses pulses, double[] joules) {
			for (int i = 0; i < joules.length; i++) {
				double v = pulses.amplitude()[i];
				// depends on the state, as energies do: the other state gives what must not be counted
				boolean high = cells.conductance()[i] > 2;
				joules[i] = v == 0 ? 0 : v > 0 ? (high ? 1e9 : SET_ENERGY) : high ? RESET_ENERGY : 1e9;
			}
		}
	}

	private static Samples samples(int seed, int count) {
		var random = new Random(seed);
		var inputs = new float[count * INPUTS];
		var labels = new int[count];
		for (int s = 0; s < count; s++) {
			labels[s] = random.nextInt(CLASSES);
			for (int i = 0; i < INPUTS; i++) {
				inputs[s * INPUTS + i] = random.nextInt(8) == 0 ^ i % CLASSES == labels[s] ? 1 : 0;
			}
		}
		return new Samples(new Shape(1, 4, 6), inputs, labels, CLASSES);
	}

	private static final DataSet DATA = new DataSet("patterns", "", samples(1, 600), samples(2, 200));

	private static Network network() {
		return Network.sequence(new Shape(1, 4, 6), new Layer.Flatten(), new Layer.FullyConnected(HIDDEN, false), new Layer.Activation(Layer.Function.SIGMOID),
				new Layer.FullyConnected(CLASSES, false), new Layer.Activation(Layer.Function.SIGMOID));
	}

	/** The first layer in two blocks on two arrays, the second on the second array. */
	private static final class Chip {
		final List<ArrayState> arrays = new ArrayList<>();
		final List<PlacedBlock> blocks = new ArrayList<>();
		final List<Double> accuracies = new ArrayList<>();
		final List<Double> losses = new ArrayList<>();

		Chip(Device device, int stuck) {
			int half = INPUTS / 2 * HIDDEN * BITS;
			blocks.add(new PlacedBlock(2, Tensor.WEIGHTS, 0, INPUTS / 2, 0, HIDDEN, List.of(plane(0, 0, half))));
			blocks.add(new PlacedBlock(2, Tensor.WEIGHTS, INPUTS / 2, INPUTS / 2, 0, HIDDEN, List.of(plane(1, 0, half))));
			blocks.add(new PlacedBlock(4, Tensor.WEIGHTS, 0, HIDDEN, 0, CLASSES, List.of(plane(1, half, HIDDEN * CLASSES * BITS))));
			array(device, half, stuck);
			array(device, half + HIDDEN * CLASSES * BITS, stuck);
		}

		/** Cells in reverse order, to see that the order counts. */
		private static PlacedBlock.Plane plane(int array, int first, int count) {
			var cells = new int[count];
			Arrays.setAll(cells, k -> first + count - 1 - k);
			return new PlacedBlock.Plane(array, cells);
		}

		private void array(Device device, int perCopy, int stuck) {
			var streams = new RandomStream[COPIES];
			Arrays.setAll(streams, c -> RandomStream.of(7).split(c));
			var cells = new Cells(COPIES, new int[perCopy], new int[perCopy], new Draws(streams, perCopy));
			var random = new Random(5);
			for (int i = 0; i < cells.size(); i++) {
				cells.conductance()[i] = random.nextBoolean() ? 3 : 1;
				cells.faults()[i] = stuck > 0 && random.nextInt(stuck) == 0 ? Cells.STUCK_LRS : Cells.WORKING;
			}
			arrays.add(new ArrayState("array " + arrays.size(), 1, perCopy, 0.2, device, cells));
		}

		OnChipTask task(int copy, Monitor monitor) {
			return new OnChipTask(network(), DATA, new SignMagnitude(BITS), copy, arrays, blocks, new double[] { 1, 1, 1 }, Parameters.zeros(network()),
					RandomStream.of(3).split(copy), (epoch, loss, accuracy) -> {
						losses.add(loss);
						accuracies.add(accuracy);
					}, monitor);
		}

		Chip learn(SignMagnitudeSgd trainer, int copy) {
			trainer.learn(task(copy, Monitor.NONE));
			return this;
		}

		double[] conductances() {
			return joined(a -> a.cells().conductance());
		}

		double[] state(String name) {
			return joined(a -> a.cells().state(name));
		}

		private double[] joined(Function<ArrayState, double[]> values) {
			return arrays.stream().map(values).flatMapToDouble(Arrays::stream).toArray();
		}

		/** Whether each value of {@link #joined} is of the copy. */
		boolean[] of(int copy) {
			var mine = new boolean[conductances().length];
			int first = 0;
			for (var array : arrays) {
				int perCopy = array.cells().perCopy();
				Arrays.fill(mine, first + copy * perCopy, first + (copy + 1) * perCopy, true);
				first += COPIES * perCopy;
			}
			return mine;
		}

		/** Classifies with the weights that the mapping reads from the cells. */
		double accuracy(int copy) {
			var first = new float[INPUTS * HIDDEN];
			var second = new float[HIDDEN * CLASSES];
			for (var block : blocks) {
				var array = arrays.get(block.planes().get(0).array()).cells();
				var cells = Arrays.stream(block.planes().get(0).cells()).mapToDouble(k -> array.conductance()[copy * array.perCopy() + k]).toArray();
				var weights = new float[block.inputs() * block.outputs()];
				new SignMagnitude(BITS).decode(new double[][] { cells }, block.inputs(), block.outputs(), 1, new Range(1, 3), weights);
				System.arraycopy(weights, 0, block.node() == 2 ? first : second, block.firstInput() * block.outputs(), weights.length);
			}
			var test = DATA.test();
			int right = 0;
			for (int s = 0; s < test.count(); s++) {
				var x = new double[INPUTS];
				for (int i = 0; i < INPUTS; i++) {
					x[i] = test.inputs()[s * INPUTS + i];
				}
				var y = layer(second, layer(first, x, HIDDEN), CLASSES);
				int best = 0;
				for (int k = 0; k < CLASSES; k++) {
					best = y[k] > y[best] ? k : best;
				}
				right += best == test.labels()[s] ? 1 : 0;
			}
			return (double) right / test.count();
		}

		private static double[] layer(float[] weights, double[] x, int outputs) {
			var y = new double[outputs];
			for (int j = 0; j < outputs; j++) {
				double sum = 0;
				for (int i = 0; i < x.length; i++) {
					sum += x[i] * weights[i * outputs + j];
				}
				y[j] = 1 / (1 + Math.exp(-sum));
			}
			return y;
		}
	}

	@Test
	void itLearnsAndWhatIsLearnedIsInTheCells() {
		var chip = new Chip(new Bit(0), 0);
		double before = chip.accuracy(1);
		chip.learn(TRAINER, 1);
		assertEquals(4, chip.accuracies.size());
		assertTrue(chip.accuracies.get(3) > 0.95 && before < 0.7, before + " to " + chip.accuracies);
		assertTrue(chip.losses.get(3) < chip.losses.get(0), chip.losses.toString());
		assertEquals(chip.accuracies.get(3), chip.accuracy(1), 0.021, "neurons of a network in floating point are not rounded");
	}

	@Test
	void otherCopiesAreLeftAlone() {
		var chip = new Chip(new Bit(0), 0);
		var before = chip.conductances();
		chip.learn(TRAINER, 1);
		var mine = chip.of(1);
		boolean changed = false;
		for (int i = 0; i < before.length; i++) {
			changed |= before[i] != chip.conductances()[i];
			if (!mine[i]) {
				assertEquals(before[i], chip.conductances()[i]);
				assertEquals(0, chip.state(Cells.SWITCHES)[i] + chip.state(Cells.ENERGY)[i]);
			}
		}
		assertTrue(changed);
	}

	@Test
	void switchesCostEnergyAndTimeAndParityTellsTheBit() {
		var chip = new Chip(new Bit(0), 0);
		var before = chip.conductances();
		chip.learn(TRAINER, 0);
		var after = chip.conductances();
		var switches = chip.state(Cells.SWITCHES);
		assertArrayEquals(switches, chip.state(Cells.PULSES));
		double sum = 0;
		for (int i = 0; i < before.length; i++) {
			assertEquals(switches[i] % 2 == 0, before[i] == after[i]);
			// the first switch of a cell that conducted badly is a SET
			double sets = before[i] == 1 ? Math.ceil(switches[i] / 2) : Math.floor(switches[i] / 2);
			assertEquals(sets * SET_ENERGY + (switches[i] - sets) * RESET_ENERGY, chip.state(Cells.ENERGY)[i]);
			assertEquals(switches[i] * 1e-8, chip.state(Cells.TIME)[i], 1e-15);
			sum += switches[i];
		}
		assertTrue(sum > 1000, sum + " switches");
	}

	@Test
	void wornOutAndStuckCellsKeepTheirBits() {
		var chip = new Chip(new Bit(7.9), 10);
		chip.arrays.forEach(array -> Arrays.fill(array.cells().state(Cells.SWITCHES), 0, array.cells().perCopy(), 2));
		var before = chip.conductances();
		chip.learn(TRAINER, 0);
		var faults = chip.joined(a -> {
			var values = new double[a.cells().size()];
			Arrays.setAll(values, i -> a.cells().fault(i));
			return values;
		});
		int atLimit = 0;
		for (int i = 0; i < before.length; i++) {
			double switches = chip.state(Cells.SWITCHES)[i];
			assertTrue(switches <= 7, "what was switched before counts");
			atLimit += switches == 7 ? 1 : 0;
			if (faults[i] != Cells.WORKING) {
				assertEquals(before[i], chip.conductances()[i]);
				assertEquals(0, chip.state(Cells.PULSES)[i]);
			}
		}
		assertTrue(atLimit > 100, atLimit + " cells at their limit");
	}

	@Test
	void theSameTaskGivesTheSameCells() {
		assertArrayEquals(new Chip(new Bit(0), 0).learn(TRAINER, 1).conductances(), new Chip(new Bit(0), 0).learn(TRAINER, 1).conductances());
		var together = new Chip(new Bit(0), 0).learn(TRAINER, 2).learn(TRAINER, 1);
		assertArrayEquals(new Chip(new Bit(0), 0).learn(TRAINER, 1).learn(TRAINER, 2).state(Cells.SWITCHES), together.state(Cells.SWITCHES));
		var asGiven = new SignMagnitudeSgd(4, 0.375, 1. / 64, false, new BitPulses(2, 2, 3, 3, 1e-8));
		assertNotEquals(new Chip(new Bit(0), 0).learn(TRAINER, 1).losses, new Chip(new Bit(0), 0).learn(asGiven, 1).losses);
	}

	@Test
	void pulsesThatDoNotSwitchAreRefusedAtOnce() {
		var chip = new Chip(new Bit(0), 0);
		var before = chip.conductances();
		var refusal = assertThrows(KirchhoffException.class, () -> chip.learn(trainer(4, 1.9), 0));
		assertTrue(refusal.getMessage().contains("array 0") && refusal.mend().contains("setVoltage"), refusal.line());
		assertArrayEquals(before, chip.conductances());
	}

	@Test
	void itStopsWhenNobodyWantsItAnyMore() {
		var task = new Chip(new Bit(0), 0).task(0, () -> true);
		assertThrows(CancellationException.class, () -> TRAINER.learn(task));
	}

	@Test
	void halfALayerOnArraysIsRefused() {
		var chip = new Chip(new Bit(0), 0);
		chip.blocks.remove(1);
		var refusal = assertThrows(KirchhoffException.class, () -> chip.learn(TRAINER, 0));
		assertTrue(refusal.getMessage().startsWith("120 of the 240 weights"), refusal.line());
	}

	@Test
	void networksAndMappingsThatDoNotFitAreRefused() {
		var scheme = new SignMagnitude(BITS);
		TRAINER.check(network(), scheme);
		assertRefused("weights of bits", network(), new DifferentialPair());
		assertRefused("15 bits", network(), new SignMagnitude(16));
		var sigmoid = new Layer.Activation(Layer.Function.SIGMOID);
		var full = new Layer.FullyConnected(3, false);
		assertRefused("bias", Network.sequence(Shape.vector(4), new Layer.FullyConnected(3, true), sigmoid), scheme);
		assertRefused("ends in a sigmoid", Network.sequence(Shape.vector(4), full), scheme);
		assertRefused("ends in a sigmoid", Network.sequence(Shape.vector(4)), scheme);
		assertRefused("each with a sigmoid", Network.sequence(Shape.vector(4), full, full, sigmoid), scheme);
		assertRefused("activation2", Network.sequence(Shape.vector(4), full, new Layer.Activation(Layer.Function.TANH)), scheme);
		assertRefused("dropout1", Network.sequence(Shape.vector(4), new Layer.Dropout(0.5f), full, sigmoid), scheme);
		assertRefused("each with a sigmoid", Network.sequence(Shape.vector(4), sigmoid, full, sigmoid), scheme);
		var branched = Network.builder(Shape.vector(4));
		int one = branched.add("one", full, 0);
		int a = branched.add("a", sigmoid, one);
		int two = branched.add("two", full, 0);
		int b = branched.add("b", sigmoid, two);
		branched.add("sum", new Layer.Add(), a, b);
		assertRefused("one after the other", branched.build(), scheme);
	}

	private static void assertRefused(String part, Network network, MappingScheme scheme) {
		var refusal = assertThrows(KirchhoffException.class, () -> TRAINER.check(network, scheme));
		assertTrue(refusal.getMessage().contains(part), refusal.line());
		assertFalse(refusal.mend().isBlank());
	}
}
