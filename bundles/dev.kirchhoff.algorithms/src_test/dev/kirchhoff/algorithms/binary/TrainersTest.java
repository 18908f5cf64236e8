// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.algorithms.binary.Chip.Fading;
import dev.kirchhoff.algorithms.mapping.BinaryPair;
import dev.kirchhoff.algorithms.mapping.DifferentialPair;
import dev.kirchhoff.algorithms.mapping.SingleCell;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Shape;

class TrainersTest {
	private static final BinaryPair PAIR = new BinaryPair(0, 0, 1);
	private static final Fading DEVICE = new Fading(1, Double.POSITIVE_INFINITY, true);
	private static final Fading QUIET = new Fading(0, Double.POSITIVE_INFINITY, true);

	private static <T> T trainer(Class<T> type, String... values) {
		var given = new java.util.TreeMap<>(Map.of("epochs", "6", "batch", "30", "rate", "0.3", "lastRate", "0.01"));
		for (int k = 0; k < values.length; k += 2) {
			given.put(values[k], values[k + 1]);
		}
		return type.cast(ParameterSchema.of(type).bind(given, path -> path).instance().orElseThrow());
	}

	private static Chip pairs(Fading device) {
		return new Chip(device, PAIR, 2);
	}

	@Test
	void allThreeLearn() {
		assertTrue(pairs(DEVICE).learn(trainer(CheckedWeakResetTrainer.class)).accuracy() > 0.9);
		assertTrue(pairs(DEVICE).learn(trainer(WeakResetTrainer.class)).accuracy() > 0.9);
		assertTrue(new Chip(DEVICE, new SingleCell(), 1).learn(trainer(AnaloguePulsesTrainer.class)).accuracy() > 0.9);
	}

	@Test
	void resultsDoNotDependOnThreads() {
		var one = new Chip(DEVICE, new BinaryPair(0.01, 0.02, 1), 2).learn(trainer(CheckedWeakResetTrainer.class, "mostPulses", "5"));
		var three = new Chip(DEVICE, new BinaryPair(0.01, 0.02, 1), 2).learn(trainer(CheckedWeakResetTrainer.class, "mostPulses", "5", "threads", "3"));
		assertArrayEquals(one.conductances(1), three.conductances(1));
		assertArrayEquals(one.state(Cells.PULSES), three.state(Cells.PULSES));
		assertEquals(one.parameters.hash(), three.parameters.hash());
		assertArrayEquals(one.course.getLast(), three.course.getLast());
	}

	@Test
	void otherCopiesAreLeftAlone() {
		var chip = pairs(DEVICE);
		var before = chip.conductances(0);
		var mine = chip.conductances(1);
		chip.learn(trainer(CheckedWeakResetTrainer.class));
		assertArrayEquals(before, chip.conductances(0));
		assertFalse(Arrays.equals(mine, chip.conductances(1)));
		for (var array : chip.arrays) {
			assertEquals(0, Arrays.stream(array.cells().state(Cells.PULSES), 0, array.cells().perCopy()).sum());
		}
	}

	/** What a metric finds in the cells is what the trainer saw last: nothing else remembers a weight. */
	@Test
	void theNetworkIsInItsCells() {
		var chip = pairs(DEVICE).learn(trainer(CheckedWeakResetTrainer.class));
		var parameters = chip.parameters.copy();
		for (int b = 0; b < chip.blocks.size(); b++) {
			var block = chip.blocks.get(b);
			var weights = chip.decode(b);
			int width = Chip.network().matrix(block.node()).columns();
			for (int k = 0; k < weights.length; k++) {
				int at = (block.firstInput() + k / block.outputs()) * width + block.firstOutput() + k % block.outputs();
				assertEquals(chip.parameters.weights(block.node())[at], weights[k]);
				parameters.weights(block.node())[at] = weights[k];
			}
		}
		var test = Chip.DATA.test();
		var outputs = new Inference(Chip.network()).run(parameters, test.inputs(), test.count());
		int right = 0;
		for (int n = 0; n < test.count(); n++) {
			int from = n * Chip.CLASSES;
			int best = IntStream.range(0, Chip.CLASSES).reduce((a, c) -> outputs[from + c] > outputs[from + a] ? c : a).orElseThrow();
			right += best == test.labels()[n] ? 1 : 0;
		}
		assertEquals(chip.accuracy(), (double) right / test.count(), 1e-12);
	}

	@Test
	void withoutCheckNoConductanceRisesAndDevicesSaturate() {
		var chip = pairs(QUIET);
		var before = chip.conductances(1);
		chip.learn(trainer(WeakResetTrainer.class, "epochs", "20", "rate", "4", "lastRate", "4", "mostPulses", "10"));
		var after = chip.conductances(1);
		assertTrue(IntStream.range(0, after.length).allMatch(i -> after[i] <= before[i]));
		double saturated = Arrays.stream(after).filter(g -> g == 1).count() / (double) after.length;
		assertTrue(saturated > 0.8, "part " + saturated);
		assertEquals(saturated, DeviceState.of(chip.course.getLast(), 3).saturated(), 1e-3);
		assertEquals(0, Arrays.stream(chip.state(DeviceCells.SETS)).sum());
		double best = chip.course.stream().mapToDouble(point -> point[2]).max().orElseThrow();
		assertTrue(best > 0.9 && chip.accuracy() < best - 0.2, best + " falls to " + chip.accuracy());
		var checked = pairs(QUIET).learn(trainer(CheckedWeakResetTrainer.class, "epochs", "20", "rate", "4", "lastRate", "4", "mostPulses", "10"));
		assertTrue(checked.accuracy() > best - 0.1, "with the check it stays: " + checked.accuracy());
	}

	@Test
	void aSwitchSetsBothDevicesOfAPair() {
		var chip = pairs(QUIET).learn(trainer(CheckedWeakResetTrainer.class));
		var sets = chip.state(DeviceCells.SETS);
		// on the first array, cells of a pair are neighbours
		int first = chip.arrays.getFirst().cells().perCopy();
		for (int i = 0; i < first; i += 2) {
			assertEquals(sets[i], sets[i + 1]);
		}
		assertArrayEquals(chip.state(Cells.SWITCHES), sets, "as many as switches, without noise");
		assertTrue(Arrays.stream(sets).sum() > 100);
		var pulses = chip.state(Cells.PULSES);
		var energy = chip.state(Cells.ENERGY);
		for (int i = 0; i < sets.length; i++) {
			assertEquals((pulses[i] - sets[i]) * Chip.WEAK_ENERGY + sets[i] * Chip.SET_ENERGY, energy[i]);
		}
	}

	@Test
	void synapsesOfInputsThatAreNeverOnTakeNoPulse() {
		var chip = pairs(DEVICE).learn(trainer(CheckedWeakResetTrainer.class));
		var plane = chip.blocks.getFirst().planes().getFirst();
		var cells = chip.arrays.getFirst().cells();
		int columns = 2 * chip.blocks.getFirst().outputs();
		for (int k = 0; k < columns; k++) {
			assertEquals(0, cells.state(Cells.PULSES)[cells.perCopy() + plane.cells()[(Chip.INPUTS - 1) * columns + k]]);
		}
		assertTrue(IntStream.range(0, columns).anyMatch(k -> cells.state(Cells.PULSES)[cells.perCopy() + plane.cells()[k]] > 0));
	}

	@Test
	void devicesThatAreWornOutOrStuckDoNotAnswer() {
		var chip = pairs(new Fading(1, 7, true));
		var cells = chip.arrays.getFirst().cells();
		int stuck = cells.perCopy() + 5;
		cells.faults()[stuck] = Cells.STUCK_LRS;
		cells.conductance()[stuck] = 3;
		chip.learn(trainer(CheckedWeakResetTrainer.class));
		assertEquals(7, Arrays.stream(chip.state(Cells.PULSES)).max().orElseThrow());
		assertEquals(3, cells.conductance()[stuck]);
		assertEquals(0, cells.state(Cells.PULSES)[stuck]);
		var used = chip.conductances(1);
		chip.learn(trainer(CheckedWeakResetTrainer.class));
		assertEquals(7, Arrays.stream(chip.state(Cells.PULSES)).max().orElseThrow(), "what was taken before counts");
		assertTrue(IntStream.range(0, used.length).anyMatch(i -> used[i] == chip.conductances(1)[i]));
	}

	@Test
	void amplifiersWithOffsetsAreLearnedAround() {
		var chip = new Chip(DEVICE, new BinaryPair(0.1, 0, 1), 2).learn(trainer(CheckedWeakResetTrainer.class));
		assertTrue(chip.accuracy() > 0.9, "offsets of two or three pulses: " + chip.accuracy());
		var weights = chip.decode(1);
		int width = Chip.HIDDEN;
		var block = chip.blocks.get(1);
		for (int k = 0; k < weights.length; k++) {
			assertEquals(chip.parameters.weights(2)[k / block.outputs() * width + block.firstOutput() + k % block.outputs()], weights[k], "amplifiers of the second block");
		}
	}

	@Test
	void severalTrainingsFollowEachOther() {
		for (var variation : LearningRule.Variation.values()) {
			var chip = pairs(DEVICE).learn(trainer(CheckedWeakResetTrainer.class, "trainings", "3", "variation", variation.name().toLowerCase()));
			assertEquals(18, chip.course.size());
			assertEquals(18, chip.course.getLast()[0]);
			assertTrue(chip.accuracy() > 0.9, variation + ": " + chip.accuracy());
			if (variation == LearningRule.Variation.PERMUTED) {
				assertTrue(chip.course.get(6)[1] > chip.course.get(5)[1], "another task, whose loss begins high");
			}
		}
	}

	@Test
	void theRateFallsAlongAnExponential() {
		var rule = trainer(CheckedWeakResetTrainer.class, "rate", "0.4", "lastRate", "0.1").rule();
		assertEquals(0.4, rule.rate(0), 1e-15);
		assertEquals(0.2, rule.rate(0.5), 1e-15);
		assertEquals(0.1, rule.rate(1), 1e-15);
	}

	private static void assertRefused(String what, String mend, Runnable work) {
		var e = assertThrows(KirchhoffException.class, work::run);
		assertTrue(e.getMessage().contains(what), e.line());
		assertTrue(e.mend().contains(mend), e.line());
	}

	private static void refuses(String what, String mend, Layer... layers) {
		var network = Network.sequence(new Shape(1, 4, 6), layers);
		assertRefused(what, mend, () -> trainer(CheckedWeakResetTrainer.class).check(network, PAIR));
	}

	@Test
	void otherNetworksAreRefused() {
		var flat = new Layer.Flatten();
		var full = new Layer.FullyConnected(4, false);
		var norm = new Layer.BatchNormalization(1e-5f, 0.1f);
		var sign = new Layer.Activation(Layer.Function.SIGN);
		refuses("fullyconnected2: binary-weak-reset-checked cannot train a bias", "bias = false", flat, new Layer.FullyConnected(4, true), norm);
		refuses("ends in a batch normalisation", "behind the last", flat, full);
		refuses("ends in a batch normalisation", "nothing behind", flat, full, norm, sign);
		refuses("fullyconnected3", "in this order", flat, full, full, norm);
		refuses("activation4", "in this order", flat, full, norm, new Layer.Activation(Layer.Function.SIGMOID), full, norm);
		refuses("fullyconnected4", "in this order", flat, full, norm, full, norm);
		trainer(CheckedWeakResetTrainer.class).check(Chip.network(), PAIR);
	}

	@Test
	void otherSchemesAreRefused() {
		assertRefused("pairs of devices", "binary-pair", () -> trainer(CheckedWeakResetTrainer.class).check(Chip.network(), new DifferentialPair()));
		assertRefused("pairs of devices", "binary-pair", () -> trainer(WeakResetTrainer.class).check(Chip.network(), new SingleCell()));
		assertRefused("single devices", "single", () -> trainer(AnaloguePulsesTrainer.class).check(Chip.network(), PAIR));
	}

	@Test
	void badTasksAreRefused() {
		OnChipTrainer trainer = trainer(CheckedWeakResetTrainer.class);
		var wide = pairs(DEVICE);
		wide.range = 2;
		assertRefused("go to 2.0", "weightRange", () -> wide.learn(trainer));
		assertRefused("batch of 601", "batch smaller", () -> pairs(DEVICE).learn(trainer(CheckedWeakResetTrainer.class, "batch", "601")));
		var lost = pairs(DEVICE);
		lost.blocks.removeLast();
		assertRefused("0 of the 1200 weights of layer fullyconnected5", "whole layer", () -> lost.learn(trainer));
		assertRefused("different ones", "same device", () -> new Chip(DEVICE, QUIET, PAIR, 2).learn(trainer));
		assertRefused("no weak SET", "choose a device", () -> new Chip(new Fading(0, 1e9, false), new SingleCell(), 1).learn(trainer(AnaloguePulsesTrainer.class)));
	}

	@Test
	void digitalParametersAreThoseOfTheNormalisationsAlone() {
		var chip = pairs(DEVICE).learn(trainer(CheckedWeakResetTrainer.class));
		assertTrue(Parameters.zeros(Chip.network()).hash().compareTo(chip.parameters.hash()) != 0);
		for (float weight : chip.parameters.weights(2)) {
			assertEquals(1, Math.abs(weight));
		}
	}
}
