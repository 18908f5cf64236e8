// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

class CalibrationTest {
	private static final int CONV1 = 1;
	private static final int NORM1 = 2;
	private static final int CONV2 = 4;
	private static final int NORM2 = 5;
	private static final Network NET = net(false);

	/** Two normalised convolutions, the second with a way around it or not, and a classifier. */
	private static Network net(boolean residual) {
		var builder = Network.builder(new Shape(2, 5, 5));
		builder.add("conv1", new Layer.Convolution(4, 3, 3, 1, 1, false));
		builder.add("norm1", new Layer.BatchNormalization(1e-5f, 0.1f));
		int first = builder.add("relu1", new Layer.Activation(Layer.Function.RELU));
		builder.add("conv2", new Layer.Convolution(4, 3, 3, 1, 1, false));
		int second = builder.add("norm2", new Layer.BatchNormalization(1e-5f, 0.1f));
		if (residual) {
			builder.add("sum", new Layer.Add(), first, second);
		}
		builder.add("relu2", new Layer.Activation(Layer.Function.RELU));
		builder.add("flat", new Layer.Flatten());
		builder.add("answer", new Layer.FullyConnected(3, true));
		return builder.build();
	}

	private static Parameters weights(Network network) {
		return Initializer.HE_UNIFORM.draw(network, RandomStream.of(3), 0);
	}

	private static Samples samples(int count) {
		var inputs = new float[count * 50];
		var labels = new int[count];
		for (int k = 0; k < inputs.length; k++) {
			inputs[k] = (float) RandomStream.of(6).uniform(k);
		}
		var answers = new Inference(NET).run(weights(NET), inputs, count);
		for (int s = 0; s < count; s++) {
			for (int c = 1; c < 3; c++) {
				labels[s] = answers[s * 3 + c] > answers[s * 3 + labels[s]] ? c : labels[s];
			}
		}
		return new Samples(new Shape(2, 5, 5), inputs, labels, 3);
	}

	/** Arrays that scale and shift sums, or bend inputs within limits. */
	private static final class Copy implements Calibration.Task {
		private final Network network;
		private final Parameters digital;
		private final Samples samples;
		private final Map<Integer, Double> limits = new TreeMap<>();
		private final Inference inference;
		private final Product product;
		private int resumed;

		Copy(Network network, double scale, double shift, double bend, int count) {
			this.network = network;
			digital = weights(network);
			samples = CalibrationTest.samples(count);
			inference = new Inference(network);
			var exact = Product.exact(network, digital);
			product = (node, x, n, y) -> {
				var seen = x;
				if (limits.containsKey(node)) {
					double limit = limits.get(node);
					seen = x.clone();
					for (int k = 0; k < network.matrix(node).rows() * n; k++) {
						seen[k] = (float) (limit * Math.pow(Math.clamp(x[k] / limit, 0, 1), bend));
					}
				}
				exact.multiply(node, seen, n, y);
				for (int k = 0; k < network.matrix(node).columns() * n; k++) {
					y[k] = (float) (scale * y[k] + (network.node(node).layer() instanceof Layer.Convolution ? shift : 0));
				}
			};
		}

		@Override
		public Network network() {
			return network;
		}

		@Override
		public Parameters digital() {
			return digital;
		}

		@Override
		public Samples samples() {
			return samples;
		}

		@Override
		public float[] activations(int node, float[] inputs, int count) {
			return inference.activations(digital, product, inputs, count, node);
		}

		@Override
		public float[] resume(int from, float[] values, int count, int node) {
			resumed++;
			return inference.resume(digital, product, from, values, count, node);
		}

		@Override
		public double inputLimit(int node) {
			return limits.getOrDefault(node, 0.0);
		}

		@Override
		public void inputLimit(int node, double limit) {
			limits.put(node, limit);
		}

		@Override
		public Monitor monitor() {
			return Monitor.NONE;
		}

		float[] throughArrays() {
			return activations(network.output(), samples.inputs(), samples.count());
		}
	}

	@Test
	void normalisationUndoesWhatArraysDoToWholeChannels() {
		var plain = new Copy(NET, 1, 0, 1, 64);
		new Normalisation(0, 64).calibrate(plain);
		var arrays = new Copy(NET, 0.4, -0.7, 1, 64);
		new Normalisation(0, 64).calibrate(arrays);
		// the classifier is scaled, too, and has no normalisation behind it
		var wanted = plain.activations(NORM2, plain.samples.inputs(), 64);
		assertArrayEquals(wanted, arrays.activations(NORM2, arrays.samples.inputs(), 64), 2e-3f);
	}

	@Test
	void statisticsAreThoseOfTheSamplesThroughTheArrays() {
		var copy = new Copy(NET, 0.4, -0.7, 1, 64);
		new Normalisation(1, 40).calibrate(copy);
		var sums = copy.activations(CONV1, copy.samples.inputs(), 40);
		double mean = 0;
		for (int s = 0; s < 40; s++) {
			for (int k = 0; k < 25; k++) {
				mean += sums[(s * 4 + 2) * 25 + k] / 1000;
			}
		}
		assertEquals(mean, copy.digital.get(NORM1, Tensor.MEAN)[2], 1e-5);
		assertArrayEquals(weights(NET).get(NORM2, Tensor.MEAN), copy.digital.get(NORM2, Tensor.MEAN), 0, "only the first is calibrated");
	}

	@Test
	void noPartOfAChainIsComputedTwice() {
		var copy = new Copy(NET, 0.4, -0.7, 1, 16);
		new Normalisation(0, 16).calibrate(copy);
		assertEquals(2, copy.resumed);
	}

	@Test
	void aWayAroundALayerIsNoHindrance() {
		var network = net(true);
		var plain = new Copy(network, 1, 0, 1, 64);
		new Normalisation(0, 64).calibrate(plain);
		var arrays = new Copy(network, 0.4, -0.7, 1, 64);
		new Normalisation(0, 64).calibrate(arrays);
		assertArrayEquals(plain.activations(6, plain.samples.inputs(), 64), arrays.activations(6, arrays.samples.inputs(), 64), 2e-3f);
	}

	@Test
	void moreNormalisationsThanThereAreAreRefused() {
		var refused = assertThrows(KirchhoffException.class, () -> new Normalisation(3, 16).calibrate(new Copy(NET, 1, 0, 1, 16)));
		assertTrue(refused.getMessage().contains("2") && refused.mend().contains("2"), refused.getMessage());
	}

	@Test
	void limitsFoundOneByOneAreThoseWhoseSumsAreNearest() {
		var copy = new Copy(NET, 1, 0, 2, 64);
		copy.inputLimit(CONV1, 1);
		new InputLimits(64, 9, 0.1, 0).calibrate(copy);
		double found = copy.inputLimit(CONV1);
		var wanted = new Inference(NET).activations(copy.digital, copy.samples.inputs(), 64, CONV1);
		double best = distance(wanted, copy);
		float largest = 0;
		for (float x : copy.samples.inputs()) {
			largest = Math.max(largest, x);
		}
		for (int k = 0; k < 9; k++) {
			copy.inputLimit(CONV1, largest * Math.pow(0.1, k / 8.0));
			assertTrue(distance(wanted, copy) >= best * (1 - 1e-9), "limit " + copy.inputLimit(CONV1) + " is better than " + found);
		}
		assertTrue(found < largest && found > 0.1 * largest, "a bent characteristic wants a limit, and not the least");
	}

	private static double distance(float[] wanted, Copy copy) {
		var seen = copy.activations(CONV1, copy.samples.inputs(), 64);
		double sum = 0;
		for (int k = 0; k < seen.length; k++) {
			sum += (seen[k] - wanted[k]) * (double) (seen[k] - wanted[k]);
		}
		return sum;
	}

	@Test
	void limitsFoundTogetherAnswerBetter() {
		var apart = limited(0);
		var together = limited(4);
		assertTrue(loss(together) < loss(apart), loss(together) + " together, " + loss(apart) + " one by one");
		assertEquals(together.limits, limited(4).limits, "the same limits every time");
	}

	private static Copy limited(int rounds) {
		var copy = new Copy(NET, 1, 0, 2, 96);
		copy.inputLimit(CONV1, 1);
		copy.inputLimit(CONV2, 1);
		new InputLimits(96, 8, 0.05, rounds).calibrate(copy);
		return copy;
	}

	private static double loss(Copy copy) {
		var answers = copy.throughArrays();
		double loss = 0;
		for (int s = 0; s < copy.samples.count(); s++) {
			int at = s * 3;
			loss += Math.log(Arrays.stream(new int[] { 0, 1, 2 }).mapToDouble(c -> Math.exp(answers[at + c])).sum()) - answers[at + copy.samples.labels()[s]];
		}
		return loss / copy.samples.count();
	}

	@Test
	void aNetworkWithoutLimitsIsRefused() {
		var refused = assertThrows(KirchhoffException.class, () -> new InputLimits(16, 4, 0.1, 1).calibrate(new Copy(NET, 1, 0, 1, 16)));
		assertTrue(refused.mend().contains("amplitude"), refused.mend());
	}
}
