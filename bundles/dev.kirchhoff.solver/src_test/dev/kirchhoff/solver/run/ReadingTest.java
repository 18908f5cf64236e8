// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static dev.kirchhoff.solver.study.Reading.Encoding.DURATION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab.Pair;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Ranges;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Stage;

/** What is read from arrays: at which voltage, through which sense circuits and converters. */
class ReadingTest {
	private static final List<Stage> PROGRAMMING = List.of(new Stage.Programming("transfer", 0, Lab.use("transfer", new Lab.Tune())));
	private static final Network NET = Network.sequence(Shape.vector(6), new Layer.FullyConnected(3, false), new Layer.Activation(Layer.Function.TANH),
			new Layer.FullyConnected(2, false));

	/** Takes every target, and shows more the lower the voltage. */
	private record Leaking() implements Device, Tunable, Readout {
		@Override
		public Range window() {
			return new Range(1e-4, 5e-4);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}

		@Override
		public void readout(Cells cells, double voltage, double[] conductance) {
			for (int i = 0; i < conductance.length; i++) {
				conductance[i] = cells.conductance()[i] + 1e-5 / voltage * (i % 2);
			}
		}
	}

	/** A weight is a cell against one reference cell of its input, in the middle of the window. */
	private record Reference() implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("cells", "reference");
		}

		@Override
		public boolean isReference(int plane) {
			return plane == 1;
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			double middle = window.low() + window.width() / 2;
			for (int k = 0; k < weights.length; k++) {
				targets[0][k] = middle + weights[k] / range * window.width() / 2;
			}
			Arrays.fill(targets[1], middle);
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			for (int k = 0; k < weights.length; k++) {
				weights[k] = (float) ((conductances[0][k] - conductances[1][k / outputs]) * 2 * range / window.width());
			}
		}
	}

	private static ArrayPlan array(String name, Reading reading) {
		return new ArrayPlan(name, 8, 10, Lab.use("device", new Leaking()), BiasScheme.GROUNDED, 0, 0, Wiring.IDEAL, reading);
	}

	private static Deployment pairs(Reading reading) {
		return Lab.deployment(List.of(array("a", reading), array("b", reading)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 4, 0, 3, List.of(new Region(0, 0, 0), new Region(0, 0, 4))),
				new Block(1, Tensor.WEIGHTS, 4, 2, 0, 3, List.of(new Region(1, 0, 0), new Region(1, 0, 4))),
				new Block(3, Tensor.WEIGHTS, 0, 3, 0, 2, List.of(new Region(1, 2, 0), new Region(1, 2, 4))));
	}

	private static Parameters weights() {
		return Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(4), 0);
	}

	private static Fabric written(Deployment deployment, Parameters weights) {
		var fabric = new Fabric(NET, new Layout(deployment), new RandomStream[] { RandomStream.of(1) });
		fabric.target(weights);
		SimulatedTransfer.apply(fabric, PROGRAMMING, _ -> new RandomStream[] { RandomStream.of(1) }, Monitor.NONE);
		return fabric;
	}

	private static Parameters shown(Deployment deployment, Parameters weights) {
		var shown = Parameters.zeros(NET);
		written(deployment, weights).decode(0, shown);
		return shown;
	}

	@Test
	void cellsShowWhatTheyShowAtTheReadVoltage() {
		var high = shown(pairs(Reading.of(1)), weights()).weights(1);
		var low = shown(pairs(Reading.of(0.1)), weights()).weights(1);
		double range = largest(weights().weights(1));
		// one of the two cells of every weight shows 1e-5 / V more than it is: an odd index is a cell of the minus plane or not
		assertEquals(1e-5 * (1 / 0.1 - 1) / 4e-4 * range, Math.abs(low[0] - high[0]), 1e-5);
	}

	@Test
	void aSenseCircuitMakesVoltsOfCurrents() {
		var exact = weights();
		var plain = shown(pairs(Reading.of(1e6)), exact).weights(1);
		var sensed = shown(pairs(new Reading(1e6, DURATION, 5e-3, 0, 0, 0)), exact).weights(1);
		double range = largest(exact.weights(1));
		for (int k = 0; k < plain.length; k++) {
			// V/A times V times S: w is (G+ - G-) range / window
			assertEquals(5e-3 * 1e6 * plain[k] / range * 4e-4, sensed[k], 1e-6);
		}
	}

	@Test
	void layersHaveRangesOfTheirOwn() {
		var given = pairs(Reading.PLAIN);
		var deployment = new Deployment(given.arrays(), given.scheme(), given.blocks(), given.scale(), new Ranges(0, Map.of(3, 8.)), given.inputs(), "", "");
		var fabric = written(deployment, weights());
		var block = new Layout(deployment).placed.get(2);
		var targets = fabric.states().get(1).cells().target();
		for (int k = 0; k < 6; k++) {
			double positive = Math.max(0, weights().weights(3)[k]);
			assertEquals(1e-4 + positive / 8 * 4e-4, targets[block.planes().get(0).cells()[k]], 1e-12);
		}
	}

	@Test
	void outputsShareAReferenceLine() {
		var arrays = List.of(array("a", Reading.of(1e9)), array("refs", new Reading(1e9, DURATION, 0, 0, 0, 0)));
		var deployment = Lab.deployment(arrays, new Reference(), Scale.LAYER, 0, new Block(1, Tensor.WEIGHTS, 0, 6, 0, 2, List.of(new Region(0, 0, 0), new Region(1, 0, 0))),
				new Block(1, Tensor.WEIGHTS, 0, 6, 2, 1, List.of(new Region(0, 0, 5), new Region(1, 0, 0))));
		var layout = new Layout(deployment);
		assertEquals(6, layout.wordLines[1].length, "two blocks, one line");
		assertArrayEquals(weights().weights(1), shown(deployment, weights()).weights(1), 1e-6f);
		var fabric = written(deployment, weights());
		fabric.states().get(1).cells().faults()[2] = Cells.STUCK_LRS;
		var mask = new Mask(NET);
		fabric.markStuck(0, mask);
		var marked = new boolean[18];
		Arrays.fill(marked, 6, 9, true);
		assertArrayEquals(marked, mask.get(1, Tensor.WEIGHTS), "a stuck reference spoils all weights of its input");
	}

	private static double largest(float[] weights) {
		double largest = 0;
		for (float w : weights) {
			largest = Math.max(largest, Math.abs(w));
		}
		return largest;
	}

	private static float[] inputs(int count) {
		var inputs = new float[6 * count];
		for (int k = 0; k < inputs.length; k++) {
			inputs[k] = (float) RandomStream.of(8).uniform(k);
		}
		return inputs;
	}

	private static float[] converted(Reading reading, float[] inputs, int count) {
		var deployment = pairs(reading);
		var fabric = written(deployment, weights());
		var shown = Parameters.zeros(NET);
		fabric.decode(0, shown);
		assertTrue(ArrayProduct.among(fabric, deployment));
		var training = new Samples(Shape.vector(6), inputs, new int[count], 2);
		var outputs = new float[2 * count];
		new Inference(NET).run(shown, new ArrayProduct(NET, shown, fabric, deployment, training), inputs, count, outputs);
		return outputs;
	}

	@Test
	void manyBitsAreAsGoodAsNone() {
		var inputs = inputs(40);
		var exact = new Inference(NET).run(shown(pairs(Reading.of(0.5)), weights()), inputs, 40);
		assertArrayEquals(exact, converted(new Reading(0.5, DURATION, 0, 16, 16, 0), inputs, 40), 1e-3f);
		double coarse = distance(exact, converted(new Reading(0.5, DURATION, 0, 4, 4, 0), inputs, 40));
		double fine = distance(exact, converted(new Reading(0.5, DURATION, 0, 8, 8, 0), inputs, 40));
		assertTrue(coarse > 4 * fine && fine > 0, coarse + " with 4 bit, " + fine + " with 8 bit");
	}

	private static double distance(float[] one, float[] other) {
		double sum = 0;
		for (int k = 0; k < one.length; k++) {
			sum += Math.abs(one[k] - other[k]);
		}
		return sum / one.length;
	}

	@Test
	void inputsAreRoundedToCodesOfTheLargest() {
		// one bit without a sign: an input is the largest, or nothing
		var inputs = new float[] { 1, 0.4f, 0.6f, 0, 0.49f, 0.51f };
		var rounded = new float[] { 1, 0, 1, 0, 0, 1 };
		var shown = shown(pairs(Reading.of(0.5)), weights());
		var first = Network.sequence(Shape.vector(6), new Layer.FullyConnected(3, false));
		var sums = new Inference(first).run(Parameters.zeros(first).with(1, Tensor.WEIGHTS, shown.weights(1)), rounded, 1);
		assertFalse(Arrays.equals(rounded, inputs));
		var deployment = pairs(new Reading(0.5, DURATION, 0, 1, 0, 0));
		var fabric = written(deployment, weights());
		var own = Parameters.zeros(NET);
		fabric.decode(0, own);
		var training = new Samples(Shape.vector(6), new float[] { 1, 1, 1, 1, 1, 1 }, new int[1], 2);
		var product = new ArrayProduct(NET, own, fabric, deployment, training);
		assertArrayEquals(sums, new Inference(NET).activations(own, product, inputs, 1, 1), 1e-6f);
	}

	@Test
	void currentsClipAtTheRangeOfTheConverter() {
		// so small a range that every block says its largest code: the sum of two blocks' full scales, in volts behind the sense circuit
		var reading = new Reading(0.5, DURATION, 1e4, 0, 8, 1e-9);
		var deployment = pairs(reading);
		var fabric = written(deployment, weights());
		var own = Parameters.zeros(NET);
		fabric.decode(0, own);
		var training = new Samples(Shape.vector(6), inputs(4), new int[4], 2);
		var sums = new Inference(NET).activations(own, new ArrayProduct(NET, own, fabric, deployment, training), inputs(4), 4, 1);
		for (float sum : sums) {
			double steps = sum / (1e4 * 1e-9);
			assertTrue(Math.abs(Math.abs(steps) - 2) < 1e-4 || Math.abs(steps) < 1e-4, steps + " full scales of one block");
		}
	}
}
