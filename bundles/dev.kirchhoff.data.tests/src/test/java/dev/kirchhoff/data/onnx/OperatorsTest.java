// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;

/** Every operator against ONNX Runtime, read and written. */
class OperatorsTest {
	@TempDir
	Path folder;

	private Models maps() {
		return new Models(17, 3, 7, 6);
	}

	private Models vector() {
		return new Models(17, 11);
	}

	private static List<String> kinds(Network network) {
		return network.nodes().stream().skip(1).map(node -> node.layer().getClass().getSimpleName()).toList();
	}

	@Test
	void convolutions() {
		maps().weights("w", 5, 3, 3, 3).node("Conv", "y", "x w").check(folder, "as it is");
		maps().weights("w", 5, 3, 3, 2).weights("b", 5).node("Conv", "y", "x w b", "kernel_shape", List.of(3, 2), "strides", List.of(2, 2), "pads", List.of(1, 1, 1, 1)).check(folder, "padded");
		var padded = maps().weights("w", 4, 3, 3, 3).node("Conv", "y", "x w", "pads", List.of(0, 1, 2, 3)).check(folder, "asymmetric");
		assertEquals(List.of("Pad", "Convolution"), kinds(padded.network()));
		maps().weights("w", 4, 3, 2, 3).node("Conv", "y", "x w", "auto_pad", "SAME_UPPER", "strides", List.of(2, 2)).check(folder, "same upper");
		maps().weights("w", 4, 3, 2, 3).node("Conv", "y", "x w", "auto_pad", "SAME_LOWER").check(folder, "same lower");
		maps().weights("w", 4, 3, 2, 3).node("Conv", "y", "x w", "auto_pad", "VALID").check(folder, "valid");
		maps().weights("w", 4, 3, 7, 2).node("Conv", "y", "x w", "strides", List.of(1, 2)).check(folder, "a stride that nobody takes");
		maps().weights("w", 4, 3, 7, 6).node("Conv", "y", "x w").check(folder, "maps of a pixel");
	}

	@Test
	void matrices() {
		vector().weights("w", 11, 4).node("MatMul", "y", "x w").check(folder, "MatMul");
		vector().weights("w", 11, 4).weights("b", 4).node("Gemm", "y", "x w b").check(folder, "Gemm");
		vector().weights("w", 4, 11).weights("b", 1, 4).node("Gemm", "y", "x w b", "transB", 1, "alpha", 0.5f, "beta", 3f).check(folder, "Gemm transposed");
		vector().weights("w", 11, 4).weights("b", 1).node("Gemm", "y", "x w b").check(folder, "one bias for all");
		vector().weights("w", 11, 4).node("Gemm", "y", "x w", "alpha", 2f).check(folder, "Gemm without bias");
		var transposed = vector().weights("w", 4, 11).node("Transpose", "t", "w", "perm", List.of(1, 0)).node("MatMul", "y", "x t").check(folder, "Transpose of a constant");
		assertEquals(List.of("FullyConnected"), kinds(transposed.network()));
	}

	@Test
	void constantsThatBecomePartOfTheLayerBefore() {
		var bias = vector().weights("w", 11, 4).weights("b", 4).node("MatMul", "m", "x w").node("Add", "y", "m b").check(folder, "bias");
		assertEquals(new Layer.FullyConnected(4, true), bias.network().node(1).layer());
		vector().weights("w", 11, 4).weights("b", 1, 4).weights("c", 4).node("MatMul", "m", "x w").node("Add", "a", "b m").node("Sub", "y", "a c").check(folder, "two of them");
		vector().weights("w", 11, 4).weights("b", 4).node("MatMul", "m", "x w").node("Sub", "y", "b m").check(folder, "subtracted");
		vector().weights("w", 11, 4).weights("b", 4).weights("f", 4).node("Gemm", "m", "x w b").node("Mul", "n", "m f").node("Div", "y", "n f").check(folder, "factors");
		maps().weights("w", 5, 3, 3, 3).weights("b", 5, 1, 1).weights("f", 1, 5, 1, 1).node("Conv", "c", "x w").node("Mul", "d", "c f").node("Add", "y", "d b").check(folder, "of channels");
		norm(maps(), 3).weights("b", 3, 1, 1).floats("f", new float[] { 2 }).node("BatchNormalization", "n", "x s t m v").node("Mul", "o", "n f").node("Add", "y", "o b")
				.check(folder, "normalisation");
		vector().weights("w", 11, 4).floats("z", new float[4], 4).node("MatMul", "m", "x w").node("Relu", "r", "m").node("Add", "y", "r z").check(folder, "nothing added");
	}

	private static Models norm(Models models, int channels) {
		models.weights("s", channels).weights("t", channels).weights("m", channels);
		var variances = OnnxRuntime.normal(3, channels);
		for (int k = 0; k < channels; k++) {
			variances[k] = 0.3f + variances[k] * variances[k];
		}
		return models.floats("v", variances, channels);
	}

	@Test
	void normalisations() {
		var read = norm(maps(), 3).node("BatchNormalization", "y", "x s t m v", "epsilon", 1e-3f, "momentum", 0.8f).check(folder, "maps");
		assertEquals(new Layer.BatchNormalization(1e-3f, 0.2f), read.network().node(1).layer());
		norm(vector(), 11).node("BatchNormalization", "y", "x s t m v").check(folder, "vector");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Relu", "Sigmoid", "Tanh", "Identity", "Dropout" })
	void functions(String op) {
		maps().node(op, "y", "x").node("Tanh", "z", "y").check(folder, op);
		vector().node(op, "y", "x").node("Tanh", "z", "y").check(folder, op);
	}

	@Test
	void softmax() {
		vector().node("Softmax", "y", "x").check(folder, "last axis");
		vector().node("Softmax", "y", "x", "axis", 1).check(folder, "axis 1");
		new Models(11, 11).node("Softmax", "y", "x").check(folder, "opset 11");
		maps().node("GlobalAveragePool", "g", "x").node("Softmax", "y", "g", "axis", 1).check(folder, "of channels");
	}

	@ParameterizedTest
	@CsvSource({ "2,2,0,0", "2,2,0,1", "3,2,1,0", "3,2,1,1", "3,1,0,0", "2,3,0,1", "3,3,1,1" })
	void poolings(int size, int stride, int padding, int ceil) {
		for (var op : List.of("MaxPool", "AveragePool")) {
			maps().node(op, "y", "x", "kernel_shape", List.of(size, size), "strides", List.of(stride, stride), "pads", List.of(padding, padding, padding, padding), "ceil_mode", ceil)
					.check(folder, op + " " + size + " " + stride + " " + padding + " " + ceil);
		}
	}

	@Test
	void otherPoolings() {
		maps().node("MaxPool", "y", "x", "kernel_shape", List.of(2, 2)).check(folder, "stride 1 if it is not said");
		maps().node("MaxPool", "y", "x", "kernel_shape", List.of(3, 3), "pads", List.of(0, 0, 1, 2), "strides", List.of(2, 2)).check(folder, "asymmetric");
		maps().node("AveragePool", "y", "x", "kernel_shape", List.of(3, 3), "pads", List.of(1, 1, 1, 1), "count_include_pad", 1).check(folder, "padding counts");
		maps().node("AveragePool", "y", "x", "kernel_shape", List.of(3, 3), "pads", List.of(1, 0, 1, 2), "count_include_pad", 1, "strides", List.of(2, 2)).check(folder, "asymmetric padding counts");
		maps().node("MaxPool", "y", "x", "kernel_shape", List.of(2, 2), "auto_pad", "SAME_UPPER", "strides", List.of(2, 2)).check(folder, "same upper");
		maps().node("GlobalAveragePool", "y", "x").check(folder, "global");
		new Models(17, 3, 5, 5).node("GlobalMaxPool", "y", "x").check(folder, "global maximum");
		new Models(17, 3, 7, 6).node("ReduceMean", "y", "x", "axes", List.of(2, 3), "keepdims", 0).check(folder, "mean");
		new Models(18, 3, 7, 6).longs("a", -1, -2).node("ReduceMean", "y", "x a").node("Flatten", "f", "y").check(folder, "mean with axes as an input");
	}

	@Test
	void views() {
		maps().node("Flatten", "y", "x").check(folder, "flatten");
		maps().longs("s", 0, -1).node("Reshape", "y", "x s").check(folder, "0, -1");
		maps().longs("s", -1, 126).node("Reshape", "y", "x s").check(folder, "-1, 126");
		var dynamic = maps().node("Shape", "a", "x").longs("i", 0).node("Gather", "b", "a i").longs("r", -1).node("Concat", "c", "b r", "axis", 0).node("Reshape", "d", "x c")
				.weights("w", 126, 2).node("MatMul", "y", "d w").check(folder, "as PyTorch exports view");
		assertEquals(List.of("Flatten", "FullyConnected"), kinds(dynamic.network()));
		maps().node("GlobalAveragePool", "g", "x").longs("a", 2, 3).node("Squeeze", "q", "g a").weights("w", 3, 2).node("MatMul", "y", "q w").check(folder, "squeeze");
		vector().longs("a", 2, 3).node("Unsqueeze", "u", "x a").weights("w", 2, 11, 1, 1).node("Conv", "y", "u w").check(folder, "unsqueeze");
		var image = new Models(17, 126).longs("s", -1, 3, 7, 6).node("Reshape", "r", "x s").weights("w", 4, 3, 3, 3).node("Conv", "y", "r w");
		var read = Models.check(folder, image.bytes(), 2, 1e-4, "pictures that come as vectors", false);
		assertEquals("3x7x6", read.network().inputShape().toString());
		maps().node("Concat", "y", "x x", "axis", 1).check(folder, "twice the same");
		vector().node("Tanh", "t", "x").node("Concat", "y", "x t", "axis", -1).check(folder, "vectors");
	}

	@Test
	void limitsAndFrames() {
		maps().floats("l", new float[] { 0 }).floats("h", new float[] { 0.7f }).node("Clip", "y", "x l h").check(folder, "clip");
		assertInstanceOf(Layer.Activation.class, maps().floats("l", new float[] { 0 }).node("Clip", "y", "x l").check(folder, "rectifier").network().node(1).layer());
		maps().floats("h", new float[] { 0.2f }).node("Clip", "y", "x - h").check(folder, "upper limit");
		new Models(10, 3, 7, 6).node("Clip", "y", "x", "min", 0f, "max", 6f).check(folder, "opset 10");
		maps().longs("p", 0, 0, 1, 2, 0, 0, 3, 0).floats("v", new float[] { 0.3f }).node("Pad", "y", "x p v").check(folder, "pad");
		new Models(10, 3, 7, 6).node("Pad", "y", "x", "pads", List.of(0, 0, 1, 2, 0, 0, 3, 0), "value", 0.5f).check(folder, "opset 10");
		new Models(18, 3, 7, 6).longs("p", 1, 2).longs("a", -1).node("Pad", "y", "x p - a").check(folder, "axes");
	}

	@Test
	void sums() {
		maps().weights("w", 3, 3, 3, 3).node("Conv", "c", "x w", "pads", List.of(1, 1, 1, 1)).node("Add", "y", "c x").node("Relu", "z", "y").check(folder, "residual");
		maps().node("Tanh", "t", "x").node("Sigmoid", "s", "x").node("Sum", "y", "x t s").check(folder, "three");
	}

	@Test
	void signs() {
		for (var low : new float[] { -1, 0 }) {
			vector().floats("z", new float[] { 0 }).floats("h", new float[] { 1 }).floats("l", new float[] { low }).node("GreaterOrEqual", "g", "x z").node("Where", "y", "g h l")
					.check(folder, "sign or step");
		}
	}

	private static TensorProto codes(String name, DataType type, int... values) {
		var bytes = new byte[values.length];
		for (int k = 0; k < values.length; k++) {
			bytes[k] = (byte) values[k];
		}
		var tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(ByteString.copyFrom(bytes));
		return values.length == 1 ? tensor.build() : tensor.addDims(values.length).build();
	}

	@Test
	void codesOfWhatLayersGive() {
		for (var type : List.of(DataType.INT8, DataType.UINT8)) {
			var read = maps().floats("s", new float[] { 0.05f }).tensor(codes("z", type, 3)).node("QuantizeLinear", "q", "x s z").node("DequantizeLinear", "y", "q s z").check(folder, "codes");
			assertInstanceOf(Layer.Quantize.class, read.network().node(1).layer());
		}
	}

	@Test
	void codesOfWeights() {
		var bytes = new int[44];
		for (int k = 0; k < 44; k++) {
			bytes[k] = k * 37 % 256 - 128;
		}
		var weights = codes("c", DataType.INT8, bytes).toBuilder().clearDims().addDims(11).addDims(4).build();
		vector().tensor(weights).floats("s", new float[] { 0.01f }).node("DequantizeLinear", "w", "c s").node("MatMul", "y", "x w").check(folder, "one scale");
		vector().tensor(weights).floats("s", new float[] { 0.01f, 0.02f, 0.03f, 0.005f }, 4).tensor(codes("z", DataType.INT8, 1, -2, 3, 0)).node("DequantizeLinear", "w", "c s z", "axis", 1)
				.node("MatMul", "y", "x w").check(folder, "a scale for each column");
	}

	/** The same weights in every way that a file may keep them. */
	@Test
	void typesOfTensors() {
		var values = new float[44];
		for (int k = 0; k < 44; k++) {
			values[k] = (k * 7 % 16 - 8) / 8f;
		}
		for (var type : List.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.INT32, DataType.INT64, DataType.INT8, DataType.INT16)) {
			for (var raw : new boolean[] { true, false }) {
				boolean whole = type.name().startsWith("INT");
				var tensor = TensorProto.newBuilder().setName("c").setDataType(type.getNumber()).addDims(11).addDims(4);
				var bytes = ByteBuffer.allocate(8 * 44).order(ByteOrder.LITTLE_ENDIAN);
				for (float value : values) {
					float v = whole ? 8 * value : value;
					switch (type) {
						case FLOAT -> {
							bytes.putFloat(v);
							tensor.addFloatData(v);
						}
						case DOUBLE -> {
							bytes.putDouble(v);
							tensor.addDoubleData(v);
						}
						case FLOAT16 -> {
							bytes.putShort(Float.floatToFloat16(v));
							tensor.addInt32Data(Float.floatToFloat16(v) & 0xffff);
						}
						case INT64 -> {
							bytes.putLong((long) v);
							tensor.addInt64Data((long) v);
						}
						case INT32 -> {
							bytes.putInt((int) v);
							tensor.addInt32Data((int) v);
						}
						case INT16 -> {
							bytes.putShort((short) v);
							tensor.addInt32Data((int) v);
						}
						default -> {
							bytes.put((byte) v);
							tensor.addInt32Data((int) v);
						}
					}
				}
				if (raw) {
					tensor.clearFloatData().clearDoubleData().clearInt32Data().clearInt64Data().setRawData(ByteString.copyFrom(bytes.flip()));
				}
				vector().tensor(tensor.build()).node("Cast", "w", "c", "to", 1).node("MatMul", "y", "x w").check(folder, type + " " + raw);
			}
		}
	}

	@Test
	void computedConstants() {
		vector().weights("a", 2, 11).weights("b", 2, 11).node("Concat", "c", "a b", "axis", 0).node("Transpose", "w", "c").node("MatMul", "y", "x w").check(folder, "concat");
		vector().weights("a", 44).longs("s", 11, 0).longs("t", -1, 4).node("Reshape", "w", "a t").node("MatMul", "y", "x w").check(folder, "reshape");
		vector().weights("a", 11, 6).longs("from", 1).longs("to", 5).longs("axis", 1).node("Slice", "w", "a from to axis").node("MatMul", "y", "x w").check(folder, "slice");
		vector().weights("a", 11, 6).longs("i", 4, 0, 2).node("Gather", "w", "a i", "axis", 1).node("MatMul", "y", "x w").check(folder, "gather");
		vector().weights("a", 11, 4).weights("b", 4).weights("c", 1).node("Mul", "d", "a b").node("Sub", "w", "d c").node("MatMul", "y", "x w").check(folder, "arithmetic");
		new Models(12, 11).weights("a", 4).node("Unsqueeze", "b", "a", "axes", List.of(0)).weights("w", 11, 4).node("MatMul", "m", "x w").node("Add", "y", "m b").check(folder, "unsqueeze");
		vector().node("Constant", "w", "-", "value", TensorProto.newBuilder().setDataType(1).addDims(11).addDims(1).addAllFloatData(java.util.Collections.nCopies(11, 0.5f)).build())
				.node("MatMul", "y", "x w").check(folder, "constant");
		maps().weights("w", 4, 3, 3, 3).weights("v", 4, 3, 3, 3).node("Add", "u", "w v").node("Transpose", "t", "u", "perm", List.of(0, 1, 3, 2)).node("Conv", "y", "x t").check(folder, "kernels");
	}
}
