// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * Writes a network as an ONNX graph: a node with the layer's name for each layer, and nodes without names between them where one gives
 * maps and the next one wants a vector.
 */
final class GraphWriter {
	private static final int OPSET = 17;
	private static final int FORMAT = 8;
	private static final String BATCH = "batch";

	private final Network network;
	private final Parameters parameters;
	private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
	private final Set<String> taken = new HashSet<>();
	/** Per node, of the tensor it gives. */
	private final String[] outputs;
	private final int[] ranks;

	GraphWriter(NetworkFile file) {
		network = file.network();
		parameters = file.parameters();
		outputs = new String[network.nodes().size()];
		ranks = new int[outputs.length];
		network.nodes().forEach(node -> taken.add(node.name()));
	}

	/** @throws KirchhoffException if there is no operator for a layer */
	void write(Path file) throws IOException {
		var model = model();
		var folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		var part = folder.resolve(file.getFileName() + ".part"); // with the permissions of any new file, unlike a temporary one
		try {
			try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
				model.writeTo(out);
			}
			try {
				Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} catch (AtomicMoveNotSupportedException e) {
				Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
			}
		} finally {
			Files.deleteIfExists(part);
		}
	}

	private ModelProto model() {
		long bytes = 0;
		for (int node = 0; node < outputs.length; node++) {
			for (var tensor : Tensor.values()) {
				bytes += 4L * network.length(node, tensor);
			}
		}
		if (bytes > Integer.MAX_VALUE - (1 << 20)) {
			throw new KirchhoffException("a network of " + bytes + " bytes does not fit an ONNX file, which holds 2 GiB", "make it smaller");
		}
		for (int node = 0; node < outputs.length; node++) {
			outputs[node] = network.node(node).name();
			ranks[node] = network.shape(node).isVector() ? 2 : 4;
			write(node);
		}
		int last = network.output();
		if (last == 0) {
			outputs[last] = node("Identity", "", free("output"), List.of(outputs[0]));
		}
		graph.addOutput(info(outputs[last], last));
		return ModelProto.newBuilder().setIrVersion(FORMAT).setProducerName(GraphReader.PRODUCER).addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
				.setGraph(graph).build();
	}

	private void write(int node) {
		switch (network.node(node).layer()) {
			case Layer.Input _ -> graph.addInput(info(outputs[node], node));
			case Layer.FullyConnected layer -> {
				ranks[node] = 2;
				add("Gemm", node, layer.bias() ? List.of(in(node, 2), weights(node), tensor(node, Tensor.BIAS, "bias")) : List.of(in(node, 2), weights(node)));
			}
			case Layer.Convolution layer -> {
				ranks[node] = 4;
				var kernel = kernel(node, layer);
				add("Conv", node, layer.bias() ? List.of(in(node, 4), kernel, tensor(node, Tensor.BIAS, "bias")) : List.of(in(node, 4), kernel),
						integers("kernel_shape", layer.kernelHeight(), layer.kernelWidth()), integers("strides", layer.stride(), layer.stride()), pads(layer.padding()));
			}
			case Layer.Pooling layer -> pooling(node, layer);
			case Layer.BatchNormalization layer -> {
				ranks[node] = ranks[network.node(node).inputs().getFirst()];
				add("BatchNormalization", node, List.of(in(node, ranks[node]), tensor(node, Tensor.SCALE, "weight"), tensor(node, Tensor.SHIFT, "bias"),
						tensor(node, Tensor.MEAN, "running_mean"), tensor(node, Tensor.VARIANCE, "running_var")), number("epsilon", layer.epsilon()),
						number("momentum", Shares.other(layer.momentum())));
			}
			case Layer.Activation layer -> activation(node, layer);
			case Layer.Clip layer -> each("Clip", node, scalar(node, "min", layer.low()), scalar(node, "max", layer.high()));
			case Layer.Pad layer -> {
				ranks[node] = 4;
				add("Pad", node, List.of(in(node, 4), longs(node, "pads", 0, 0, layer.top(), layer.left(), 0, 0, layer.bottom(), layer.right()), scalar(node, "value", layer.value())));
			}
			case Layer.Quantize layer -> quantize(node, layer);
			case Layer.Dropout layer -> each("Dropout", node, scalar(node, "ratio", layer.rate()));
			case Layer.Flatten _ -> {
				ranks[node] = 2;
				add("Flatten", node, List.of(outputs[network.node(node).inputs().getFirst()]));
			}
			case Layer.Add _ -> add(network.node(node).inputs().size() == 2 ? "Add" : "Sum", node, inputs(node));
			case Layer.Concatenate _ -> add("Concat", node, inputs(node), integer("axis", 1));
		}
	}

	private void pooling(int node, Layer.Pooling layer) {
		ranks[node] = 4;
		if (layer.kind() == Layer.PoolingKind.GLOBAL_AVERAGE) {
			add("GlobalAveragePool", node, List.of(in(node, 4)));
			return;
		}
		add(layer.kind() == Layer.PoolingKind.MAX ? "MaxPool" : "AveragePool", node, List.of(in(node, 4)), integers("kernel_shape", layer.size(), layer.size()),
				integers("strides", layer.stride(), layer.stride()), pads(layer.padding()), integer("ceil_mode", layer.ceil() ? 1 : 0));
	}

	private void activation(int node, Layer.Activation layer) {
		switch (layer.function()) {
			case IDENTITY -> each("Identity", node);
			case SIGMOID -> each("Sigmoid", node);
			case TANH -> each("Tanh", node);
			case RELU -> each("Relu", node);
			case SOFTMAX -> {
				ranks[node] = 2;
				add("Softmax", node, List.of(in(node, 2)), integer("axis", -1));
			}
			case SIGN, STEP -> {
				ranks[node] = ranks[network.node(node).inputs().getFirst()];
				var test = node("GreaterOrEqual", "", free(outputs[node] + ".positive"), List.of(in(node, ranks[node]), scalar(node, "zero", 0)));
				add("Where", node, List.of(test, scalar(node, "high", 1), scalar(node, "low", layer.function() == Layer.Function.STEP ? 0 : -1)));
			}
		}
	}

	private void quantize(int node, Layer.Quantize layer) {
		var type = layer.low() == -128 && layer.high() == 127 ? DataType.INT8 : layer.low() == 0 && layer.high() == 255 ? DataType.UINT8 : null;
		if (type == null) {
			throw new KirchhoffException("layer '" + network.node(node).name() + "' has codes from " + layer.low() + " to " + layer.high() + ", ONNX has codes of 8 bits",
					"let it have codes from -128 to 127 or from 0 to 255");
		}
		ranks[node] = ranks[network.node(node).inputs().getFirst()];
		var step = scalar(node, "scale", layer.step());
		var zero = free(outputs[node] + ".zero_point");
		graph.addInitializer(TensorProto.newBuilder().setName(zero).setDataType(type.getNumber()).setRawData(ByteString.copyFrom(new byte[] { (byte) layer.zero() })));
		var codes = node("QuantizeLinear", "", free(outputs[node] + ".codes"), List.of(in(node, ranks[node]), step, zero));
		add("DequantizeLinear", node, List.of(codes, step, zero));
	}

	/** All inputs with the rank that this node gives. */
	private List<String> inputs(int node) {
		return network.node(node).inputs().stream().map(from -> ranked(from, ranks[node])).toList();
	}

	/** An operator for each value, whatever the rank. */
	private void each(String op, int node, String... more) {
		ranks[node] = ranks[network.node(node).inputs().getFirst()];
		var all = new ArrayList<>(List.of(in(node, ranks[node])));
		all.addAll(Arrays.asList(more));
		add(op, node, all);
	}

	/** The first input with a rank. */
	private String in(int node, int rank) {
		return ranked(network.node(node).inputs().getFirst(), rank);
	}

	private String ranked(int from, int rank) {
		if (ranks[from] == rank) {
			return outputs[from];
		}
		if (rank == 2) {
			return node("Flatten", "", free(outputs[from] + ".vector"), List.of(outputs[from]));
		}
		return node("Unsqueeze", "", free(outputs[from] + ".maps"), List.of(outputs[from], longs(from, "axes", 2, 3)));
	}

	private void add(String op, int node, List<String> inputs, AttributeProto... attributes) {
		node(op, network.node(node).name(), outputs[node], inputs, attributes);
	}

	private String node(String op, String name, String output, List<String> inputs, AttributeProto... attributes) {
		graph.addNode(NodeProto.newBuilder().setOpType(op).setName(name).addAllInput(inputs).addOutput(output).addAllAttribute(Arrays.asList(attributes)));
		return output;
	}

	private String free(String wish) {
		var name = wish;
		for (int k = 2; !taken.add(name); k++) {
			name = wish + "_" + k;
		}
		return name;
	}

	private String weights(int node) {
		var matrix = network.matrix(node);
		return initializer(node, "weight", parameters.weights(node), matrix.rows(), matrix.columns());
	}

	private String kernel(int node, Layer.Convolution layer) {
		var matrix = network.matrix(node);
		return initializer(node, "weight", Constant.transposed(parameters.weights(node), matrix.rows(), matrix.columns()), layer.filters(), network.inputShape(node).channels(),
				layer.kernelHeight(), layer.kernelWidth());
	}

	private String tensor(int node, Tensor tensor, String name) {
		return initializer(node, name, parameters.get(node, tensor), network.length(node, tensor));
	}

	private String scalar(int node, String name, float value) {
		return initializer(node, name, new float[] { value });
	}

	private String initializer(int node, String name, float[] values, long... dims) {
		var bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		return initializer(node, name, DataType.FLOAT, bytes, dims);
	}

	private String longs(int node, String name, long... values) {
		var bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asLongBuffer().put(values);
		return initializer(node, name, DataType.INT64, bytes, values.length);
	}

	private String initializer(int node, String name, DataType type, ByteBuffer bytes, long... dims) {
		var full = free(outputs[node] + "." + name);
		var tensor = TensorProto.newBuilder().setName(full).setDataType(type.getNumber()).setRawData(UnsafeByteOperations.unsafeWrap(bytes));
		Arrays.stream(dims).forEach(tensor::addDims);
		graph.addInitializer(tensor);
		return full;
	}

	private ValueInfoProto info(String name, int node) {
		var shape = network.shape(node);
		var dims = TensorShapeProto.newBuilder();
		dims.addDimBuilder().setDimParam(BATCH);
		Consumer<Integer> add = extent -> dims.addDimBuilder().setDimValue(extent);
		add.accept(shape.channels());
		if (ranks[node] == 4) {
			add.accept(shape.height());
			add.accept(shape.width());
		}
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).setShape(dims)))
				.build();
	}

	private static AttributeProto pads(int padding) {
		return integers("pads", padding, padding, padding, padding);
	}

	private static AttributeProto integers(String name, long... values) {
		var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
		Arrays.stream(values).forEach(attribute::addInts);
		return attribute.build();
	}

	private static AttributeProto integer(String name, long value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
	}

	private static AttributeProto number(String name, float value) {
		return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF(value).build();
	}
}
