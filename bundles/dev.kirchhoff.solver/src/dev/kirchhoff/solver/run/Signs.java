// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;

/** Which nodes of a network can put out values below 0: what follows from the layers, and of the input what training samples show. */
record Signs(Network network, Samples training) {
	boolean neverNegative(int node) {
		return switch (network.node(node).layer()) {
			case Layer.Input _ -> samples();
			case Layer.Activation activation -> switch (activation.function()) {
				case RELU, SIGMOID, STEP, SOFTMAX -> true;
				case IDENTITY -> inputs(node);
				case TANH, SIGN -> false;
			};
			case Layer.Pooling _, Layer.Dropout _, Layer.Flatten _, Layer.Add _, Layer.Concatenate _ -> inputs(node);
			case Layer.Clip clip -> clip.low() >= 0 || clip.high() >= 0 && inputs(node);
			case Layer.Pad pad -> pad.value() >= 0 && inputs(node);
			case Layer.Quantize codes -> codes.low() >= codes.zero() || inputs(node);
			case Layer.FullyConnected _, Layer.Convolution _, Layer.BatchNormalization _ -> false;
		};
	}

	private boolean inputs(int node) {
		return network.node(node).inputs().stream().allMatch(this::neverNegative);
	}

	private boolean samples() {
		for (float x : training.inputs()) {
			if (x < 0) {
				return false;
			}
		}
		return true;
	}
}
