// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * Whether a drawn network is the one that a file has weights for: layers with weights must be the same by name, kind and extent. Where
 * other layers differ, that may be meant; it is said.
 *
 * @param drawn    for the place of messages
 * @param wanted   the drawn network as the engine has it
 * @param provided that of the file
 */
record WeightMatch(dev.kirchhoff.model.Network drawn, Network wanted, Network provided, Path file, Problems problems) {

	/** Notes what does not match; false if the weights cannot be used. */
	boolean check() {
		var own = layers(wanted);
		var others = layers(provided);
		var name = file.getFileName().toString();
		var misfits = new ArrayList<String>();
		var changes = new ArrayList<String>();
		if (!wanted.inputShape().equals(provided.inputShape())) {
			misfits.add("the input is " + wanted.inputShape() + ", in the file " + provided.inputShape());
		}
		own.forEach((layer, text) -> {
			var other = others.get(layer);
			if (!text.equals(other)) {
				(hasWeights(wanted, layer) || other != null && hasWeights(provided, layer) ? misfits : changes).add("'" + layer + "' is " + text + ", in the file " + (other == null ? "there is none" : other));
			}
		});
		others.forEach((layer, text) -> {
			if (!own.containsKey(layer)) {
				(hasWeights(provided, layer) ? misfits : changes).add("'" + layer + "' of the file, " + text + ", is not in the network");
			}
		});
		if (!misfits.isEmpty()) {
			problems.error(drawn, "weights", name + " is of another network: " + shortened(misfits), "give layers the names and sizes of the file, or import it anew (kirchhoff import)");
		} else if (!changes.isEmpty()) {
			problems.warning(drawn, "weights", name + " is of a network with other layers without weights: " + shortened(changes), "change them back if that is not meant");
		}
		return misfits.isEmpty();
	}

	private static String shortened(List<String> all) {
		int most = 6;
		return String.join("; ", all.subList(0, Math.min(most, all.size()))) + (all.size() > most ? "; and " + (all.size() - most) + " more" : "");
	}

	private static boolean hasWeights(Network network, String layer) {
		for (var tensor : Tensor.values()) {
			if (network.length(network.index(layer), tensor) > 0) {
				return true;
			}
		}
		return false;
	}

	/** Name and what can be compared of every layer but the input, which every file calls as it likes. */
	private static Map<String, String> layers(Network network) {
		var layers = new LinkedHashMap<String, String>();
		for (int node = 1; node < network.nodes().size(); node++) {
			layers.put(network.node(node).name(), text(network, node));
		}
		return layers;
	}

	private static String text(Network network, int node) {
		return switch (network.node(node).layer()) {
			case Layer.FullyConnected dense -> "a dense layer of " + network.matrix(node).rows() + " x " + dense.outputs() + bias(dense.bias());
			case Layer.Convolution convolution -> "a convolution of " + network.inputShape(node).channels() + " x " + convolution.kernelHeight() + " x " + convolution.kernelWidth() + " to "
					+ convolution.filters() + bias(convolution.bias()) + ", stride " + convolution.stride() + ", padding " + convolution.padding();
			case Layer.BatchNormalization normalization -> "a normalisation of " + network.shape(node).channels() + " with epsilon " + normalization.epsilon();
			case Layer.Activation activation -> "the function " + activation.function().toString().toLowerCase(Locale.ROOT);
			case Layer other -> other.toString();
		};
	}

	private static String bias(boolean has) {
		return has ? " with bias" : " without bias";
	}
}
