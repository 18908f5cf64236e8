// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.kirchhoff.numerics.network.Layer.Activation;
import dev.kirchhoff.numerics.network.Layer.Add;
import dev.kirchhoff.numerics.network.Layer.BatchNormalization;
import dev.kirchhoff.numerics.network.Layer.Concatenate;
import dev.kirchhoff.numerics.network.Layer.Convolution;
import dev.kirchhoff.numerics.network.Layer.Dropout;
import dev.kirchhoff.numerics.network.Layer.Flatten;
import dev.kirchhoff.numerics.network.Layer.FullyConnected;
import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.network.Layer.Pooling;
import dev.kirchhoff.numerics.network.Layer.PoolingKind;
import dev.kirchhoff.numerics.network.Layer.Surrogate;
import dev.kirchhoff.numerics.random.RandomStream;

/** Gradients against differences of the loss, and of surrogates against their formula. */
class GradientTest {

	private static final Activation SMOOTH = new Activation(Function.TANH);

	static Stream<Network> layers() {
		var image = new Shape(2, 6, 5);
		return Stream.of(Network.sequence(Shape.vector(3), new FullyConnected(4, true)),
				Network.sequence(Shape.vector(30), new FullyConnected(20, true), SMOOTH, new FullyConnected(3, false)),
				Network.sequence(Shape.vector(4), new FullyConnected(6, true), new Activation(Function.SIGMOID),
						new FullyConnected(2, true)),
				Network.sequence(Shape.vector(4), new FullyConnected(6, true), new Activation(Function.SOFTMAX),
						new FullyConnected(2, true)),
				Network.sequence(Shape.vector(4), new FullyConnected(6, true), new Activation(Function.IDENTITY),
						new Dropout(0.3f), new FullyConnected(2, true)),
				Network.sequence(image, new Convolution(3, 3, 2, 1, 1, true), SMOOTH, new Convolution(2, 2, 2, 2, 0, false),
						new Flatten(), new FullyConnected(2, true)),
				Network.sequence(image, new Convolution(16, 3, 3, 1, 1, true), SMOOTH,
						new Convolution(4, 1, 1, 1, 0, true), new Flatten(), new FullyConnected(2, true)),
				// scale and shift do not change which value is the largest: no kinks in the loss
				Network.sequence(image, new BatchNormalization(1e-3f, 0.1f), new Pooling(PoolingKind.MAX, 2, 2, 0),
						new Flatten(), new FullyConnected(2, true)),
				Network.sequence(image, new BatchNormalization(1e-3f, 0.1f), new Pooling(PoolingKind.MAX, 3, 2, 1),
						new Flatten(), new FullyConnected(2, true)),
				Network.sequence(image, new Convolution(3, 1, 1, 1, 0, true), new Pooling(PoolingKind.AVERAGE, 3, 2, 1),
						new Flatten(), new FullyConnected(2, true)),
				Network.sequence(image, new Convolution(3, 3, 3, 1, 1, true), Pooling.globalAverage(),
						new FullyConnected(2, true)),
				Network.sequence(image, new Convolution(3, 3, 3, 1, 1, true), new BatchNormalization(1e-3f, 0.1f), SMOOTH,
						new Flatten(), new FullyConnected(2, true)),
				Network.sequence(Shape.vector(5), new FullyConnected(4, true), new BatchNormalization(1e-3f, 0.1f),
						new FullyConnected(2, true)),
				Network.sequence(image, new Convolution(2, 1, 1, 1, 0, true), new Layer.Pad(1, 0, 2, 1, 0.5f),
						new Pooling(PoolingKind.AVERAGE, 3, 2, 0, true), new Flatten(), new FullyConnected(2, true)),
				Network.sequence(image, Pooling.max(2, 1), new Flatten(), SMOOTH, new FullyConnected(2, true)), branches());
	}

	/** A node read three times, once under another name, once twice by the same sum. */
	private static Network branches() {
		var net = Network.builder(Shape.vector(4));
		var trunk = net.add("trunk", new FullyConnected(4, true));
		var left = net.add("left", SMOOTH, trunk);
		var other = net.add("other", new Flatten(), trunk);
		var sum = net.add("sum", new Add(), trunk, left, trunk);
		net.add("join", new Concatenate(), sum, other, left);
		net.add("out", new FullyConnected(2, true));
		return net.build();
	}

	private static float[] targets(Loss loss, int outputs, int batch) {
		var targets = Samples.normal(11, batch * loss.targets(outputs));
		for (var i = 0; i < targets.length; i++)
			targets[i] = switch (loss) {
			case BINARY_CROSS_ENTROPY_WITH_LOGITS -> targets[i] > 0 ? 1 : 0;
			case SOFTMAX_CROSS_ENTROPY -> i % outputs;
			case MEAN_SQUARED_ERROR -> targets[i];
			};
		return targets;
	}

	private static void check(Network network, Loss loss, int batch) {
		var parameters = Samples.parameters(network, 5);
		var inputs = Samples.normal(6, batch * network.inputShape().size());
		var targets = targets(loss, network.outputShape().size(), batch);
		var back = new Backpropagation(network, loss);
		var draws = RandomStream.of(9);
		var gradients = new Gradients(network);
		var ignored = new Gradients(network);
		back.gradient(parameters, inputs, targets, batch, draws, gradients);
		for (var node = 0; node < network.nodes().size(); node++)
			for (var tensor : Tensor.values()) {
				var values = parameters.get(node, tensor);
				if (values == null || !tensor.isTrained())
					continue;
				var slopes = gradients.get(node, tensor);
				var largest = 0f;
				for (var slope : slopes)
					largest = Math.max(largest, Math.abs(slope));
				for (var i = 0; i < values.length; i += 1 + values.length / 40) {
					var value = values[i];
					var at = i;
					DoubleUnaryOperator difference = h -> {
						values[at] = (float) (value + h);
						var above = back.gradient(parameters, inputs, targets, batch, draws, ignored);
						var up = (double) values[at];
						values[at] = (float) (value - h);
						var below = back.gradient(parameters, inputs, targets, batch, draws, ignored);
						var step = up - values[at];
						values[at] = value;
						return (above - below) / step;
					};
					var wide = difference.applyAsDouble(0x1p-6);
					var narrow = difference.applyAsDouble(0x1p-7);
					assertEquals((4 * narrow - wide) / 3, slopes[i], 3e-3 * largest + 5e-5,
							network.node(node).name() + " " + tensor + " " + i + " of " + loss + "\n" + network);
				}
			}
	}

	@ParameterizedTest
	@MethodSource("layers")
	void everyLayer(Network network) {
		check(network, Loss.MEAN_SQUARED_ERROR, 7);
		check(network, Loss.SOFTMAX_CROSS_ENTROPY, 3);
	}

	@ParameterizedTest
	@EnumSource(Loss.class)
	void everyLoss(Loss loss) {
		var network = Network.sequence(Shape.vector(5), new FullyConnected(8, true), SMOOTH, new FullyConnected(3, true));
		check(network, loss, 1);
		check(network, loss, 6);
	}

	@Test
	void severalChunksAddUp() {
		check(Network.sequence(new Shape(16, 9, 11), new Convolution(2, 5, 5, 1, 2, true), Pooling.globalAverage(),
				new FullyConnected(2, true)), Loss.MEAN_SQUARED_ERROR, 20);
	}

	@ParameterizedTest
	@EnumSource(Loss.class)
	void lossesAreTheirFormula(Loss loss) {
		var network = Network.sequence(Shape.vector(3), new FullyConnected(3, true));
		var parameters = Samples.parameters(network, 5);
		var batch = 700;
		var inputs = Samples.normal(6, batch * 3);
		var targets = targets(loss, 3, batch);
		var expected = 0.0;
		for (var n = 0; n < batch; n++) {
			var z = new Reference(network, parameters).run(inputs, n).getLast();
			var sum = Math.exp(z[0]) + Math.exp(z[1]) + Math.exp(z[2]);
			if (loss == Loss.SOFTMAX_CROSS_ENTROPY)
				expected += Math.log(sum) - z[(int) targets[n]];
			for (var k = 0; k < 3 && loss != Loss.SOFTMAX_CROSS_ENTROPY; k++) {
				var t = targets[n * 3 + k];
				var p = 1 / (1 + Math.exp(-z[k]));
				expected += (loss == Loss.MEAN_SQUARED_ERROR ? (z[k] - t) * (z[k] - t)
						: -t * Math.log(p) - (1 - t) * Math.log(1 - p)) / 3;
			}
		}
		var back = new Backpropagation(network, loss);
		assertEquals(expected / batch, back.gradient(parameters, inputs, targets, batch, new Gradients(network)), 1e-6);
		assertEquals(expected / batch, back.loss(parameters, inputs, targets, batch), 1e-6);
	}

	@Test
	void hugeLogitsGiveAFiniteLoss() {
		var network = Network.sequence(Shape.vector(1), new FullyConnected(1, false));
		var parameters = Parameters.zeros(network);
		parameters.weights(1)[0] = 1;
		var gradients = new Gradients(network);
		var value = new Backpropagation(network, Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS).gradient(parameters,
				new float[] { 300, -300, 300, -300 }, new float[] { 1, 0, 0, 1 }, 4, gradients);
		assertEquals(150, value, 1e-4);
		assertEquals(150, gradients.get(1, Tensor.WEIGHTS)[0], 1e-3);
		var classes = Network.sequence(Shape.vector(1), new FullyConnected(2, false));
		parameters = Parameters.zeros(classes);
		parameters.weights(1)[0] = 1000;
		gradients = new Gradients(classes);
		value = new Backpropagation(classes, Loss.SOFTMAX_CROSS_ENTROPY).gradient(parameters, new float[] { 1, -1 },
				new float[] { 1, 1 }, 2, gradients);
		assertEquals(500, value, 1e-4);
		assertEquals(0.5, gradients.get(1, Tensor.WEIGHTS)[0], 1e-6);
	}

	/** A final sigmoid or softmax is part of the loss: the same gradients with and without it. */
	@Test
	void aFinalSigmoidOrSoftmaxIsImplied() {
		for (var loss : new Loss[] { Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS, Loss.SOFTMAX_CROSS_ENTROPY }) {
			var function = loss == Loss.SOFTMAX_CROSS_ENTROPY ? Function.SOFTMAX : Function.SIGMOID;
			var bare = Network.sequence(Shape.vector(5), new FullyConnected(3, true));
			var closed = Network.sequence(Shape.vector(5), new FullyConnected(3, true), new Activation(function));
			var inputs = Samples.normal(6, 20);
			var targets = targets(loss, 3, 4);
			var gradients = new Gradients(bare);
			var others = new Gradients(closed);
			assertEquals(
					new Backpropagation(bare, loss).gradient(Samples.parameters(bare, 5), inputs, targets, 4, gradients),
					new Backpropagation(closed, loss).gradient(Samples.parameters(closed, 5), inputs, targets, 4, others));
			assertArrayEquals(gradients.get(1, Tensor.WEIGHTS), others.get(1, Tensor.WEIGHTS));
		}
	}

	/** Scaled outputs are those of a last layer with scaled weights. */
	@ParameterizedTest
	@EnumSource(Loss.class)
	void outputsCanBeScaledBeforeTheLoss(Loss loss) {
		var network = Network.sequence(Shape.vector(5), new FullyConnected(3, true));
		var parameters = Samples.parameters(network, 5);
		var smaller = parameters.copy();
		for (var tensor : new Tensor[] { Tensor.WEIGHTS, Tensor.BIAS })
			for (var k = 0; k < smaller.get(1, tensor).length; k++)
				smaller.get(1, tensor)[k] *= 0.25f;
		var inputs = Samples.normal(6, 20);
		var targets = targets(loss, 3, 4);
		var gradients = new Gradients(network);
		var others = new Gradients(network);
		var scaled = new Backpropagation(network, loss, 0.25f);
		var value = scaled.gradient(parameters, inputs, targets, 4, gradients);
		assertEquals(new Backpropagation(network, loss).gradient(smaller, inputs, targets, 4, others), value, 1e-6);
		assertEquals(value, scaled.loss(parameters, inputs, targets, 4));
		for (var k = 0; k < 15; k++)
			assertEquals(others.get(1, Tensor.WEIGHTS)[k] * 0.25, gradients.get(1, Tensor.WEIGHTS)[k], 1e-6);
		assertThrows(IllegalArgumentException.class, () -> new Backpropagation(network, loss, 0));
	}

	@ParameterizedTest
	@EnumSource(value = Function.class, names = { "SIGN", "STEP", "RELU" })
	void kinksAndSurrogates(Function function) {
		for (var surrogate : Surrogate.values()) {
			var width = 0.75f;
			var network = Network.sequence(Shape.vector(3), new FullyConnected(5, true),
					new Activation(function, surrogate, width), new FullyConnected(1, true));
			var parameters = Samples.parameters(network, 5);
			var batch = 40;
			var inputs = Samples.normal(6, batch * 3);
			var targets = Samples.normal(7, batch);
			var gradients = new Gradients(network);
			new Backpropagation(network, Loss.MEAN_SQUARED_ERROR).gradient(parameters, inputs, targets, batch, gradients);
			for (var i = 0; i < 3; i++)
				for (var o = 0; o < 5; o++) {
					var expected = 0.0;
					for (var n = 0; n < batch; n++) {
						var values = new Reference(network, parameters).run(inputs, n);
						var z = values.get(1)[o];
						var s = 1 / (1 + Math.exp(-z / width));
						var stand = surrogate == Surrogate.SIGMOID ? 4 * s * (1 - s) : Math.abs(z) <= width ? 1 : 0;
						var slope = function == Function.RELU ? z > 0 ? 1 : 0 : stand;
						expected += inputs[n * 3 + i] * slope * parameters.weights(3)[o] * 2
								* (values.get(3)[0] - targets[n]) / batch;
					}
					assertEquals(expected, gradients.get(1, Tensor.WEIGHTS)[i * 5 + o], 1e-5);
				}
		}
	}

	@Test
	void limitsAndCodesLetTheGradientThroughBetweenTheirEnds() {
		for (var layer : new Layer[] { new Layer.Clip(-0.5f, 1), new Layer.Quantize(0.25f, 2, 0, 6) }) {
			var network = Network.sequence(Shape.vector(1), new FullyConnected(1, true), layer, new FullyConnected(1, true));
			var parameters = Parameters.zeros(network);
			parameters.weights(1)[0] = 1;
			parameters.weights(3)[0] = 2;
			var gradients = new Gradients(network);
			for (var x : new float[] { -0.9f, -0.4f, 0.3f, 0.9f, 1.4f }) {
				new Backpropagation(network, Loss.MEAN_SQUARED_ERROR).gradient(parameters, new float[] { x }, new float[] { 7 },
						1, gradients);
				var y = 2 * new Reference(network, parameters).run(new float[] { x }, 0).get(2)[0];
				assertEquals(x > -0.5 && x < 1 ? 2 * (y - 7) * 2 * x : 0, gradients.get(1, Tensor.WEIGHTS)[0], 1e-5, layer + " at " + x);
			}
		}
	}

	@Test
	void normalizationMeasuresItsMinibatch() {
		var network = Network.sequence(new Shape(2, 3, 1), new BatchNormalization(1e-5f, 0.1f), new Flatten(),
				new FullyConnected(1, false));
		var batch = 50;
		var inputs = Samples.normal(6, batch * 6);
		for (var k = 0; k < inputs.length; k++)
			inputs[k] += k % 6 < 3 ? 1000 : -3;
		var gradients = new Gradients(network);
		new Backpropagation(network, Loss.MEAN_SQUARED_ERROR).gradient(Parameters.zeros(network), inputs,
				new float[batch], batch, gradients);
		for (var c = 0; c < 2; c++) {
			double sum = 0, squares = 0;
			for (var k = 0; k < inputs.length; k++)
				if (k % 6 / 3 == c)
					sum += inputs[k];
			var mean = sum / (batch * 3);
			for (var k = 0; k < inputs.length; k++)
				if (k % 6 / 3 == c)
					squares += (inputs[k] - mean) * (inputs[k] - mean);
			assertEquals(mean, gradients.get(1, Tensor.MEAN)[c], 1e-3);
			assertEquals(squares / (batch * 3 - 1), gradients.get(1, Tensor.VARIANCE)[c], 1e-4);
		}
	}

	@Test
	void dropoutKeepsTheMeanAndTheShare() {
		var network = Network.sequence(Shape.vector(1000), new Dropout(0.2f), new FullyConnected(1, false));
		var parameters = Parameters.zeros(network);
		var gradients = new Gradients(network);
		var ones = new float[1000];
		Arrays.fill(ones, 1);
		var back = new Backpropagation(network, Loss.MEAN_SQUARED_ERROR);
		back.gradient(parameters, ones, new float[] { -0.5f }, 1, RandomStream.of(1), gradients);
		var slopes = gradients.get(2, Tensor.WEIGHTS).clone();
		var kept = 0;
		for (var slope : slopes) {
			assertTrue(slope == 0 || slope == 1.25f, () -> "slope " + slope);
			kept += slope > 0 ? 1 : 0;
		}
		assertEquals(800, kept, 50);
		back.gradient(parameters, ones, new float[] { -0.5f }, 1, RandomStream.of(1), gradients);
		assertArrayEquals(slopes, gradients.get(2, Tensor.WEIGHTS));
		back.gradient(parameters, ones, new float[] { -0.5f }, 1, RandomStream.of(2), gradients);
		assertTrue(!Arrays.equals(slopes, gradients.get(2, Tensor.WEIGHTS)));
		assertThrows(IllegalArgumentException.class,
				() -> back.gradient(parameters, ones, new float[] { 0 }, 1, gradients));
	}

	/** Two dropouts in a row draw apart: a quarter is left of two halves. */
	@Test
	void dropoutsAreIndependent() {
		var network = Network.sequence(Shape.vector(2000), new Dropout(0.5f), new Dropout(0.5f),
				new FullyConnected(1, false));
		var gradients = new Gradients(network);
		var ones = new float[2000];
		Arrays.fill(ones, 1);
		new Backpropagation(network, Loss.MEAN_SQUARED_ERROR).gradient(Parameters.zeros(network), ones,
				new float[] { 1 }, 1, RandomStream.of(1), gradients);
		var kept = 0;
		for (var slope : gradients.get(3, Tensor.WEIGHTS))
			kept += slope != 0 ? 1 : 0;
		assertEquals(500, kept, 80);
	}

	@Test
	void misfitsAreRefused() {
		var network = Samples.moons();
		var back = new Backpropagation(network, Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS);
		var parameters = Parameters.zeros(network);
		var gradients = new Gradients(network);
		assertThrows(IllegalArgumentException.class,
				() -> back.gradient(parameters, new float[4], new float[1], 2, gradients));
		var classes = Network.sequence(Shape.vector(2), new FullyConnected(3, true));
		for (var target : new float[] { 3, -1, 0.5f, Float.NaN })
			assertThrows(IllegalArgumentException.class, () -> new Backpropagation(classes, Loss.SOFTMAX_CROSS_ENTROPY)
					.gradient(Parameters.zeros(classes), new float[2], new float[] { target }, 1, new Gradients(classes)));
		var single = Network.sequence(Shape.vector(2), new FullyConnected(3, true), new BatchNormalization(1e-5f, 0.1f));
		assertThrows(IllegalArgumentException.class, () -> new Backpropagation(single, Loss.MEAN_SQUARED_ERROR)
				.gradient(Parameters.zeros(single), new float[2], new float[3], 1, new Gradients(single)));
	}
}
