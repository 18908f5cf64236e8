// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
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
import dev.kirchhoff.solver.study.Inputs;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Reading.Encoding;
import dev.kirchhoff.solver.study.Stage;

/** Inputs as amplitudes on nonlinear cells, against a sum over cells of the device's own currents. */
class AmplitudeTest {
	private static final int INPUTS = 40;
	private static final int OUTPUTS = 12;
	private static final Network NET = Network.sequence(Shape.vector(INPUTS), new Layer.FullyConnected(OUTPUTS, false));
	private static final Reading READING = new Reading(0.8, Encoding.AMPLITUDE, 0, 0, 0, 0);

	/** Poole-Frenkel; exactly tuned. */
	private record Bent(double slope) implements Device, StaticIV, Tunable {
		@Override
		public Range window() {
			return new Range(3e-6, 3e-5);
		}

		@Override
		public double current(double g, double v) {
			return g * v * Math.exp((2 + slope * Math.log10(3e-5 / g)) * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.5)));
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}
	}

	/** A characteristic with a threshold that depends on the state: no short sum of products. */
	private record Threshold() implements Device, StaticIV, Tunable {
		@Override
		public Range window() {
			return new Range(3e-6, 3e-5);
		}

		@Override
		public double current(double g, double v) {
			return v * (Math.abs(v) > g * 2e4 ? g : g / 100);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}
	}

	/** A cell against an ideal conductance in the middle of the window. */
	private record Middle() implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("cells");
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			for (int k = 0; k < weights.length; k++) {
				targets[0][k] = window.low() + (weights[k] / range + 1) / 2 * window.width();
			}
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			for (int k = 0; k < weights.length; k++) {
				weights[k] = (float) ((2 * (conductances[0][k] - window.low()) / window.width() - 1) * range);
			}
		}
	}

	private static ArrayPlan array(String name, Device device, Reading reading) {
		return new ArrayPlan(name, 64, 32, Lab.use("device", device), BiasScheme.GROUNDED, 0, 0, Wiring.IDEAL, reading);
	}

	private static Deployment cut(MappingScheme scheme, Device device, Reading reading, Map<Integer, Double> limits) {
		var arrays = List.of(array("a", device, reading), array("b", device, reading));
		var blocks = new Block[2];
		for (int b = 0; b < 2; b++) {
			int array = b;
			var regions = scheme.planes().size() == 1 ? List.of(new Region(array, 3, 1)) : List.of(new Region(array, 0, 0), new Region(array, 0, 16));
			blocks[b] = new Block(1, Tensor.WEIGHTS, b * 25, b == 0 ? 25 : 15, 0, OUTPUTS, regions);
		}
		var plain = Lab.deployment(arrays, scheme, Scale.LAYER, 0, blocks);
		return new Deployment(plain.arrays(), plain.scheme(), plain.blocks(), plain.scale(), plain.ranges(), new Inputs(limits, 1e-6), plain.key(), "");
	}

	private static Parameters weights() {
		return Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(4), 0);
	}

	private static float[] inputs(int count, boolean signed) {
		var inputs = new float[INPUTS * count];
		for (int k = 0; k < inputs.length; k++) {
			inputs[k] = (float) (3 * RandomStream.of(8).uniform(k) - (signed ? 1.5 : 0));
		}
		return inputs;
	}

	private record Read(ArrayProduct product, float[] sums) {
	}

	private static Read read(Deployment deployment, float[] inputs, int count) {
		var fabric = new Fabric(NET, new Layout(deployment), new RandomStream[] { RandomStream.of(1) });
		fabric.target(weights());
		SimulatedTransfer.apply(fabric, List.of(new Stage.Programming("write", 0, Lab.use("write", new Lab.Tune()))), _ -> new RandomStream[] { RandomStream.of(1) }, Monitor.NONE);
		var shown = Parameters.zeros(NET);
		fabric.decode(0, shown);
		assertTrue(ArrayProduct.among(fabric, deployment));
		var product = new ArrayProduct(NET, shown, fabric, deployment, new Samples(Shape.vector(INPUTS), inputs, new int[count], 1));
		var sums = new float[OUTPUTS * count];
		new Inference(NET).run(shown, product, inputs, count, sums);
		return new Read(product, sums);
	}

	/** Cell by cell; a pair or a cell against the middle. */
	private static double[] cellByCell(Bent device, boolean pair, double full, float[] inputs, int count) {
		var weights = weights().weights(1);
		double range = 0;
		for (float w : weights) {
			range = Math.max(range, Math.abs(w));
		}
		var window = device.window();
		var sums = new double[OUTPUTS * count];
		for (int s = 0; s < count; s++) {
			for (int i = 0; i < INPUTS; i++) {
				double x = Math.clamp(inputs[s * INPUTS + i], -full, full);
				double v = x / full * READING.voltage();
				for (int o = 0; o < OUTPUTS; o++) {
					double w = weights[i * OUTPUTS + o] / range;
					double current = pair
							? device.current(window.low() + Math.max(0, w) * window.width(), v) - device.current(window.low() + Math.max(0, -w) * window.width(), v)
							: 2 * (device.current(window.low() + (w + 1) / 2 * window.width(), v) - (window.low() + window.width() / 2) * v);
					sums[s * OUTPUTS + o] += current / window.width() * range * full / READING.voltage();
				}
			}
		}
		return sums;
	}

	private static void assertNear(double[] wanted, float[] seen, double part) {
		double largest = Arrays.stream(wanted).map(Math::abs).max().getAsDouble();
		var rounded = new float[wanted.length];
		for (int k = 0; k < rounded.length; k++) {
			rounded[k] = (float) wanted[k];
		}
		assertArrayEquals(rounded, seen, (float) (part * largest));
	}

	@Test
	void pairsGiveTheDifferenceOfTheirCurrents() {
		var inputs = inputs(9, false);
		float largest = 0;
		for (float x : inputs) {
			largest = Math.max(largest, x);
		}
		var read = read(cut(new Pair(), new Bent(5), READING, Map.of()), inputs, 9);
		assertEquals(largest, read.product.inputLimit(1), 0);
		assertNear(cellByCell(new Bent(5), true, largest, inputs, 9), read.sums, 2e-5);
		assertTrue(read.product.truncation(1).terms() > 1);
	}

	@Test
	void aSingleCellIsHeldAgainstAnIdealReference() {
		var inputs = inputs(9, true);
		var read = read(cut(new Middle(), new Bent(5), READING, Map.of(1, 0.7)), inputs, 9);
		assertNear(cellByCell(new Bent(5), false, 0.7, inputs, 9), read.sums, 2e-5);
	}

	@Test
	void inputsAreLimited() {
		var inputs = inputs(9, true);
		var read = read(cut(new Pair(), new Bent(5), READING, Map.of(1, 0.5)), inputs, 9);
		assertEquals(0.5, read.product.inputLimit(1), 0);
		assertNear(cellByCell(new Bent(5), true, 0.5, inputs, 9), read.sums, 2e-5);
		read.product.inputLimit(1, 1.25);
		var sums = new float[OUTPUTS * 9];
		new Inference(NET).run(weights(), read.product, inputs, 9, sums);
		assertNear(cellByCell(new Bent(5), true, 1.25, inputs, 9), sums, 2e-5);
	}

	@Test
	void aLimitAloneOnlyCutsOff() {
		var inputs = inputs(9, true);
		var duration = Reading.of(0.8);
		var read = read(cut(new Pair(), new Bent(5), duration, Map.of(1, 0.5)), inputs, 9);
		assertNull(read.product.truncation(1));
		var cut = inputs.clone();
		for (int k = 0; k < cut.length; k++) {
			cut[k] = Math.clamp(cut[k], -0.5f, 0.5f);
		}
		assertArrayEquals(new Inference(NET).run(weights(), cut, 9), read.sums, 1e-5f);
	}

	@Test
	void howCellsAreCutDoesNotMatter() {
		var inputs = inputs(9, false);
		var converted = new Reading(0.8, Encoding.AMPLITUDE, 0, 0, 24, 0); // blocks with converters are read one by one
		var merged = read(cut(new Pair(), new Bent(5), READING, Map.of(1, 2.0)), inputs, 9);
		var apart = read(cut(new Pair(), new Bent(5), converted, Map.of(1, 2.0)), inputs, 9);
		double largest = 0;
		for (float sum : merged.sums) {
			largest = Math.max(largest, Math.abs(sum));
		}
		assertArrayEquals(merged.sums, apart.sums, (float) (1e-5 * largest));
	}

	@Test
	void aDeviceThatNoKernelStandsForIsRefusedWithTheMend() {
		var refused = assertThrows(KirchhoffException.class, () -> read(cut(new Pair(), new Threshold(), READING, Map.of()), inputs(2, false), 2));
		assertTrue(refused.getMessage().contains("device") && refused.mend().contains("tolerance"), refused.getMessage() + " " + refused.mend());
	}
}
