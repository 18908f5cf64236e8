// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * A node at work: a layer with known shapes and its scratch memory. Values and deltas (derivatives of the loss by the
 * values) are feature-major, [features][batch].
 */
abstract class Operator {

	final Network network;
	final int node;
	/** The first input. */
	final int input;

	Operator(Network network, int node) {
		this.network = network;
		this.node = node;
		input = network.node(node).inputs().getFirst();
	}

	/** Sets the node's values from those of its inputs. */
	abstract void forward(Pass pass);

	/** Sets the gradients of the node's tensors and hands its delta on to its inputs. */
	abstract void backward(Pass pass, Gradients gradients);

	/** Whether {@link #forward} may overwrite its input by its output in inference. */
	boolean inPlace() {
		return false;
	}

	static Operator of(Network network, int node, boolean training) {
		return switch (network.node(node).layer()) {
		case Layer.Input _ -> throw new IllegalArgumentException("an input computes nothing");
		case Layer.FullyConnected _ -> new FullyConnectedOperator(network, node);
		case Layer.Convolution layer -> new ConvolutionOperator(network, node, layer);
		case Layer.Pooling layer -> new PoolingOperator(network, node, layer);
		case Layer.BatchNormalization layer -> new BatchNormalizationOperator(network, node, layer);
		case Layer.Activation layer when layer.function() == Layer.Function.IDENTITY -> new AliasOperator(network, node);
		case Layer.Activation layer -> new ActivationOperator(network, node, layer);
		case Layer.Dropout layer when training && layer.rate() > 0 -> new DropoutOperator(network, node, layer);
		case Layer.Dropout _, Layer.Flatten _ -> new AliasOperator(network, node);
		case Layer.Clip layer -> new ClipOperator(network, node, layer);
		case Layer.Pad layer -> new PadOperator(network, node, layer);
		case Layer.Quantize layer -> new QuantizeOperator(network, node, layer);
		case Layer.Add _ -> new AddOperator(network, node);
		case Layer.Concatenate _ -> new ConcatenateOperator(network, node);
		};
	}
}
