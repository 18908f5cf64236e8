// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.parameter.Parameter;

/** What all gradient trainers can be told. */
record Options(
		@Parameter(doc = "Passes over the training samples", value = "100", min = 1) int epochs,
		@Parameter(doc = "Samples of a minibatch", value = "256", min = 1) int batch,
		@Parameter(doc = "Learning rate", value = "0.01", min = 1e-12) double rate,
		@Parameter(doc = "How the learning rate changes", value = "constant") Schedule schedule,
		@Parameter(doc = "Which optimizer moves the weights", value = "adam") Method method,
		@Parameter(doc = "Momentum of SGD", value = "0", min = 0, max = 0.999999) double momentum,
		@Parameter(doc = "Largest absolute weight; 0 is no bound", value = "0", min = 0) double bound,
		@Parameter(doc = "Distribution of the first weights", value = "xavier") Start start,
		@Parameter(doc = "First value of all biases", value = "0.01") double bias,
		@Parameter(doc = "Last part of the training over which weights are averaged; 0 takes the last weights", value = "0", min = 0, max = 1) double average,
		@Parameter(doc = "What is made small; automatic: cross-entropy, binary for a single output", value = "automatic") Objective loss,
		@Parameter(doc = "Largest absolute weight and bias of each layer with weights, in order; none: that of bound", value = "", min = 0) double[] bounds,
		@Parameter(doc = "Train for rounded weights, which the gradient is taken at and which the trainer gives", value = "none") Rounding rounding,
		@Parameter(doc = "What stands in for the derivative of steps and signs", value = "clipped") Surrogate surrogate,
		@Parameter(doc = "Width of that derivative", value = "1", min = 1e-6, max = 1e6) double surrogateWidth,
		@Parameter(doc = "Factor on the last layer's sums while training", value = "1", min = 1e-6, max = 1e6) double logitScale) {

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

	/** What stands in for the derivative of steps and signs. */
	enum Surrogate {
		/** 1 within the width, 0 beyond (Hubara et al. 2016, eq. 4). */
		CLIPPED,
		/** 4 s (1 - s), s = sigmoid(z / width). */
		SIGMOID
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Options options && Arrays.equals(bounds, options.bounds) && withoutBounds().equals(options.withoutBounds());
	}

	private List<Object> withoutBounds() {
		return List.of(epochs, batch, rate, schedule, method, momentum, bound, start, bias, average, loss, rounding, surrogate, surrogateWidth, logitScale);
	}

	@Override
	public int hashCode() {
		return 31 * withoutBounds().hashCode() + Arrays.hashCode(bounds);
	}
}
