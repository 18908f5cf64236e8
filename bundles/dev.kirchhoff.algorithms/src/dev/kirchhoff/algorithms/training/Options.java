// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;

/** What all gradient trainers can be told. */
record Options(
		@Parameter(doc = "Passes over the training samples", value = "100", min = 1) int epochs,
		@Parameter(doc = "Samples of a minibatch", value = "256", min = 1) int batch,
		@Parameter(doc = "Learning rate", value = "0.01", min = 1e-12) double rate,
		@Parameter(doc = "How the learning rate changes", value = "constant") Schedule schedule,
		@Parameter(doc = "Which optimizer moves the weights", value = "adam") Method method,
		@Parameter(doc = "Momentum of SGD", value = "0", min = 0, max = 0.999999) double momentum,
		@Parameter(doc = "Largest absolute weight; 0 is no bound", value = "0", min = 0) double bound,
		@Parameter(doc = "First weights: a distribution to draw from, or those that the network comes with; automatic: these, else xavier", value = "automatic") Start start,
		@Parameter(doc = "First value of all biases", value = "0.01") double bias,
		@Parameter(doc = "Last part of the training over which weights are averaged; 0 takes the last weights", value = "0", min = 0, max = 1) double average,
		@Parameter(doc = "What is made small; automatic: cross-entropy, binary for a single output", value = "automatic") Objective loss,
		@Parameter(doc = "Largest absolute weight and bias of each layer with weights, in order; 0 is no bound; none: that of bound, for weights alone", value = "", min = 0) double[] bounds,
		@Parameter(doc = "Train for rounded weights, which the gradient is taken at and which the trainer gives", value = "none") Rounding rounding,
		@Parameter(doc = "Values that rounding = levels rounds to, in equal steps within the bounds", value = "5", min = 2, max = 65536) int levels,
		@Parameter(doc = "What stands in for the derivative of steps and signs: 1 within the width, or the bell of a sigmoid", value = "clipped") Layer.Surrogate surrogate,
		@Parameter(doc = "Width of that derivative, in units of what enters the activation", value = "1", min = 1e-6, max = 1e6) double surrogateWidth,
		@Parameter(doc = "Factor in training on what enters the softmax or sigmoid of the loss; below 1 for weights that cannot be small", value = "1", min = 1e-6, max = 1e6) double logitScale) {

	/** Which optimizer moves the weights. */
	enum Method {
		ADAM, SGD
	}

	/** What is made small. */
	enum Objective {
		/** Cross-entropy; binary if there is a single output. */
		AUTOMATIC,
		/** Mean squared error to 0 and 1, one output a class. */
		MSE,
		/** Of the softmax over one output a class. */
		CROSS_ENTROPY,
		/** Binary, of the sigmoid of each output. */
		BCE
	}

	Options {
		if (loss == Objective.MSE && logitScale != 1) {
			throw new IllegalArgumentException("logitScale is a factor on what enters a softmax or sigmoid of the loss, and mse has none");
		}
	}

	/**
	 * Largest absolute weight of each layer with weights, infinite for no bound.
	 *
	 * @throws KirchhoffException if there are not as many bounds as layers, or levels to round to have no ends
	 */
	double[] bounds(Network network) {
		int layers = network.weighted().size();
		if (bounds.length > 0 && bounds.length != layers) {
			throw new KirchhoffException("bounds has " + bounds.length + " values, the network " + layers + " layers with weights", "give one for each layer, or none");
		}
		var all = new double[layers];
		for (int layer = 0; layer < layers; layer++) {
			double own = bounds.length > 0 ? bounds[layer] : bound;
			if (own == 0 && rounding == Rounding.LEVELS) {
				throw new KirchhoffException("the levels of layer '" + network.node(network.weighted().get(layer)).name() + "' have no ends", "give its largest absolute weight in bounds");
			}
			all[layer] = own == 0 ? Double.POSITIVE_INFINITY : own;
		}
		return all;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Options options && Arrays.equals(bounds, options.bounds) && withoutBounds().equals(options.withoutBounds());
	}

	private List<Object> withoutBounds() {
		return List.of(epochs, batch, rate, schedule, method, momentum, bound, start, bias, average, loss, rounding, levels, surrogate, surrogateWidth, logitScale);
	}

	@Override
	public int hashCode() {
		return 31 * withoutBounds().hashCode() + Arrays.hashCode(bounds);
	}
}
