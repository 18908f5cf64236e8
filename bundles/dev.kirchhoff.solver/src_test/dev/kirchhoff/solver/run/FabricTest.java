// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab.Pair;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.run.Lab.Tune;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Stage;

class FabricTest {
	private static final Spreading EXACT = new Spreading(0, cells -> {
	});
	private static final List<Stage> PROGRAMMING = List.of(new Stage.Programming("transfer", 0, Lab.use("transfer", new Tune())));

	/** A weight on two word lines and three bit lines: six equal cells, of which the mean counts. */
	private record Sixfold() implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("cells");
		}

		@Override
		public int wordLinesPerInput() {
			return 2;
		}

		@Override
		public int bitLinesPerOutput() {
			return 3;
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			for (int i = 0; i < 2 * inputs; i++) {
				for (int j = 0; j < 3 * outputs; j++) {
					targets[0][i * 3 * outputs + j] = window.low() + window.width() * (1 + weights[i / 2 * outputs + j / 3] / range) / 2;
				}
			}
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			for (int i = 0; i < inputs; i++) {
				for (int j = 0; j < outputs; j++) {
					double sum = 0;
					for (int k = 0; k < 6; k++) {
						sum += conductances[0][(2 * i + k / 3) * 3 * outputs + 3 * j + k % 3];
					}
					weights[i * outputs + j] = (float) (((sum / 6 - window.low()) / window.width() * 2 - 1) * range);
				}
			}
		}
	}

	private static ArrayPlan array(String name, int rows, int columns, double stuck) {
		return new ArrayPlan(name, rows, columns, Lab.use("device", EXACT), BiasScheme.GROUNDED, stuck, 0, Wiring.IDEAL, Reading.PLAIN);
	}

	private static Parameters weights(long seed) {
		var weights = Initializer.XAVIER_UNIFORM.draw(Lab.NET, RandomStream.of(seed), 0);
		for (int node : Lab.NET.weighted()) {
			for (int k = 0; k < weights.bias(node).length; k++) {
				weights.bias(node)[k] = 0.3f * (k + 1) - node;
			}
		}
		return weights;
	}

	private static RandomStream[] streams(int copies) {
		return IntStream.range(0, copies).mapToObj(c -> RandomStream.of(3).split(c)).toArray(RandomStream[]::new);
	}

	/** What copy 1 of two shows of some weights. */
	private static Parameters shown(Deployment deployment, Parameters weights) {
		var fabric = new Fabric(Lab.NET, new Layout(deployment), streams(2));
		fabric.target(weights);
		SimulatedTransfer.apply(fabric, PROGRAMMING, s -> streams(2), Monitor.NONE);
		var effective = Parameters.zeros(Lab.NET);
		fabric.decode(1, effective);
		return effective;
	}

	private static void assertShown(Parameters expected, Parameters shown) {
		for (int node : Lab.NET.weighted()) {
			assertArrayEquals(expected.weights(node), shown.weights(node), 1e-6f);
			assertArrayEquals(expected.bias(node), shown.bias(node), 1e-6f);
		}
	}

	@Test
	void onlyUsedCellsAreThereInTheOrderInWhichTheyAreWritten() {
		// two regions on one array, the upper one to the right
		var deployment = Lab.deployment(List.of(array("a", 4, 7, 0)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 2, 0, 2, List.of(new Region(0, 1, 4), new Region(0, 0, 1))));
		var layout = new Layout(deployment);
		assertArrayEquals(new int[] { 0, 0, 1, 1, 1, 1, 2, 2 }, layout.wordLines[0]);
		assertArrayEquals(new int[] { 1, 2, 1, 2, 4, 5, 4, 5 }, layout.bitLines[0]);
		assertArrayEquals(new int[] { 4, 5, 6, 7 }, layout.cells[0][0]);
		assertArrayEquals(new int[] { 0, 1, 2, 3 }, layout.cells[0][1]);
	}

	@Test
	void anArrayThatNothingIsOnHasNoCells() {
		var deployment = Lab.deployment(List.of(array("empty", 4, 4, 0), array("a", 2, 2, 0)), new Pair(), Scale.LAYER, 0,
				new Block(3, Tensor.BIAS, 0, 1, 0, 1, List.of(new Region(1, 0, 0), new Region(1, 1, 1))));
		var layout = new Layout(deployment);
		assertEquals(0, layout.wordLines[0].length);
		assertArrayEquals(new int[] { 0, 1 }, layout.bitLines[1]);
		shown(deployment, weights(1));
	}

	@Test
	void weightsAndBiasesOnSeveralRegionsOfOneArrayShowThemselves() {
		var weights = weights(1);
		var deployment = Lab.deployment(List.of(array("a", 9, 9, 0)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 0, 4))),
				new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 2, 0), new Region(0, 2, 4))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(0, 4, 8), new Region(0, 3, 1))),
				new Block(3, Tensor.BIAS, 0, 1, 0, 1, List.of(new Region(0, 8, 8), new Region(0, 8, 0))));
		assertShown(weights, shown(deployment, weights));
	}

	@Test
	void aMatrixInPartsOnSeveralArraysShowsItself() {
		var weights = weights(2);
		var deployment = Lab.deployment(List.of(array("a", 3, 3, 0), array("b", 8, 4, 0)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 1, 0, 3, List.of(new Region(0, 0, 0), new Region(1, 0, 1))),
				new Block(1, Tensor.WEIGHTS, 1, 1, 0, 3, List.of(new Region(0, 1, 0), new Region(1, 1, 0))),
				new Block(1, Tensor.WEIGHTS, 0, 2, 3, 1, List.of(new Region(1, 2, 3), new Region(1, 2, 2))),
				new Block(1, Tensor.BIAS, 0, 1, 1, 2, List.of(new Region(1, 4, 0), new Region(1, 5, 0))),
				new Block(3, Tensor.WEIGHTS, 2, 2, 0, 1, List.of(new Region(1, 6, 0), new Region(1, 6, 1))));
		var shown = shown(deployment, weights);
		assertArrayEquals(weights.weights(1), shown.weights(1), 1e-6f);
		assertArrayEquals(new float[] { 0, weights.bias(1)[1], weights.bias(1)[2], 0 }, shown.bias(1), 1e-6f, "what is on no array is left as it is");
		assertArrayEquals(new float[] { 0, 0, weights.weights(3)[2], weights.weights(3)[3] }, shown.weights(3), 1e-6f);
	}

	private static Deployment sixfold(double stuck) {
		return Lab.deployment(List.of(array("a", 14, 12, stuck)), new Sixfold(), Scale.TENSOR, 0,
				new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0))), new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 12, 0))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(0, 4, 9))), new Block(3, Tensor.BIAS, 0, 1, 0, 1, List.of(new Region(0, 4, 0))));
	}

	@Test
	void aWeightOnSeveralWordAndBitLinesShowsItself() {
		var weights = weights(3);
		var layout = new Layout(sixfold(0));
		assertEquals(6 * (8 + 4 + 4 + 1), layout.wordLines[0].length);
		assertShown(weights, shown(sixfold(0), weights));
	}

	@Test
	void aLayerSharesAScaleOrEachTensorHasItsOwn() {
		var weights = Parameters.zeros(Lab.NET);
		Arrays.fill(weights.weights(1), 0.5f);
		Arrays.fill(weights.bias(1), 2);
		Arrays.fill(weights.weights(3), 8);
		Block[] blocks = { new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 0, 4))),
				new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 2, 0), new Region(0, 2, 4))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(0, 3, 0), new Region(0, 3, 4))) };
		double[][] expected = { { 2e-4, 5e-4, 5e-4 }, { 5e-4, 5e-4, 5e-4 }, { 1.5e-4, 3e-4, 5e-4 } };
		for (int k = 0; k < 3; k++) {
			var deployment = Lab.deployment(List.of(array("a", 7, 8, 0)), new Pair(), k == 1 ? Scale.TENSOR : Scale.LAYER, k == 2 ? 4 : 0, blocks);
			if (k == 2) {
				Arrays.fill(weights.weights(3), 4); // the largest weight that a range of 4 can hold
			}
			var fabric = new Fabric(Lab.NET, new Layout(deployment), streams(1));
			fabric.target(weights);
			var target = fabric.states().getFirst().cells().target();
			assertArrayEquals(expected[k], new double[] { target[0], target[16], target[24] }, 1e-12);
			assertShown(weights, shown(deployment, weights));
		}
	}

	@Test
	void biasesThatAreNotOnAnArrayDoNotWidenTheScale() {
		var weights = Parameters.zeros(Lab.NET);
		Arrays.fill(weights.weights(1), 0.5f);
		Arrays.fill(weights.bias(1), 100);
		var deployment = Lab.deployment(List.of(array("a", 7, 8, 0)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 0, 4))));
		var fabric = new Fabric(Lab.NET, new Layout(deployment), streams(1));
		fabric.target(weights);
		assertEquals(5e-4, fabric.states().getFirst().cells().target()[0], 1e-12);
	}

	@Test
	void aLayerOfZerosIsZero() {
		var zeros = Parameters.zeros(Lab.NET);
		assertShown(zeros, shown(sixfold(0), zeros));
		assertShown(zeros, shown(Lab.deployment(EXACT, 0), zeros));
	}

	@Test
	void stuckCellsAreDrawnAtTheirRateAndSpoilTheirWeights() {
		var weights = weights(4);
		int copies = 400;
		var fabric = new Fabric(Lab.NET, new Layout(sixfold(0.02)), streams(copies));
		fabric.drawFaults();
		fabric.target(weights);
		SimulatedTransfer.apply(fabric, PROGRAMMING, s -> streams(copies), Monitor.NONE);
		var faults = fabric.states().getFirst().cells().faults();
		long stuck = IntStream.range(0, faults.length).filter(i -> faults[i] != Cells.WORKING).count();
		assertEquals(0.02, (double) stuck / faults.length, 5 * Math.sqrt(0.02 / faults.length));
		var mask = new Mask(Lab.NET);
		int marked = 0;
		for (int c = 0; c < copies; c++) {
			var shown = Parameters.zeros(Lab.NET);
			fabric.decode(c, shown);
			fabric.markStuck(c, mask);
			for (int node : Lab.NET.weighted()) {
				for (var tensor : List.of(Tensor.WEIGHTS, Tensor.BIAS)) {
					for (int k = 0; k < mask.get(node, tensor).length; k++) {
						boolean other = Math.abs(shown.get(node, tensor)[k] - weights.get(node, tensor)[k]) > 1e-3;
						assertEquals(mask.get(node, tensor)[k], other, "copy " + c + ", node " + node + " " + tensor + " " + k);
						marked += other ? 1 : 0;
					}
				}
			}
		}
		assertEquals(1 - Math.pow(0.98, 6), marked / (17. * copies), 0.02, "a weight is spoilt by any of its six cells");
	}

	@Test
	void faultsOfArraysAndCopiesAreIndependent() {
		var deployment = Lab.deployment(List.of(array("a", 20, 20, 0.5), array("b", 20, 20, 0.5)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(1, 0, 0))));
		var fabric = new Fabric(Lab.NET, new Layout(deployment), streams(50));
		fabric.drawFaults();
		var a = fabric.states().get(0).cells().faults();
		var b = fabric.states().get(1).cells().faults();
		assertFalse(Arrays.equals(a, b));
		int equal = 0;
		for (int i = 0; i < a.length; i++) {
			equal += a[i] == b[i] ? 1 : 0;
		}
		assertEquals(0.5, equal / 400., 0.13);
		assertEquals(50, IntStream.range(0, 50).mapToObj(c -> Arrays.toString(Arrays.copyOfRange(a, 8 * c, 8 * c + 8)) + Arrays.toString(Arrays.copyOfRange(b, 8 * c, 8 * c + 8)))
				.distinct().count(), 1, "copies differ");
	}

	/** Remembers what was done to its cells before. */
	private record Remembering() implements Device, Tunable {
		@Override
		public Range window() {
			return new Range(1e-4, 5e-4);
		}

		@Override
		public void tune(Cells cells) {
			var wear = cells.state("wear");
			for (int i = 0; i < cells.size(); i++) {
				cells.conductance()[i] = cells.conductance()[i] / 2 + cells.target()[i] * (1 + wear[i]++);
			}
		}
	}

	@Test
	void aTransferDependsOnItsNumberAloneNotOnThoseBefore() {
		for (var device : List.of(new Remembering(), new Spreading(3e-5, cells -> {
		}))) {
			var layout = new Layout(Lab.deployment(device, 0.1));
			var seen = new ArrayList<List<String>>();
			for (long[] draws : new long[][] { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 1, 1 } }) {
				var transfer = new SimulatedTransfer(Lab.NET, layout, PROGRAMMING, RandomStream.of(8), Monitor.NONE);
				var weights = weights(5);
				var effective = weights.copy();
				var mask = new Mask(Lab.NET);
				var hashes = new ArrayList<String>();
				for (long draw : draws) {
					transfer.sample(weights, draw, effective, mask);
					hashes.add(effective.hash() + Arrays.toString(mask.get(1, Tensor.WEIGHTS)));
				}
				seen.add(hashes);
			}
			assertEquals(seen.get(0), seen.get(1).reversed());
			assertEquals(List.of(seen.get(0).get(1), seen.get(0).get(1), seen.get(0).get(1)), seen.get(2));
			assertEquals(3, seen.get(0).stream().distinct().count(), "another number is another array");
		}
	}

	@Test
	void aTransferLeavesTheWeightsAloneAndCopiesWhatIsDigital() {
		var transfer = new SimulatedTransfer(Lab.NET, new Layout(Lab.deployment(new Spreading(3e-5, cells -> {
		}), 0.2)), PROGRAMMING, RandomStream.of(8), Monitor.NONE);
		var weights = weights(5);
		String before = weights.hash();
		var effective = Parameters.zeros(Lab.NET);
		var mask = new Mask(Lab.NET);
		mask.get(3, Tensor.BIAS)[0] = true;
		transfer.sample(weights, 1, effective, mask);
		assertEquals(before, weights.hash());
		assertArrayEquals(weights.bias(3), effective.bias(3), "the output bias is on no array");
		assertFalse(mask.get(3, Tensor.BIAS)[0], "marks of before are cleared");
		assertFalse(Arrays.equals(weights.weights(1), effective.weights(1)));
		assertTrue(IntStream.range(0, 50).anyMatch(draw -> {
			transfer.sample(weights, draw, effective, mask);
			return mask.get(1, Tensor.WEIGHTS)[0];
		}));
	}
}
