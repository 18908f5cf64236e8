// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * Trains with the weights that newly simulated transfers show: every minibatch takes its gradient at another array's weights and
 * applies it to the clean ones (reparametrisation trick); weights on stuck cells are substituted and not updated (Drolet et al. 2023,
 * Fig. 1 and Supplementary Note 1). Works with every device, mapping and programming algorithm.
 */
public record HardwareAwareTrainer(
		@Parameter(doc = "Passes over the training samples", value = "100", min = 1) int epochs,
		@Parameter(doc = "Samples of a minibatch", value = "256", min = 1) int batch,
		@Parameter(doc = "Learning rate", value = "0.01", min = 1e-12) double rate,
		@Parameter(doc = "How the learning rate changes", value = "constant") Schedule schedule,
		@Parameter(doc = "Which optimizer moves the weights", value = "adam") Descent.Method method,
		@Parameter(doc = "Momentum of SGD", value = "0", min = 0, max = 0.999999) double momentum,
		@Parameter(doc = "Largest absolute weight; 0 is no bound", value = "0", min = 0) double bound,
		@Parameter(doc = "Distribution of the first weights", value = "xavier") Descent.Start start,
		@Parameter(doc = "First value of all biases", value = "0.01") double bias,
		@Parameter(doc = "Last part of the training over which weights are averaged; 0 takes the last weights", value = "0", min = 0, max = 1) double average,
		@Parameter(doc = "Update weights that sit on a stuck cell too", value = "false") boolean updateStuck,
		@Parameter(doc = "Tensors that training takes as ideal although they are on an array, for example output/bias; separated by commas", value = "") String ideal)
		implements Trainer {

	@Override
	public boolean hardwareAware() {
		return true;
	}

	@Override
	public Parameters train(TrainingTask task) {
		var transfer = task.transfer();
		var settings = new Descent.Settings(epochs, batch, rate, schedule, method, momentum, bound, start, bias, average);
		var spared = spared(task.network());
		return Descent.run(task, settings, (weights, step, effective, frozen) -> {
			transfer.sample(weights, step, effective, frozen);
			if (updateStuck) {
				frozen.clear();
			}
			for (var place : spared) {
				var exact = weights.get(place.node, place.tensor);
				System.arraycopy(exact, 0, effective.get(place.node, place.tensor), 0, exact.length);
				Arrays.fill(frozen.get(place.node, place.tensor), false);
			}
		});
	}

	private record Place(int node, Tensor tensor) {
	}

	private List<Place> spared(Network network) {
		var places = new ArrayList<Place>();
		for (var name : ideal.split(",")) {
			if (name.isBlank()) {
				continue;
			}
			var parts = name.strip().split("/");
			boolean bias = parts.length == 2 && parts[1].equals("bias");
			if (parts.length != 2 || !bias && !parts[1].equals("weights") || network.weighted().stream().noneMatch(node -> network.node(node).name().equals(parts[0]))) {
				throw new KirchhoffException("'" + name.strip() + "' is no tensor of the network",
						"write <layer>/weights or <layer>/bias; layers with weights are "
								+ String.join(", ", network.weighted().stream().map(node -> network.node(node).name()).toList()));
			}
			places.add(new Place(network.index(parts[0]), bias ? Tensor.BIAS : Tensor.WEIGHTS));
		}
		return places;
	}
}
