// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

/** Whole networks against ONNX Runtime. */
class NetworksTest {
	@TempDir
	Path folder;

	private static List<String> names(NetworkFile file) {
		return file.network().nodes().stream().map(Network.Node::name).toList();
	}

	/** As PyTorch names and cuts a small convolutional network. */
	@Test
	void convolutional() {
		var read = new Models(17, 1, 12, 12).weights("w", 4, 1, 3, 3).weights("s", 4).weights("t", 4).weights("m", 4).floats("v", new float[] { 1, 2, 0.5f, 0.7f }, 4).weights("u", 10, 144)
				.weights("b", 10).node("Conv", "/0/Conv", "x w", "pads", List.of(1, 1, 1, 1)).node("BatchNormalization", "/1/BatchNormalization", "/0/Conv s t m v")
				.node("Relu", "/2/Relu", "/1/BatchNormalization").node("MaxPool", "/3/MaxPool", "/2/Relu", "kernel_shape", List.of(2, 2), "strides", List.of(2, 2))
				.node("Flatten", "/4/Flatten", "/3/MaxPool").node("Gemm", "/5/Gemm", "/4/Flatten u b", "transB", 1).node("Softmax", "/6/Softmax", "/5/Gemm").check(folder, "convolutional");
		assertEquals(List.of("x", "conv1", "norm1", "relu1", "pool1", "flatten1", "dense1", "softmax1"), names(read));
	}

	@Test
	void residual() {
		var read = new Models(13, 4, 8, 8).weights("w1", 4, 4, 3, 3).weights("w2", 4, 4, 3, 3).weights("w3", 8, 4, 1, 1).weights("w4", 8, 4, 3, 3).weights("w5", 8, 3)
				.node("Conv", "/block/conv1/Conv", "x w1", "pads", List.of(1, 1, 1, 1)).node("Relu", "/block/relu/Relu", "/block/conv1/Conv")
				.node("Conv", "/block/conv2/Conv", "/block/relu/Relu w2", "pads", List.of(1, 1, 1, 1)).node("Add", "/block/Add", "/block/conv2/Conv x").node("Relu", "/block/relu/Relu_1", "/block/Add")
				.node("Conv", "down", "/block/relu/Relu_1 w3", "strides", List.of(2, 2)).node("Conv", "Conv_7", "/block/relu/Relu_1 w4", "strides", List.of(2, 2), "pads", List.of(1, 1, 1, 1))
				.node("Add", "Add_8", "down Conv_7").node("GlobalAveragePool", "GlobalAveragePool_9", "Add_8").node("Flatten", "Flatten_10", "GlobalAveragePool_9").node("MatMul", "y", "Flatten_10 w5")
				.check(folder, "residual");
		assertEquals(List.of("x", "block.conv1", "block.relu", "block.conv2", "block", "block.relu_2", "down", "conv1", "add1", "pool1", "y"), names(read));
	}

	@Test
	void branches() {
		new Models(17, 3, 9, 9).weights("a", 2, 3, 1, 1).weights("b", 4, 3, 3, 3).weights("c", 3, 3, 5, 5).weights("w", 9, 5).node("Conv", "p", "x a").node("Conv", "q", "x b", "pads", List.of(1, 1, 1, 1))
				.node("Conv", "r", "x c", "pads", List.of(2, 2, 2, 2)).node("Concat", "j", "p q r", "axis", 1).node("Clip", "k", "j low high").floats("low", new float[] { 0 })
				.floats("high", new float[] { 6 }).node("AveragePool", "l", "k", "kernel_shape", List.of(3, 3), "strides", List.of(3, 3)).node("GlobalAveragePool", "g", "l").node("Flatten", "f", "g")
				.node("Gemm", "y", "f w").check(folder, "branches");
	}

	@Test
	void perceptronsOfEveryOperatorSet() {
		for (int opset = 7; opset <= 21; opset++) {
			new Models(opset, 5).weights("a", 5, 8).weights("b", 8).weights("c", 8, 3).weights("d", 3).node("Gemm", "g", "x a b").node("Tanh", "t", "g").node("MatMul", "m", "t c").node("Add", "n", "m d")
					.node("Sigmoid", "y", "n").check(folder, "opset " + opset);
		}
	}

	/** What does not lead to the output is not looked at, not even if it could not be imported. */
	@Test
	void whatNobodyNeedsIsLeftOut() {
		var models = new Models(17, 5).weights("a", 5, 8).node("MatMul", "m", "x a").node("Erf", "e", "m").node("Relu", "y", "m");
		assertEquals(List.of("x", "m", "y"), names(models.check(folder, "dead ends")));
	}

	@Test
	void tensorsInAFileOfTheirOwn() throws IOException {
		var models = new Models(17, 5).weights("a", 5, 8).node("MatMul", "m", "x a");
		var inside = models.check(folder, "inside");
		var tensor = models.graph.getInitializer(0);
		var bytes = ByteBuffer.allocate(8 + 160).order(ByteOrder.LITTLE_ENDIAN).putLong(0);
		tensor.getFloatDataList().forEach(bytes::putFloat);
		Files.write(folder.resolve("weights.bin"), bytes.array());
		var outside = tensor.toBuilder().clearFloatData().setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(entry("location", "weights.bin")).addExternalData(entry("offset", "8"))
				.addExternalData(entry("length", "160"));
		models.graph.setInitializer(0, outside);
		var file = Files.write(folder.resolve("outside.onnx"), models.bytes());
		assertEquals(inside.parameters().hash(), new OnnxFormat().read(file).parameters().hash());
		assertEquals(List.of(file, folder.resolve("weights.bin")), new OnnxFormat().files(file));
	}

	private static StringStringEntryProto entry(String key, String value) {
		return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
	}

	@Test
	void packedWithGzip() throws IOException {
		var models = new Models(17, 5).weights("a", 5, 8).node("MatMul", "m", "x a");
		var file = folder.resolve("packed.onnx.gz");
		try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write(models.bytes());
		}
		assertEquals(models.check(folder, "plain").parameters().hash(), new OnnxFormat().read(file).parameters().hash());
	}

	/** Every layer that Kirchhoff has comes back as it was, names, settings and weights alike. */
	@Test
	void everyLayerComesBack() throws IOException {
		var net = Network.builder(new Shape(2, 9, 8));
		var conv = net.add("erste Schicht", new Layer.Convolution(4, 3, 3, 1, 1, true));
		net.add("norm", new Layer.BatchNormalization(1e-4f, 0.1f));
		net.add("identity", new Layer.Activation(Layer.Function.IDENTITY));
		var sum = net.add("sum", new Layer.Add(), net.add("drop", new Layer.Dropout(0.25f)), conv, conv);
		net.add("codes", new Layer.Quantize(0.125f, 3, -128, 127));
		net.add("clip", new Layer.Clip(0, Float.MAX_VALUE));
		net.add("pad", new Layer.Pad(1, 0, 2, 0, -0.5f));
		net.add("max", new Layer.Pooling(Layer.PoolingKind.MAX, 3, 2, 1, true));
		net.add("average", new Layer.Pooling(Layer.PoolingKind.AVERAGE, 2, 1, 0));
		net.add("sign", new Layer.Activation(Layer.Function.SIGN));
		var global = net.add("global", Layer.Pooling.globalAverage());
		var point = net.add("point", new Layer.Convolution(4, 1, 1, 1, 0, false));
		net.add("join", new Layer.Concatenate(), global, point, net.add("flat", new Layer.Flatten(), sum));
		net.add("flat2", new Layer.Flatten());
		net.add("dense", new Layer.FullyConnected(6, true));
		net.add("step", new Layer.Activation(Layer.Function.STEP));
		net.add("norm2", new Layer.BatchNormalization(1e-3f, 0.3f));
		net.add("out", new Layer.FullyConnected(3, false));
		net.add("softmax", new Layer.Activation(Layer.Function.SOFTMAX));
		var network = net.build();
		var parameters = Initializer.XAVIER_UNIFORM.draw(network, RandomStream.of(1), 0.1f);
		for (int k = 0; k < 4; k++) {
			parameters.get(2, Tensor.MEAN)[k] = 0.1f * k;
			parameters.get(2, Tensor.VARIANCE)[k] = 1 + k;
		}
		var file = folder.resolve("all.onnx");
		new OnnxFormat().write(new NetworkFile(network, parameters), file);
		var again = new OnnxFormat().read(file);
		assertEquals(network, again.network());
		assertEquals(parameters.hash(), again.parameters().hash());
		var inputs = OnnxRuntime.normal(5, 4 * network.inputShape().size());
		var expected = OnnxRuntime.run(Files.readAllBytes(file), inputs, OnnxRuntime.dims(4, network.inputShape(), 4));
		OnnxRuntime.assertClose(expected, new Inference(network).run(parameters, inputs, 4), "every layer");
		try (var files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList(), "nothing is left beside it");
		}
	}

	/** The network of Table I of Lin et al. 2020, exported by PyTorch, on calibration images. */
	@Test
	void tableOne() throws IOException {
		var file = Published.file("cifar10/table1-cnn.onnx");
		var images = Published.file("cifar10/calibration_batch.bin.gz");
		if (file.isEmpty() || images.isEmpty()) {
			return;
		}
		long begin = System.nanoTime();
		var read = new OnnxFormat().read(file.get());
		double seconds = (System.nanoTime() - begin) / 1e9;
		assertEquals(List.of("image", "conv1", "norm1", "relu1", "conv2", "norm2", "pool1", "relu2", "conv3", "norm3", "relu3", "conv4", "norm4", "pool2", "relu4", "conv5", "norm5", "relu5", "conv6",
				"norm6", "pool3", "relu6", "flatten1", "dense1", "norm7", "relu7", "dense2", "norm8", "relu8", "dense3"), names(read));
		int count = 6;
		var inputs = new float[count * 3072];
		var labels = new int[count];
		try (var in = new GZIPInputStream(Files.newInputStream(images.get()))) {
			for (int k = 0; k < count; k++) {
				labels[k] = in.read();
				var pixels = in.readNBytes(3072);
				for (int p = 0; p < 3072; p++) {
					inputs[k * 3072 + p] = (pixels[p] & 0xff) / 255f;
				}
			}
		}
		var expected = OnnxRuntime.run(Files.readAllBytes(file.get()), inputs, count, 3, 32, 32);
		var actual = new Inference(read.network()).run(read.parameters(), inputs, count);
		OnnxRuntime.assertClose(expected, actual, "Table I");
		int right = 0;
		for (int k = 0; k < count; k++) {
			int sample = k;
			right += IntStream.range(0, 10).boxed().max((a, b) -> Float.compare(actual[sample * 10 + a], actual[sample * 10 + b])).orElseThrow() == labels[k] ? 1 : 0;
		}
		assertTrue(right >= 4, right + " of " + count);
		var written = folder.resolve("written.onnx");
		new OnnxFormat().write(read, written);
		var again = new OnnxFormat().read(written);
		assertEquals(read.network(), again.network());
		assertArrayEquals(read.parameters().weights(1), again.parameters().weights(1));
		assertEquals(read.parameters().hash(), again.parameters().hash());
		System.out.printf("Table I: read in %.2f s%n", seconds);
	}
}
