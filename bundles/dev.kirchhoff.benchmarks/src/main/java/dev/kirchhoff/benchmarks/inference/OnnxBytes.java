// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * A chain of layers as an ONNX model (opset 17), for another program to compute the same. Only what {@link TableOne} has. Written field by
 * field in protobuf's wire format, with the field numbers of onnx.proto, so that nothing of ours is compared with itself.
 */
final class OnnxBytes {
	private static final int FLOAT = 1;
	private static final int INTEGERS = 7;

	private final Network network;
	private final Parameters parameters;
	private final Message graph = new Message();

	private OnnxBytes(Network network, Parameters parameters) {
		this.network = network;
		this.parameters = parameters;
	}

	/** Input {@code input} and the last node's name as output, both [batch, ...] of any batch. */
	static byte[] of(Network network, Parameters parameters) {
		return new OnnxBytes(network, parameters).model();
	}

	private byte[] model() {
		for (int node = 1; node < network.nodes().size(); node++) {
			add(node);
		}
		graph.text(2, "network");
		graph.message(11, value(name(0), List.of(network.inputShape().channels(), network.inputShape().height(), network.inputShape().width())));
		graph.message(12, value(name(network.output()), List.of(network.outputShape().size())));
		return new Message().number(1, 8).message(7, graph).message(8, new Message().number(2, 17)).bytes();
	}

	private String name(int node) {
		return network.node(node).name();
	}

	private void add(int node) {
		var input = name(network.node(node).inputs().getFirst());
		switch (network.node(node).layer()) {
			case Layer.Convolution layer -> {
				var shape = network.inputShape(node);
				int rows = network.matrix(node).rows();
				// ours is [inputs][filters], theirs [filters][channels][rows][columns]
				var theirs = new float[rows * layer.filters()];
				for (int i = 0; i < rows; i++) {
					for (int f = 0; f < layer.filters(); f++) {
						theirs[f * rows + i] = parameters.weights(node)[i * layer.filters() + f];
					}
				}
				tensor(name(node) + ".weight", theirs, layer.filters(), shape.channels(), layer.kernelHeight(), layer.kernelWidth());
				int p = layer.padding();
				node("Conv", node, List.of(input, name(node) + ".weight")).message(5, integers("pads", p, p, p, p));
			}
			case Layer.FullyConnected _ -> {
				tensor(name(node) + ".weight", parameters.weights(node), network.matrix(node).rows(), network.matrix(node).columns());
				node("MatMul", node, List.of(input, name(node) + ".weight"));
			}
			case Layer.BatchNormalization layer -> {
				for (var tensor : List.of(Tensor.SCALE, Tensor.SHIFT, Tensor.MEAN, Tensor.VARIANCE)) {
					tensor(name(node) + tensor, parameters.get(node, tensor), network.shape(node).channels());
				}
				node("BatchNormalization", node, List.of(input, name(node) + Tensor.SCALE, name(node) + Tensor.SHIFT, name(node) + Tensor.MEAN, name(node) + Tensor.VARIANCE))
						.message(5, new Message().text(1, "epsilon").real(2, layer.epsilon()).number(20, FLOAT));
			}
			case Layer.Activation _ -> node("Relu", node, List.of(input));
			case Layer.Pooling layer -> node("MaxPool", node, List.of(input)).message(5, integers("kernel_shape", layer.size(), layer.size()))
					.message(5, integers("strides", layer.stride(), layer.stride()));
			case Layer.Flatten _ -> node("Flatten", node, List.of(input));
			case Layer layer -> throw new IllegalArgumentException("no ONNX for " + layer);
		}
		graph.message(1, pending);
	}

	private Message pending;

	private Message node(String operator, int node, List<String> inputs) {
		pending = new Message();
		inputs.forEach(input -> pending.text(1, input));
		return pending.text(2, name(node)).text(4, operator);
	}

	private void tensor(String name, float[] values, int... extents) {
		var tensor = new Message();
		for (int extent : extents) {
			tensor.number(1, extent);
		}
		var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
	}

	private static Message integers(String name, int... values) {
		var attribute = new Message().text(1, name);
		for (int value : values) {
			attribute.number(8, value);
		}
		return attribute.number(20, INTEGERS);
	}

	private static Message value(String name, List<Integer> extents) {
		var shape = new Message().message(1, new Message().text(2, "batch"));
		extents.forEach(extent -> shape.message(1, new Message().number(1, extent)));
		return new Message().text(1, name).message(2, new Message().message(1, new Message().number(1, FLOAT).message(2, shape)));
	}

	/** A message under way. */
	private static final class Message {
		private static final int VARINT = 0;
		private static final int LENGTH = 2;
		private static final int FIXED = 5;
		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		private void varint(long value) {
			long rest = value;
			while (rest > 0x7f) {
				out.write((int) (rest & 0x7f | 0x80));
				rest >>>= 7;
			}
			out.write((int) rest);
		}

		Message number(int field, long value) {
			varint(field << 3 | VARINT);
			varint(value);
			return this;
		}

		Message real(int field, float value) {
			varint(field << 3 | FIXED);
			out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
			return this;
		}

		Message bytes(int field, byte[] value) {
			varint(field << 3 | LENGTH);
			varint(value.length);
			out.writeBytes(value);
			return this;
		}

		Message text(int field, String value) {
			return bytes(field, value.getBytes(StandardCharsets.UTF_8));
		}

		Message message(int field, Message value) {
			return bytes(field, value.bytes());
		}

		byte[] bytes() {
			return out.toByteArray();
		}
	}
}
