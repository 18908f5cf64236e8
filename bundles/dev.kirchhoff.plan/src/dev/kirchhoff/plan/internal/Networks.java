// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.model.ActivationLayer;
import dev.kirchhoff.model.AddLayer;
import dev.kirchhoff.model.BatchNormalizationLayer;
import dev.kirchhoff.model.ClipLayer;
import dev.kirchhoff.model.ConcatenateLayer;
import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.DropoutLayer;
import dev.kirchhoff.model.FlattenLayer;
import dev.kirchhoff.model.InputLayer;
import dev.kirchhoff.model.PadLayer;
import dev.kirchhoff.model.PoolingKind;
import dev.kirchhoff.model.PoolingLayer;
import dev.kirchhoff.model.QuantizeLayer;
import dev.kirchhoff.model.validation.Shapes;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;

/**
 * A drawn network as the engine wants it.
 *
 * @param nodes index of each layer's node
 */
record Networks(Network network, Map<dev.kirchhoff.model.Layer, Integer> nodes) {
	/** PyTorch's and ONNX' default share of a new minibatch in running statistics. */
	private static final float MOMENTUM = 0.1f;

	/** Translates a network that structural validation has passed. */
	static Networks of(dev.kirchhoff.model.Network drawn) {
		var shapes = Shapes.of(drawn);
		var indices = new HashMap<dev.kirchhoff.model.Layer, Integer>();
		var nodes = new ArrayList<Network.Node>();
		for (var layer : shapes.order()) {
			var inputs = shapes.inputs(layer).stream().map(indices::get).toList();
			indices.put(layer, nodes.size());
			nodes.add(new Network.Node(Places.name(layer), translate(layer), inputs));
		}
		return new Networks(new Network(List.copyOf(nodes)), indices);
	}

	private static Layer translate(dev.kirchhoff.model.Layer layer) {
		return switch (layer) {
			case InputLayer input -> new Layer.Input(new Shape(input.getChannels(), input.getHeight(), input.getWidth()));
			case DenseLayer dense -> new Layer.FullyConnected(dense.getUnits(), dense.isBias());
			case ConvolutionLayer convolution -> new Layer.Convolution(convolution.getFilters(), convolution.getKernelHeight(),
					convolution.getKernelWidth(), convolution.getStride(), convolution.getPadding(), convolution.isBias());
			case PoolingLayer pooling when pooling.getKind() == PoolingKind.GLOBAL_AVERAGE -> Layer.Pooling.globalAverage();
			case PoolingLayer pooling -> new Layer.Pooling(Layer.PoolingKind.valueOf(pooling.getKind().getName()), pooling.getSize(),
					pooling.getStride(), pooling.getPadding(), pooling.isCeil());
			case BatchNormalizationLayer normalization -> new Layer.BatchNormalization((float) normalization.getEpsilon(), MOMENTUM);
			case ActivationLayer activation -> new Layer.Activation(Layer.Function.valueOf(activation.getFunction().getName()));
			case ClipLayer clip -> new Layer.Clip((float) clip.getLow(), (float) clip.getHigh());
			case PadLayer pad -> new Layer.Pad(pad.getTop(), pad.getBottom(), pad.getLeft(), pad.getRight(), (float) pad.getValue());
			case QuantizeLayer quantize -> new Layer.Quantize((float) quantize.getStep(), quantize.getZero(), quantize.getLow(), quantize.getHigh());
			case DropoutLayer dropout -> new Layer.Dropout((float) dropout.getRate());
			case FlattenLayer _ -> new Layer.Flatten();
			case AddLayer _ -> new Layer.Add();
			case ConcatenateLayer _ -> new Layer.Concatenate();
			default -> throw new IllegalArgumentException("no engine for layer kind " + layer.eClass().getName());
		};
	}
}
