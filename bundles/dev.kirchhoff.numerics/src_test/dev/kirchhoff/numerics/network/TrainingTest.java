// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.network.Layer.Activation;
import dev.kirchhoff.numerics.network.Layer.BatchNormalization;
import dev.kirchhoff.numerics.network.Layer.Convolution;
import dev.kirchhoff.numerics.network.Layer.Flatten;
import dev.kirchhoff.numerics.network.Layer.FullyConnected;
import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.network.Layer.Pooling;
import dev.kirchhoff.numerics.network.Layer.Surrogate;
import dev.kirchhoff.numerics.random.RandomStream;

/** Optimizers step by step, and whole trainings. */
class TrainingTest {

	private static final int POINTS = 875;

	/** Two half circles with noise 0.1: coordinates, then labels. */
	private static float[][] moons(long seed, int count) {
		var stream = RandomStream.of(seed);
		var x = new float[2 * count];
		var labels = new float[count];
		for (var n = 0; n < count; n++) {
			var angle = Math.PI * stream.uniform(3L * n);
			labels[n] = n % 2;
			x[2 * n] = (float) ((labels[n] == 0 ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle))
					+ 0.1 * stream.normal(3L * n + 1));
			x[2 * n + 1] = (float) ((labels[n] == 0 ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle))
					+ 0.1 * stream.normal(3L * n + 2));
		}
		return new float[][] { x, labels };
	}

	private static Parameters train(long seed, int epochs) {
		var network = Samples.moons();
		var data = moons(1, POINTS);
		var parameters = Initializer.XAVIER_UNIFORM.draw(network, RandomStream.of(seed));
		var back = new Backpropagation(network, Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS);
		var gradients = new Gradients(network);
		var adam = new Adam(network);
		var order = RandomStream.of(seed).split("order");
		var x = new float[2 * 256];
		var labels = new float[256];
		for (var epoch = 0; epoch < epochs; epoch++) {
			var shuffled = order.split(epoch).permutation(POINTS, 0);
			for (var first = 0; first < POINTS; first += 256) {
				var batch = Math.min(256, POINTS - first);
				for (var n = 0; n < batch; n++) {
					System.arraycopy(data[0], 2 * shuffled[first + n], x, 2 * n, 2);
					labels[n] = data[1][shuffled[first + n]];
				}
				back.gradient(parameters, x, labels, batch, gradients);
				adam.step(parameters, gradients, 0.01f);
			}
		}
		return parameters;
	}

	@Test
	void halfMoonsAreLearnt() {
		var parameters = train(3, 1000);
		var test = moons(2, 2000);
		var outputs = new Inference(Samples.moons()).run(parameters, test[0], 2000);
		var right = 0;
		for (var n = 0; n < 2000; n++)
			right += outputs[n] > 0.5 == test[1][n] > 0.5 ? 1 : 0;
		assertTrue(right > 1980, right + " of 2000");
	}

	@Test
	void trainingTwiceGivesTheSameBytes() {
		assertEquals(train(4, 30).hash(), train(4, 30).hash());
		assertNotEquals(train(4, 30).hash(), train(5, 30).hash());
	}

	/** Small networks are trained to the same bits on every machine, with and without a BLAS or the Vector API. */
	@Test
	void trainingGivesTheSameBytesEverywhere() {
		assertEquals("4426119439d984fcff06e9dff192b5256a1addc43adcd66716d8db9b67d454da", train(4, 30).hash());
	}

	/** Convolution, normalisation and a binary activation learn together where a bar lies. */
	@Test
	void aConvolutionalNetworkLearns() {
		var network = Network.sequence(new Shape(1, 8, 8), new Convolution(4, 3, 3, 1, 1, false),
				new BatchNormalization(1e-5f, 0.1f), new Activation(Function.RELU), Pooling.max(2, 2), new Flatten(),
				new FullyConnected(12, true), new Activation(Function.SIGN), new FullyConnected(2, true));
		var count = 200;
		var noise = Samples.normal(8, count * 64);
		var classes = new float[count];
		for (var n = 0; n < count; n++) {
			classes[n] = n % 2;
			var at = n / 2 % 8;
			for (var k = 0; k < 8; k++)
				noise[n * 64 + (n % 2 == 0 ? at * 8 + k : k * 8 + at)] += 3;
		}
		var parameters = Initializer.HE_NORMAL.draw(network, RandomStream.of(3));
		var back = new Backpropagation(network, Loss.SOFTMAX_CROSS_ENTROPY);
		var gradients = new Gradients(network);
		var sgd = new Sgd(network, 0.9, 1e-4);
		var before = back.loss(parameters, noise, classes, count);
		for (var step = 0; step < 60; step++) {
			back.gradient(parameters, noise, classes, count, gradients);
			sgd.step(parameters, gradients, 0.02f);
		}
		var after = back.loss(parameters, noise, classes, count);
		assertTrue(after < 0.2 && after < before / 3, before + " -> " + after);
		assertTrue(parameters.get(2, Tensor.VARIANCE)[0] != 1);
	}

	private static final Network LINE = Network.sequence(Shape.vector(3), new FullyConnected(2, true));

	private static Gradients slopes(int step) {
		var gradients = new Gradients(LINE);
		for (var tensor : new Tensor[] { Tensor.WEIGHTS, Tensor.BIAS }) {
			var draws = Samples.normal(step * 2L + tensor.ordinal(), gradients.get(1, tensor).length);
			System.arraycopy(draws, 0, gradients.get(1, tensor), 0, draws.length);
		}
		return gradients;
	}

	@Test
	void adamIsItsFormula() {
		var adam = new Adam(LINE, 0.8, 0.95, 1e-6);
		var parameters = Samples.parameters(LINE, 1);
		var w = parameters.weights(1).clone();
		var m = new double[6];
		var v = new double[6];
		var expected = new double[6];
		for (var k = 0; k < 6; k++)
			expected[k] = w[k];
		for (var t = 1; t <= 20; t++) {
			var gradients = slopes(t);
			var rate = 0.1f / t;
			adam.step(parameters, gradients, rate);
			for (var k = 0; k < 6; k++) {
				double g = gradients.get(1, Tensor.WEIGHTS)[k];
				m[k] = 0.8 * m[k] + 0.2 * g;
				v[k] = 0.95 * v[k] + 0.05 * g * g;
				expected[k] -= rate * (m[k] / (1 - Math.pow(0.8, t)))
						/ (Math.sqrt(v[k] / (1 - Math.pow(0.95, t))) + 1e-6);
				assertEquals(expected[k], parameters.weights(1)[k], 2e-6);
			}
		}
	}

	@Test
	void descentWithMomentumIsItsFormula() {
		var sgd = new Sgd(LINE, 0.9, 0.01);
		var plain = new Sgd(LINE);
		var parameters = Samples.parameters(LINE, 1);
		var others = parameters.copy();
		double w = parameters.weights(1)[4], b = parameters.bias(1)[1], o = w, u = 0, ub = 0;
		for (var t = 1; t <= 10; t++) {
			var gradients = slopes(t);
			sgd.step(parameters, gradients, 0.1f);
			plain.step(others, gradients, 0.1f);
			u = 0.9 * u + gradients.get(1, Tensor.WEIGHTS)[4] + 0.01 * w;
			w -= 0.1 * u;
			ub = 0.9 * ub + gradients.get(1, Tensor.BIAS)[1];
			b -= 0.1 * ub;
			o -= 0.1 * gradients.get(1, Tensor.WEIGHTS)[4];
			assertEquals(w, parameters.weights(1)[4], 2e-6);
			assertEquals(b, parameters.bias(1)[1], 2e-6);
			assertEquals(o, others.weights(1)[4], 2e-6);
		}
	}

	/** A frozen value stays, and so do its moments: later it moves as if the step had not been. */
	@Test
	void frozenValuesStay() {
		for (var pair : new Optimizer[][] { { new Sgd(LINE, 0.9, 0.1), new Sgd(LINE, 0.9, 0.1) },
				{ new Sgd(LINE), new Sgd(LINE) } }) {
			var mask = new Mask(LINE);
			mask.get(1, Tensor.WEIGHTS)[2] = true;
			mask.get(1, Tensor.BIAS)[0] = true;
			var parameters = Samples.parameters(LINE, 1);
			var before = parameters.copy();
			pair[0].step(parameters, slopes(1), 0.1f, new Constraints(mask, null));
			for (var k = 0; k < 6; k++)
				assertEquals(k == 2, parameters.weights(1)[k] == before.weights(1)[k], "weight " + k);
			assertEquals(before.bias(1)[0], parameters.bias(1)[0]);
			assertNotEquals(before.bias(1)[1], parameters.bias(1)[1]);
			mask.clear();
			pair[0].step(parameters, slopes(2), 0.1f, new Constraints(mask, null));
			pair[1].step(before, slopes(2), 0.1f);
			assertEquals(before.weights(1)[2], parameters.weights(1)[2]);
			assertEquals(before.bias(1)[0], parameters.bias(1)[0]);
		}
		var adam = new Adam(LINE);
		var mask = new Mask(LINE);
		mask.get(1, Tensor.WEIGHTS)[2] = true;
		var parameters = Samples.parameters(LINE, 1);
		var before = parameters.copy();
		adam.step(parameters, slopes(1), 0.1f, new Constraints(mask, null));
		for (var k = 0; k < 6; k++)
			assertEquals(k == 2, parameters.weights(1)[k] == before.weights(1)[k], "weight " + k);
		assertNotEquals(before.bias(1)[0], parameters.bias(1)[0]);
	}

	@Test
	void anEmptyMaskChangesNothing() {
		for (var pair : new Optimizer[][] { { new Adam(LINE), new Adam(LINE) }, { new Sgd(LINE), new Sgd(LINE) },
				{ new Sgd(LINE, 0.9, 0.1), new Sgd(LINE, 0.9, 0.1) } }) {
			var free = Samples.parameters(LINE, 1);
			var masked = free.copy();
			for (var t = 0; t < 5; t++) {
				pair[0].step(free, slopes(t), 0.1f);
				pair[1].step(masked, slopes(t), 0.1f, new Constraints(new Mask(LINE), null));
			}
			assertArrayEquals(free.weights(1), masked.weights(1));
			assertArrayEquals(free.bias(1), masked.bias(1));
		}
	}

	@Test
	void weightsStayWithinTheirLimits() {
		var parameters = Samples.parameters(LINE, 1);
		parameters.bias(1)[0] = 5;
		var limits = new Limits(LINE);
		limits.set(1, Tensor.WEIGHTS, 0.5f);
		new Sgd(LINE).step(parameters, slopes(1), 10, new Constraints(null, limits));
		var largest = 0f;
		for (var weight : parameters.weights(1))
			largest = Math.max(largest, Math.abs(weight));
		assertEquals(0.5f, largest);
		assertTrue(Math.abs(parameters.bias(1)[0]) > 0.5, "a bias has its own limit");
		limits.set(1, Tensor.BIAS, 0.25f);
		new Adam(LINE).step(parameters, slopes(1), 10, new Constraints(null, limits));
		for (var bias : parameters.bias(1))
			assertEquals(0.25f, Math.abs(bias));
		assertThrows(IllegalArgumentException.class, () -> limits.set(1, Tensor.BIAS, -1));
		assertThrows(IllegalArgumentException.class, () -> limits.set(1, Tensor.BIAS, Float.NaN));
	}

	@Test
	void statisticsFollowTheMinibatches() {
		var network = Network.sequence(Shape.vector(2), new BatchNormalization(1e-5f, 0.25f));
		var parameters = Parameters.zeros(network);
		var gradients = new Gradients(network);
		gradients.get(1, Tensor.MEAN)[1] = 4;
		gradients.get(1, Tensor.VARIANCE)[1] = 3;
		new Adam(network).step(parameters, gradients, 0.1f);
		assertEquals(1, parameters.get(1, Tensor.MEAN)[1]);
		assertEquals(1.5f, parameters.get(1, Tensor.VARIANCE)[1]);
	}

	/** Effective weights: the step goes to the clean ones, the gradient is that of the others. */
	@Test
	void gradientsAreThoseOfTheEffectiveWeights() {
		var network = Samples.moons();
		var clean = Samples.parameters(network, 1);
		var effective = clean.copy();
		effective.weights(1)[3] += 0.5f;
		var data = moons(1, 64);
		var back = new Backpropagation(network, Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS);
		var gradients = new Gradients(network);
		back.gradient(effective, data[0], data[1], 64, gradients);
		var expected = clean.weights(1)[3] - 0.1f * gradients.get(1, Tensor.WEIGHTS)[3];
		var untouched = effective.copy();
		new Sgd(network).step(clean, gradients, 0.1f);
		assertEquals(expected, clean.weights(1)[3]);
		assertEquals(untouched.hash(), effective.hash());
	}

	@Test
	void optimizersRefuseBadSettings() {
		assertThrows(IllegalArgumentException.class, () -> new Adam(LINE, 1, 0.9, 1e-8));
		assertThrows(IllegalArgumentException.class, () -> new Adam(LINE, 0.9, 0.9, 0));
		assertThrows(IllegalArgumentException.class, () -> new Sgd(LINE, 1, 0));
		assertThrows(IllegalArgumentException.class, () -> new Sgd(LINE, 0.5, -1));
		assertThrows(ShapeException.class, () -> new Activation(Function.SIGN, Surrogate.CLIPPED, 0));
	}
}
