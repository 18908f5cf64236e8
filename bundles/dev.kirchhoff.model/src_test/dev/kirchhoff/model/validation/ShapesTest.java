// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.PoolingKind;
import dev.kirchhoff.model.PoolingLayer;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.io.Problem;

class ShapesTest {
	private static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;

	private Network network;

	@BeforeEach
	void empty() {
		network = MAKE.createNetwork();
		network.setName("net");
		var project = MAKE.createProject();
		project.getNetworks().add(network);
	}

	private <T extends Layer> T add(T layer, String name, Layer... from) {
		layer.setName(name);
		network.getLayers().add(layer);
		for (var source : from) {
			connect(source, layer);
		}
		return layer;
	}

	private void connect(Layer source, Layer target) {
		var connection = MAKE.createConnection();
		connection.setSource(source);
		connection.setTarget(target);
		network.getConnections().add(connection);
	}

	private Layer input(int channels, int height, int width) {
		var input = MAKE.createInputLayer();
		input.setChannels(channels);
		input.setHeight(height);
		input.setWidth(width);
		return add(input, "in");
	}

	private Layer dense(String name, int units, Layer... from) {
		var dense = MAKE.createDenseLayer();
		dense.setUnits(units);
		return add(dense, name, from);
	}

	private Layer conv(String name, int filters, int kernel, int stride, int padding, Layer... from) {
		var conv = MAKE.createConvolutionLayer();
		conv.setFilters(filters);
		conv.setKernelHeight(kernel);
		conv.setKernelWidth(kernel);
		conv.setStride(stride);
		conv.setPadding(padding);
		return add(conv, name, from);
	}

	private Layer pool(String name, PoolingKind kind, int size, int stride, Layer... from) {
		var pool = MAKE.createPoolingLayer();
		pool.setKind(kind);
		pool.setSize(size);
		pool.setStride(stride);
		return add(pool, name, from);
	}

	private List<String> problems() {
		return Shapes.of(network).findings().stream().map(Finding::problem).map(Problem::toString).toList();
	}

	@Test
	void aConvolutionalNetwork() {
		var in = input(3, 32, 32);
		var c1 = conv("c1", 16, 3, 1, 1, in);
		var bn = add(MAKE.createBatchNormalizationLayer(), "bn", c1);
		var act = add(MAKE.createActivationLayer(), "act", bn);
		var pool = pool("pool", PoolingKind.MAX, 2, 2, act);
		var c2 = conv("c2", 8, 5, 2, 0, pool);
		var flat = add(MAKE.createFlattenLayer(), "flat", c2);
		var drop = add(MAKE.createDropoutLayer(), "drop", flat);
		var out = dense("out", 10, drop);
		var shapes = Shapes.of(network);
		assertEquals(List.of(), problems());
		assertEquals("16 x 32 x 32", shapes.output(act).orElseThrow().toString());
		assertEquals(new Shape(16, 16, 16), shapes.output(pool).orElseThrow());
		assertEquals(new Shape(8, 6, 6), shapes.output(c2).orElseThrow());
		assertEquals(Shape.vector(288), shapes.input(out).orElseThrow());
		assertEquals("10", shapes.output(out).orElseThrow().toString());
		assertEquals(new Matrix(27, 16), shapes.matrix(c1, WeightPart.WEIGHTS).orElseThrow());
		assertEquals(new Matrix(400, 8), shapes.matrix(c2, WeightPart.WEIGHTS).orElseThrow());
		assertEquals(new Matrix(288, 10), shapes.matrix(out, WeightPart.WEIGHTS).orElseThrow());
		assertEquals(new Matrix(1, 10), shapes.matrix(out, WeightPart.BIAS).orElseThrow());
		assertEquals(Optional.empty(), shapes.matrix(act, WeightPart.WEIGHTS));
		assertEquals(network.getLayers(), shapes.order());
	}

	@Test
	void framesLimitsCodesAndWindowsBeyondTheBorder() {
		var in = input(3, 7, 6);
		var pad = MAKE.createPadLayer();
		pad.setTop(1);
		pad.setRight(2);
		add(pad, "pad", in);
		var clip = MAKE.createClipLayer();
		add(clip, "clip", pad);
		var codes = MAKE.createQuantizeLayer();
		codes.setStep(0.1);
		add(codes, "codes", clip);
		var pool = (PoolingLayer) pool("pool", PoolingKind.MAX, 3, 2, codes);
		assertEquals(new Shape(3, 3, 3), Shapes.of(network).output(pool).orElseThrow());
		pool.setCeil(true);
		assertEquals(List.of(), problems());
		assertEquals(new Shape(3, 8, 8), Shapes.of(network).output(codes).orElseThrow());
		assertEquals(new Shape(3, 4, 4), Shapes.of(network).output(pool).orElseThrow());
		pool.setSize(2);
		pool.setStride(4);
		pad.setRight(0);
		pad.setTop(0);
		assertEquals(new Shape(3, 2, 2), Shapes.of(network).output(pool).orElseThrow(), "7 and 6 wide: the second window begins at 4");
		pad.setBottom(-1);
		clip.setLow(7);
		assertEquals(List.of(), problems(), "a range that is left is said of the feature");
		pad.setBottom(0);
		codes.setZero(200);
		assertEquals(1, problems().size(), problems().toString());
		assertTrue(problems().getFirst().contains("clip 'clip' has a lower limit of 7.0 and an upper one of 6.0: give the lower one first"), problems().toString());
		clip.setLow(0);
		assertTrue(problems().getFirst().contains("quantize 'codes' has codes from -128 to 127 with 200 for zero: let low be below high and zero between them"), problems().toString());
	}

	@Test
	void branches() {
		var in = input(4, 8, 8);
		var a = conv("a", 6, 3, 1, 1, in);
		var b = conv("b", 6, 1, 1, 0, in);
		var sum = add(MAKE.createAddLayer(), "sum", a, b);
		var both = add(MAKE.createConcatenateLayer(), "both", sum, in);
		var mean = pool("mean", PoolingKind.GLOBAL_AVERAGE, 9, 1, both);
		dense("out", 2, mean);
		assertEquals(List.of(), problems());
		var shapes = Shapes.of(network);
		assertEquals(new Shape(6, 8, 8), shapes.output(sum).orElseThrow());
		assertEquals(new Shape(10, 8, 8), shapes.output(both).orElseThrow());
		assertEquals(Shape.vector(10), shapes.output(mean).orElseThrow());
		assertEquals(List.of(sum, in), shapes.inputs(both));
	}

	@Test
	void shapesThatDoNotFitNameBothLayers() {
		var in = input(3, 4, 4);
		var c = conv("c", 8, 7, 1, 1, in);
		var p = pool("p", PoolingKind.MAX, 5, 1, in);
		var flat = add(MAKE.createFlattenLayer(), "flat", in);
		var a = conv("a", 8, 3, 1, 1, in);
		var sum = add(MAKE.createAddLayer(), "sum", a, in);
		var both = add(MAKE.createConcatenateLayer(), "both", a, flat);
		var out = dense("out", 2, a);
		add(MAKE.createConcatenateLayer(), "end", c, p, sum, both, out);
		assertEquals(List.of(
				"networks/net/layers/c: convolution 'c' has a kernel of 7 x 7 and a padding of 1, but input 'in' gives 3 x 4 x 4: use a smaller kernel or more padding",
				"networks/net/layers/p: pooling 'p' has a window of 5 x 5, but input 'in' gives 3 x 4 x 4: use a smaller window",
				"networks/net/layers/sum: add 'sum' adds inputs of one shape, but convolution 'a' gives 8 x 4 x 4 and input 'in' gives 3 x 4 x 4: make both shapes equal",
				"networks/net/layers/both: concatenate 'both' concatenates inputs of one height and width, but convolution 'a' gives 8 x 4 x 4 and flatten 'flat' gives 48"
						+ ": make heights and widths equal",
				"networks/net/layers/out: dense 'out' needs a vector, but convolution 'a' gives 8 x 4 x 4: put a flatten layer between them"),
				problems().stream().sorted(java.util.Comparator.comparing(text -> List.of("c:", "p:", "m:", "h:", "t:").indexOf(text.substring(text.indexOf(": ") - 1, text.indexOf(": ") + 1)))).toList());
	}

	@Test
	void theGraph() {
		assertEquals(List.of("networks/net/layers: network 'net' has no input layer: add an input layer"), problems());
		var in = input(2, 1, 1);
		var a = dense("a", 2, in);
		var b = dense("b", 2, a);
		var loose = dense("loose", 2);
		var second = dense("second", 2, b);
		add(MAKE.createInputLayer(), "more", a);
		add(MAKE.createAddLayer(), "one", in);
		connect(in, b);
		assertEquals(List.of(
				"networks/net/layers: network 'net' has 2 input layers: input 'in' and input 'more': keep one of them",
				"networks/net/layers: network 'net' has 3 outputs: dense 'second' and input 'more' and add 'one': connect all but one of them to further layers, or remove them",
				"networks/net/layers/b: dense 'b' takes one input, but gets data from dense 'a' and input 'in': add them up or concatenate them first",
				"networks/net/layers/loose: dense 'loose' is connected to nothing before it: connect it, or remove it",
				"networks/net/layers/more: input 'more' gets data from dense 'a': remove that connection",
				"networks/net/layers/one: add 'one' gets data from input 'in' only, but needs two inputs or more: connect a second layer to it, or remove it"), problems());
		assertEquals(Optional.empty(), Shapes.of(network).output(second));
		assertEquals(Optional.empty(), Shapes.of(network).input(loose));
	}

	@Test
	void unreachableLayers() {
		var in = input(2, 1, 1);
		dense("a", 2, in);
		var x = dense("x", 2);
		var y = dense("y", 2, x);
		assertTrue(problems().contains("networks/net/layers/y: dense 'y' gets nothing from the input layer: connect it, or remove it"), problems().toString());
		assertEquals(Optional.empty(), Shapes.of(network).output(y));
	}

	@Test
	void loopsAreNamedInTheDirectionOfTheData() {
		var in = input(2, 1, 1);
		var sum = add(MAKE.createAddLayer(), "sum", in);
		var a = dense("a", 2, sum);
		var b = dense("b", 2, a);
		connect(b, sum);
		var found = problems();
		assertEquals("networks/net/connections: network 'net' has a loop: dense 'a' -> dense 'b' -> add 'sum' -> dense 'a': remove one of these connections", found.getFirst());
		assertEquals(1, found.size());
	}

	@Test
	void aLayerOfAnotherNetwork() {
		var in = input(2, 1, 1);
		dense("a", 2, in);
		var other = MAKE.createNetwork();
		other.setName("other");
		var foreign = MAKE.createDenseLayer();
		foreign.setName("f");
		other.getLayers().add(foreign);
		connect(in, foreign);
		assertEquals(List.of("networks/net/connections/1: connects dense 'f', which is not a layer of network 'net': connect layers of one network"), problems());
	}

	@Test
	void hugeShapesDoNotOverflow() {
		var in = input(50_000, 50_000, 1000);
		var flat = add(MAKE.createFlattenLayer(), "flat", in);
		dense("out", 2, flat);
		assertEquals(List.of("networks/net/layers/flat: flatten 'flat' makes a vector of more than 2^31 values, as input 'in' gives 50000 x 50000 x 1000"
				+ ": make the picture smaller first"), problems());
	}

	@Test
	void theLatestAreInferredAgainWhenSomethingChanges() {
		var in = add(MAKE.createInputLayer(), "in");
		var dense = MAKE.createDenseLayer();
		dense.setUnits(8);
		add(dense, "dense", in);
		var first = Shapes.latest(network);
		assertEquals(first, Shapes.latest(network));
		assertEquals("8", first.output(dense).orElseThrow().toString());
		dense.setUnits(9);
		assertEquals("9", Shapes.latest(network).output(dense).orElseThrow().toString());
		var connection = network.getConnections().removeFirst();
		assertEquals(Optional.empty(), Shapes.latest(network).output(dense));
		network.getConnections().add(connection);
		connection.setTarget(null);
		assertEquals(Optional.empty(), Shapes.latest(network).output(dense));
		connection.setTarget(dense);
		assertEquals("9", Shapes.latest(network).output(dense).orElseThrow().toString());
	}
}
