// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.ArrayList;
import java.util.List;

/** What all optimizers do alike: walk the tensors, keep weights in range, let statistics follow. */
final class Steps {

	/** A tensor of a node; {@code momentum} only matters for statistics. */
	record Place(int node, Tensor tensor, int length, float momentum) {
	}

	private final Place[] trained;
	private final Place[] statistics;

	Steps(Network network) {
		List<Place> moved = new ArrayList<>();
		List<Place> followed = new ArrayList<>();
		for (var node = 0; node < network.nodes().size(); node++) {
			var momentum = network.node(node).layer() instanceof Layer.BatchNormalization layer ? layer.momentum() : 0;
			for (var tensor : Tensor.values()) {
				var length = network.length(node, tensor);
				if (length > 0)
					(tensor.isTrained() ? moved : followed).add(new Place(node, tensor, length, momentum));
			}
		}
		trained = moved.toArray(Place[]::new);
		statistics = followed.toArray(Place[]::new);
	}

	Place[] trained() {
		return trained;
	}

	/** An array per trained tensor. */
	float[][] state() {
		var state = new float[trained.length][];
		for (var i = 0; i < state.length; i++)
			state[i] = new float[trained[i].length];
		return state;
	}

	/** What is left to do when all trained tensors have moved. */
	void finish(Parameters parameters, Gradients gradients, Constraints constraints) {
		if (constraints.limits() != null)
			for (var place : trained)
				constraints.limits().keep(place.node, place.tensor, parameters.get(place.node, place.tensor));
		for (var place : statistics)
			follow(parameters.get(place.node, place.tensor), gradients.get(place.node, place.tensor), place.momentum);
	}

	private static void follow(float[] running, float[] latest, float momentum) {
		for (var i = 0; i < running.length; i++)
			running[i] += momentum * (latest[i] - running[i]);
	}
}
