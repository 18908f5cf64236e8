// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Inference;

/** A model, written node by node, without help of the program under test. */
final class Models {
	final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
	private final int opset;
	private final long[] input;
	private long seed = 100;

	/** @param input extents behind the batch */
	Models(int opset, long... input) {
		this.opset = opset;
		this.input = input;
		graph.addInput(info("x", input));
	}

	static ValueInfoProto info(String name, long... dims) {
		var type = TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber());
		type.getShapeBuilder().addDimBuilder().setDimParam("N");
		Arrays.stream(dims).forEach(dim -> type.getShapeBuilder().addDimBuilder().setDimValue(dim));
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(type)).build();
	}

	/** A node that gives what it is called. */
	Models node(String op, String name, String inputs, Object... attributes) {
		var node = NodeProto.newBuilder().setOpType(op).setName(name).addOutput(name);
		for (var from : inputs.split(" ", -1)) {
			if (!op.equals("Constant")) {
				node.addInput(from.equals("-") ? "" : from);
			}
		}
		for (int k = 0; k < attributes.length; k += 2) {
			node.addAttribute(attribute((String) attributes[k], attributes[k + 1]));
		}
		graph.addNode(node);
		return this;
	}

	static AttributeProto attribute(String name, Object value) {
		var attribute = AttributeProto.newBuilder().setName(name);
		switch (value) {
			case Integer i -> attribute.setType(AttributeType.INT).setI(i);
			case Float f -> attribute.setType(AttributeType.FLOAT).setF(f);
			case String s -> attribute.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(s));
			case List<?> list -> attribute.setType(AttributeType.INTS).addAllInts(list.stream().map(i -> ((Integer) i).longValue()).toList());
			case TensorProto tensor -> attribute.setType(AttributeType.TENSOR).setT(tensor);
			default -> throw new AssertionError(value);
		}
		return attribute.build();
	}

	/** Random weights, scaled so that values stay about 1. */
	Models weights(String name, long... dims) {
		int count = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
		var values = OnnxRuntime.normal(seed++, count);
		long fan = dims.length < 2 ? 1 : count / dims[0];
		for (int k = 0; k < count; k++) {
			values[k] /= (float) Math.sqrt(fan);
		}
		return floats(name, values, dims);
	}

	Models floats(String name, float[] values, long... dims) {
		var tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber());
		Arrays.stream(dims).forEach(tensor::addDims);
		for (var value : values) {
			tensor.addFloatData(value);
		}
		graph.addInitializer(tensor);
		return this;
	}

	Models longs(String name, long... values) {
		var tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.INT64.getNumber()).addDims(values.length);
		Arrays.stream(values).forEach(tensor::addInt64Data);
		graph.addInitializer(tensor);
		return this;
	}

	Models tensor(TensorProto tensor) {
		graph.addInitializer(tensor);
		return this;
	}

	/** With the last node as output. */
	ModelProto model() {
		var copy = graph.clone();
		if (copy.getOutputCount() == 0) {
			var name = graph.getNode(graph.getNodeCount() - 1).getOutput(0);
			copy.addOutput(ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))));
		}
		return ModelProto.newBuilder().setIrVersion(7).setProducerName("test").addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset)).setGraph(copy).build();
	}

	byte[] bytes() {
		return model().toByteArray();
	}

	/** Reads it, and holds outputs for a batch against the runtime's; then writes it, and does the same again with what was written. */
	NetworkFile check(Path folder, String what) {
		return check(folder, bytes(), input.length + 1, 1e-4, what);
	}

	static NetworkFile check(Path folder, byte[] model, int rank, double relative, String what) {
		return check(folder, model, rank, relative, what, true);
	}

	/** @param sameInput whether Kirchhoff's input has the extents that the file's has */
	static NetworkFile check(Path folder, byte[] model, int rank, double relative, String what, boolean sameInput) {
		try {
			var format = new OnnxFormat();
			var file = Files.write(folder.resolve("model.onnx"), model);
			var read = format.read(file);
			var shape = read.network().inputShape();
			int batch = 3;
			var inputs = OnnxRuntime.normal(7, batch * shape.size());
			var dims = OnnxRuntime.dims(batch, shape, rank);
			var expected = OnnxRuntime.run(model, inputs, dims);
			var actual = new Inference(read.network()).run(read.parameters(), inputs, batch);
			OnnxRuntime.assertClose(expected, actual, relative, what + "\n" + read.network());
			var written = folder.resolve("written.onnx");
			format.write(read, written);
			if (sameInput && rank == 4 != !shape.isVector()) {
				throw new AssertionError(what + ": the input is " + shape);
			}
			OnnxRuntime.assertClose(expected, OnnxRuntime.run(Files.readAllBytes(written), inputs, OnnxRuntime.dims(batch, shape, shape.isVector() ? 2 : 4)), relative, what + ", written");
			var again = format.read(written);
			if (!again.network().equals(read.network()) || !again.parameters().hash().equals(read.parameters().hash())) {
				throw new AssertionError(what + ": reads\n" + again.network() + "instead of\n" + read.network());
			}
			return read;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
