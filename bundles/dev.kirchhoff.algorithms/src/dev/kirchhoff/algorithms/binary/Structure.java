// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;

/**
 * The nodes of a binarised network: fully connected, normalised, sign, and so on to the last normalisation, whose outputs are those of the
 * classes.
 *
 * @param weights       nodes with weights
 * @param normalisation node behind each of them
 * @param widths        of the derivative that stands in for that of the sign behind each of them but the last
 */
record Structure(List<Integer> weights, List<Integer> normalisation, List<Float> widths) {

	/**
	 * @param trainer for messages
	 * @throws KirchhoffException if the network is something else
	 */
	static Structure of(Network network, String trainer) {
		var weights = new ArrayList<Integer>();
		var normalisation = new ArrayList<Integer>();
		var widths = new ArrayList<Float>();
		for (int i = 1; i < network.nodes().size(); i++) {
			var node = network.node(i);
			var before = network.node(i - 1).layer();
			boolean start = before instanceof Layer.Input || before instanceof Layer.Flatten;
			boolean chained = node.inputs().equals(List.of(i - 1));
			boolean fits = switch (node.layer()) {
				case Layer.Flatten _ -> before instanceof Layer.Input;
				case Layer.FullyConnected full when full.bias() ->
					throw new KirchhoffException(node.name() + ": " + trainer + " cannot train a bias", "leave it out (bias = false); the batch normalisation behind it shifts");
				case Layer.FullyConnected _ -> weights.add(i) && (start || before instanceof Layer.Activation);
				case Layer.BatchNormalization _ -> normalisation.add(i) && before instanceof Layer.FullyConnected;
				case Layer.Activation activation when activation.function() == Layer.Function.SIGN && activation.surrogate() == Layer.Surrogate.CLIPPED ->
					widths.add(activation.width()) && before instanceof Layer.BatchNormalization;
				default -> false;
			};
			if (!chained || !fits) {
				throw new KirchhoffException(node.name() + ": " + trainer + " only takes fully connected layers, each with a batch normalisation and all but the last with a sign "
						+ "behind it, one after the other", "leave " + node.name() + " out or put the layers in this order");
			}
		}
		if (normalisation.isEmpty() || normalisation.getLast() != network.output()) {
			throw new KirchhoffException(trainer + " wants a network that ends in a batch normalisation", "put a batch normalisation behind the last fully connected layer, and nothing behind that");
		}
		return new Structure(List.copyOf(weights), List.copyOf(normalisation), List.copyOf(widths));
	}
}
