// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.network.Layer.Activation;
import dev.kirchhoff.numerics.network.Layer.Convolution;
import dev.kirchhoff.numerics.network.Layer.FullyConnected;
import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.network.Layer.Pooling;
import dev.kirchhoff.numerics.network.Layer.PoolingKind;

/** Outputs against {@link Reference}. */
class InferenceTest {

	private static void check(Network network, int batch, double tolerance) {
		var parameters = Samples.parameters(network, 3);
		var inputs = Samples.normal(4, batch * network.inputShape().size());
		check(network, parameters, inputs, batch, new Inference(network).run(parameters, inputs, batch), tolerance);
	}

	private static void check(Network network, Parameters parameters, float[] inputs, int batch, float[] outputs,
			double tolerance) {
		var reference = new Reference(network, parameters);
		var size = network.outputShape().size();
		for (var n = 0; n < batch; n++) {
			var expected = reference.run(inputs, n).getLast();
			for (var k = 0; k < size; k++)
				assertEquals(expected[k], outputs[n * size + k], tolerance, "sample " + n + ", output " + k);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 40 })
	void everyLayer(int batch) {
		check(Samples.everything(), batch, 2e-6);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 40 })
	void layersOfImportedNetworks(int batch) {
		check(Samples.imported(), batch, 2e-6);
	}

	@ParameterizedTest
	@CsvSource({ "1,1,1,0", "3,3,1,0", "3,3,1,1", "3,3,2,1", "5,3,1,2", "2,2,2,0", "3,3,3,0", "1,1,2,0", "7,6,1,0",
			"2,5,1,4" })
	void convolutions(int height, int width, int stride, int padding) {
		var layer = new Convolution(5, height, width, stride, padding, true);
		check(Network.sequence(new Shape(3, 7, 6), layer), 1, 2e-5);
		check(Network.sequence(new Shape(3, 7, 6), layer), 9, 2e-5);
	}

	/** More columns than are gathered at once, so that chunks begin in the middle of an output row. */
	@Test
	void convolutionInSeveralChunks() {
		check(Network.sequence(new Shape(16, 9, 11), new Convolution(2, 5, 5, 1, 2, true)), 30, 2e-4);
		check(Network.sequence(new Shape(16, 9, 11), new Convolution(20, 5, 5, 2, 2, true)), 30, 2e-4);
	}

	/** Many channels are multiplied place by place: shifted maps where rows are long, gathered ones where they are not. */
	@ParameterizedTest
	@CsvSource({ "3,3,1,1", "3,3,2,1", "5,3,1,2", "2,2,2,0", "1,1,2,0", "7,6,1,0", "2,5,1,4", "9,9,1,4" })
	void convolutionsOfManyChannels(int height, int width, int stride, int padding) {
		for (var bias : new boolean[] { true, false }) {
			var network = Network.sequence(new Shape(35, 7, 6), new Convolution(40, height, width, stride, padding, bias));
			for (var batch : new int[] { 1, 9, 40 })
				check(network, batch, 1e-4);
		}
	}

	@Test
	void aSampleDoesNotDependOnItsBatch() {
		var network = Network.sequence(new Shape(3, 9, 11), new Convolution(33, 3, 3, 1, 1, true), new Activation(Function.RELU), new Convolution(34, 3, 3, 1, 1, false),
				Pooling.max(2, 2), new Convolution(64, 3, 3, 2, 1, true), new Layer.Flatten(), new FullyConnected(20, true));
		var parameters = Samples.parameters(network, 3);
		var inputs = Samples.normal(4, 50 * 297);
		var inference = new Inference(network);
		var whole = inference.run(parameters, inputs, 50);
		// OpenBLAS may sum in another order where a product is small
		var tolerance = Dense.get().name().startsWith("OpenBLAS") ? 1e-4f : 0;
		for (int first = 0, size = 2; first < 50; first += size, size = Math.min(size + 3, 50 - first)) {
			var some = inference.run(parameters, Arrays.copyOfRange(inputs, first * 297, (first + size) * 297), size);
			assertArrayEquals(Arrays.copyOfRange(whole, first * 20, (first + size) * 20), some, tolerance);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2,2,0", "3,2,1", "3,1,1", "2,3,0", "4,2,3" })
	void poolings(int size, int stride, int padding) {
		for (var kind : PoolingKind.values())
			for (var ceil : new boolean[] { false, true })
				check(Network.sequence(new Shape(3, 7, 6), new Pooling(kind, size, stride, padding, ceil)), 4, 1e-6);
	}

	@ParameterizedTest
	@EnumSource(Function.class)
	void functions(Function function) {
		check(Network.sequence(Shape.vector(37), new Activation(function)), 3, 1e-6);
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "2,8", "8,1", "3,5", "64,4", "37,11", "100,60" })
	void fullyConnected(int inputs, int outputs) {
		for (var batch : new int[] { 1, 2, 33 })
			for (var bias : new boolean[] { true, false })
				check(Network.sequence(Shape.vector(inputs), new FullyConnected(outputs, bias)), batch, 1e-5);
	}

	@Test
	void aProductTakesThePlaceOfTheWeights() {
		for (var batch : new int[] { 1, 7, 60 }) {
			var network = Samples.everything();
			var parameters = Samples.parameters(network, 3);
			var inputs = Samples.normal(4, batch * network.inputShape().size());
			var calls = new int[network.nodes().size()];
			Product naive = (node, x, count, y) -> {
				calls[node]++;
				var matrix = network.matrix(node);
				for (var o = 0; o < matrix.columns(); o++)
					for (var k = 0; k < count; k++) {
						var sum = 0.0;
						for (var i = 0; i < matrix.rows(); i++)
							sum += (double) x[i * count + k] * parameters.weights(node)[i * matrix.columns() + o];
						y[o * count + k] = (float) sum;
					}
			};
			var size = network.outputShape().size();
			var outputs = new float[batch * size];
			new Inference(network).run(parameters, naive, inputs, batch, outputs);
			check(network, parameters, inputs, batch, outputs, 2e-6);
			for (var node = 0; node < calls.length; node++)
				assertEquals(network.weighted().contains(node), calls[node] > 0, network.node(node).name());
			new Inference(network).run(parameters, Product.exact(network, parameters), inputs, batch, outputs);
			check(network, parameters, inputs, batch, outputs, 2e-6);
		}
	}

	@Test
	void aChunkedProductFillsEveryPosition() {
		var network = Network.sequence(new Shape(16, 9, 11), new Convolution(3, 5, 5, 1, 2, true));
		var parameters = Samples.parameters(network, 3);
		var inputs = Samples.normal(4, 30 * network.inputShape().size());
		var outputs = new float[30 * network.outputShape().size()];
		new Inference(network).run(parameters, Product.exact(network, parameters), inputs, 30, outputs);
		check(network, parameters, inputs, 30, outputs, 2e-4);
	}

	@Test
	void aWorkspaceServesAnyBatchAndOtherWeights() {
		var network = Samples.everything();
		var inference = new Inference(network);
		for (var batch : new int[] { 8, 3, 20, 8 }) {
			var parameters = Samples.parameters(network, batch);
			var inputs = Samples.normal(batch, batch * network.inputShape().size());
			var untouched = inputs.clone();
			check(network, parameters, inputs, batch, inference.run(parameters, inputs, batch), 2e-6);
			assertArrayEquals(untouched, inputs);
		}
		var parameters = Samples.parameters(network, 8);
		var hidden = network.index("hidden");
		var changed = parameters.with(hidden, Tensor.WEIGHTS, new float[39 * 9]);
		var inputs = Samples.normal(8, 8 * network.inputShape().size());
		check(network, changed, inputs, 8, inference.run(changed, inputs, 8), 2e-6);
	}

	@Test
	void theSameCallGivesTheSameBits() {
		var network = Samples.everything();
		var parameters = Samples.parameters(network, 3);
		var inputs = Samples.normal(4, 40 * network.inputShape().size());
		assertArrayEquals(new Inference(network).run(parameters, inputs, 40),
				new Inference(network).run(parameters, inputs, 40));
	}

	@Test
	void misfitsAreRefused() {
		var network = Samples.moons();
		var inference = new Inference(network);
		var parameters = Parameters.zeros(network);
		assertThrows(IllegalArgumentException.class, () -> inference.run(parameters, new float[3], 2));
		assertThrows(IllegalArgumentException.class, () -> inference.run(parameters, new float[4], 2, new float[1]));
		assertThrows(IllegalArgumentException.class, () -> inference.run(parameters, new float[4], 0));
		assertThrows(IllegalArgumentException.class,
				() -> inference.run(Parameters.zeros(Samples.everything()), new float[4], 2));
		var wide = Network.sequence(Shape.vector(1), new FullyConnected(1 << 20, false), new FullyConnected(1, false));
		var huge = assertThrows(IllegalArgumentException.class, () -> new Backpropagation(wide, Loss.MEAN_SQUARED_ERROR)
				.loss(Parameters.zeros(wide), new float[4096], new float[4096], 4096));
		assertTrue(huge.getMessage().startsWith("fullyconnected1: a batch of 4096"), huge.getMessage());
	}

	/** A batch that memory does not hold at once has the bits of its parts. */
	@Test
	void largeBatchesAreRunInParts() {
		var network = Network.sequence(new Shape(1, 8, 8), new Convolution(5000, 3, 3, 1, 1, true), new Activation(Function.RELU), Pooling.globalAverage(),
				new FullyConnected(3, true));
		var inference = new Inference(network);
		var once = inference.atOnce();
		assertEquals(26, once);
		var parameters = Samples.parameters(network, 3);
		var inputs = Samples.normal(4, 64 * 64);
		var told = new ArrayList<List<Integer>>();
		var exact = Product.exact(network, parameters);
		var outputs = inference.run(parameters, inputs, 64);
		var hidden = inference.activations(parameters, inputs, 64, 3);
		var byProduct = new float[64 * 3];
		inference.run(parameters, new Product() {
			@Override
			public void multiply(int node, float[] x, int count, float[] y) {
				exact.multiply(node, x, count, y);
			}

			@Override
			public void begin(int first, int samples) {
				told.add(List.of(first, samples));
			}
		}, inputs, 64, byProduct);
		assertEquals(List.of(List.of(0, 26), List.of(26, 26), List.of(52, 12)), told);
		assertArrayEquals(outputs, byProduct, 1e-5f);
		for (var first = 0; first < 64; first += once) {
			var samples = Math.min(once, 64 - first);
			var part = Arrays.copyOfRange(inputs, first * 64, (first + samples) * 64);
			assertArrayEquals(Arrays.copyOfRange(outputs, first * 3, (first + samples) * 3), inference.run(parameters, part, samples));
			assertArrayEquals(Arrays.copyOfRange(hidden, first * 5000, (first + samples) * 5000), inference.activations(parameters, part, samples, 3));
		}
		check(network, parameters, inputs, 64, outputs, 1e-4);
	}

	@Test
	void rowsOfAnyLength() {
		for (var count : new int[] { 0, 1, 3, 4, 9, 1023, 1024, 1030, 5000 })
			for (var rows = 1; rows <= 5; rows++)
				for (var columns = 1; columns <= 9; columns++) {
					var a = Samples.normal(1, rows * (count + 1));
					var b = Samples.normal(2, columns * (count + 2));
					var c = new float[rows * columns];
					Arrays.fill(c, 2);
					Rows.dots(a, 0, count + 1, rows, b, 0, count + 2, columns, count, c, true);
					for (var i = 0; i < rows; i++)
						for (var j = 0; j < columns; j++) {
							var sum = 2.0;
							for (var k = 0; k < count; k++)
								sum += (double) a[i * (count + 1) + k] * b[j * (count + 2) + k];
							assertEquals(sum, c[i * columns + j], 1e-3);
						}
				}
	}
}
