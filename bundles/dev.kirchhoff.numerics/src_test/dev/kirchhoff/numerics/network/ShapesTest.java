// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.numerics.network.Layer.Activation;
import dev.kirchhoff.numerics.network.Layer.Add;
import dev.kirchhoff.numerics.network.Layer.BatchNormalization;
import dev.kirchhoff.numerics.network.Layer.Concatenate;
import dev.kirchhoff.numerics.network.Layer.Convolution;
import dev.kirchhoff.numerics.network.Layer.Dropout;
import dev.kirchhoff.numerics.network.Layer.Flatten;
import dev.kirchhoff.numerics.network.Layer.FullyConnected;
import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.network.Layer.Matrix;
import dev.kirchhoff.numerics.network.Layer.Pooling;
import dev.kirchhoff.numerics.network.Layer.PoolingKind;
import dev.kirchhoff.numerics.network.Network.Node;

class ShapesTest {

	private static final Shape IMAGE = new Shape(3, 32, 32);

	private static Shape of(Layer layer, Shape... inputs) {
		return layer.output(List.of(inputs));
	}

	private static void refused(String message, Layer layer, Shape... inputs) {
		assertEquals(message, assertThrows(ShapeException.class, () -> of(layer, inputs)).getMessage());
	}

	@Test
	void layersInferTheirOutput() {
		assertEquals(Shape.vector(10), of(new FullyConnected(10, true), Shape.vector(784)));
		assertEquals(new Shape(16, 32, 32), of(new Convolution(16, 3, 3, 1, 1, true), IMAGE));
		assertEquals(new Shape(16, 15, 16), of(new Convolution(16, 3, 1, 2, 0, true), IMAGE));
		assertEquals(new Shape(3, 16, 16), of(Pooling.max(2, 2), IMAGE));
		assertEquals(new Shape(3, 16, 16), of(new Pooling(PoolingKind.MAX, 3, 2, 1), IMAGE));
		assertEquals(Shape.vector(3), of(Pooling.globalAverage(), IMAGE));
		assertEquals(IMAGE, of(new BatchNormalization(1e-5f, 0.1f), IMAGE));
		assertEquals(Shape.vector(3072), of(new Flatten(), IMAGE));
		assertEquals(IMAGE, of(new Add(), IMAGE, IMAGE, IMAGE));
		assertEquals(new Shape(5, 32, 32), of(new Concatenate(), IMAGE, new Shape(2, 32, 32)));
	}

	@Test
	void layersSayWhatIsWrong() {
		refused("kernel 5x5 does not fit an input of 3x3 with padding 0", new Convolution(1, 5, 5, 1, 0, false),
				new Shape(1, 3, 3));
		refused("pooling window 4x4 does not fit an input of 2x9 with padding 0", Pooling.max(4, 4),
				new Shape(1, 2, 9));
		refused("a fully connected layer needs a vector, its input is 3x32x32: flatten it first",
				new FullyConnected(10, true), IMAGE);
		refused("softmax needs a vector, its input is 3x32x32: flatten it first", new Activation(Function.SOFTMAX),
				IMAGE);
		refused("cannot add 3x32x32 and 7", new Add(), IMAGE, Shape.vector(7));
		refused("cannot concatenate 3x32x32 and 3x16x16", new Concatenate(), IMAGE, new Shape(3, 16, 16));
		refused("needs exactly one input, has 2", new Flatten(), IMAGE, IMAGE);
		refused("a weight matrix of 100000x100000 is too large", new FullyConnected(100_000, false),
				Shape.vector(100_000));
	}

	@Test
	void layersRefuseBadSettings() {
		assertThrows(ShapeException.class, () -> new FullyConnected(0, true));
		assertThrows(ShapeException.class, () -> new Convolution(1, 3, 3, 0, 0, true));
		assertThrows(ShapeException.class, () -> new Convolution(1, 3, 3, 1, -1, true));
		assertThrows(ShapeException.class, () -> new Pooling(PoolingKind.MAX, 2, 2, 2));
		assertThrows(ShapeException.class, () -> new Dropout(1));
		assertThrows(ShapeException.class, () -> new Dropout(Float.NaN));
		assertThrows(ShapeException.class, () -> new BatchNormalization(0, 0.1f));
		assertThrows(ShapeException.class, () -> new Shape(1, 0, 1));
		assertThrows(ShapeException.class, () -> new Shape(1 << 20, 1 << 10, 1 << 10));
	}

	@Test
	void networkInfersShapesAndMatrices() {
		var network = Samples.everything();
		assertEquals(new Shape(4, 7, 6), network.shape(network.index("norm")));
		assertEquals(new Shape(4, 3, 3), network.shape(network.index("residual")));
		assertEquals(Shape.vector(39), network.shape(network.index("join")));
		assertEquals(Shape.vector(4), network.outputShape());
		assertEquals(List.of("conv", "conv2", "pointwise", "strided", "hidden", "out"),
				network.weighted().stream().map(i -> network.node(i).name()).toList());
		assertEquals(new Matrix(18, 4), network.matrix(network.index("conv")));
		assertEquals(new Matrix(39, 9), network.matrix(network.index("hidden")));
		assertEquals(0, network.length(network.index("out"), Tensor.BIAS));
		assertEquals(4, network.length(network.index("norm"), Tensor.VARIANCE));
		assertThrows(IllegalArgumentException.class, () -> network.matrix(network.index("relu")));
		assertThrows(IllegalArgumentException.class, () -> network.index("nowhere"));
	}

	@Test
	void networkNamesTheNodeAtFault() {
		var builder = Network.builder(new Shape(1, 3, 3));
		builder.add("conv1", new Convolution(1, 5, 5, 1, 0, false));
		assertEquals("conv1: kernel 5x5 does not fit an input of 3x3 with padding 0",
				assertThrows(ShapeException.class, builder::build).getMessage());
	}

	@Test
	void networkRefusesWhatIsNoGraph() {
		var input = new Node("input", new Layer.Input(Shape.vector(2)), List.of());
		var dense = new FullyConnected(2, true);
		wrong("a network needs at least an input", List.of());
		wrong("two nodes are called 'a'", List.of(input, new Node("a", dense, List.of(0)), new Node("a", dense, List.of(1))));
		wrong("a: its inputs must come before it", List.of(input, new Node("a", dense, List.of(1))));
		wrong("a: its inputs must come before it", List.of(input, new Node("a", dense, List.of(-1))));
		wrong("a: the first node, and no other, must be an input", List.of(new Node("a", dense, List.of())));
		wrong("a: nothing uses its output, and only the last node may be the output",
				List.of(input, new Node("a", dense, List.of(0)), new Node("b", dense, List.of(0))));
		assertTrue(Network.sequence(Shape.vector(2), dense, new Activation(Function.RELU)).toString()
				.contains("fullyconnected1: FullyConnected[outputs=2, bias=true] <- input, 2"));
	}

	private static void wrong(String message, List<Node> nodes) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new Network(nodes)).getMessage());
	}

	/** A last window counts that begins in the maps or in the padding before them, as ONNX has it. */
	@ParameterizedTest
	@CsvSource({ "7,2,2,0,4,3", "7,3,2,0,3,3", "7,2,3,0,3,2", "6,3,2,1,4,3", "5,1,2,0,3,3", "4,2,4,0,1,1" })
	void windowsThatReachBeyondTheBorder(int size, int window, int stride, int padding, int ceil, int floor) {
		var input = new Shape(2, size, size);
		assertEquals(new Shape(2, ceil, ceil), new Layer.Pooling(Layer.PoolingKind.MAX, window, stride, padding, true).output(List.of(input)));
		assertEquals(new Shape(2, floor, floor), new Layer.Pooling(Layer.PoolingKind.MAX, window, stride, padding, false).output(List.of(input)));
	}

	@Test
	void framesLimitsAndCodesThatMakeNoSense() {
		assertThrows(ShapeException.class, () -> new Layer.Pad(-1, 0, 0, 0, 0));
		assertThrows(ShapeException.class, () -> new Layer.Pad(0, 0, 0, 0, Float.NaN));
		assertThrows(ShapeException.class, () -> new Layer.Clip(2, 1));
		assertThrows(ShapeException.class, () -> new Layer.Quantize(0, 0, 0, 1));
		assertThrows(ShapeException.class, () -> new Layer.Quantize(1, 300, 0, 255));
		assertEquals(new Shape(3, 8, 10), new Layer.Pad(1, 2, 3, 1, 0).output(List.of(new Shape(3, 5, 6))));
	}
}
