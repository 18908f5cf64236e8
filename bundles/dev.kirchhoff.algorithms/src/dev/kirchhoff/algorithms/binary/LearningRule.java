// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * Which synapses are pulsed after a minibatch, and how often. A synapse whose gradient is the mean of its layer in magnitude is to take
 * {@code rate} pulses, one of twice that gradient twice as many; a number that is not whole is rounded up or down at random, so that it is
 * met on average. The rate falls along an exponential, which stands for a falling learning rate: pulses do not get smaller, but rarer.
 */
public record LearningRule(
		@Parameter(doc = "Passes over the training samples, of each training", value = "20", min = 1) int epochs,
		@Parameter(doc = "Samples of a minibatch", value = "100", min = 2) int batch,
		@Parameter(doc = "Pulses for a gradient of the mean magnitude of its layer, at first", value = "0.5", min = 1e-9, max = 1e4) double rate,
		@Parameter(doc = "The same at the end; falls along an exponential", value = "0.01", min = 1e-9, max = 1e4) double lastRate,
		@Parameter(doc = "Gradients below this part of the mean magnitude of their layer give no pulse", value = "0", min = 0, max = 1000) double threshold,
		@Parameter(doc = "Most pulses that a synapse takes after a minibatch", value = "1", min = 1, max = 1000) int mostPulses,
		@Parameter(doc = "Learning rate (Adam) of the scales and shifts of the batch normalisation, which are digital", value = "0.01", min = 0, max = 1) double normalisationRate,
		@Parameter(doc = "Trainings one after the other on the same devices; every later one is on a variation of the task", value = "1", min = 1, max = 1000) int trainings,
		@Parameter(doc = "What a variation of the task is", value = "permuted") Variation variation,
		@Parameter(doc = "Threads that share a minibatch; results do not depend on it", value = "1", min = 1, max = 256) int threads) {

	/** How a task is varied that the same devices are to learn next. */
	public enum Variation {
		/** The pixels in another order, for every training another one. */
		PERMUTED,
		/** Every second training with black and white exchanged: 1 - x. */
		INVERTED,
		/** The classes in another order, for every training another one. */
		RELABELLED
	}

	/** Pulses for a gradient of the mean magnitude. @param done part of the training that is over, 0..1 */
	double rate(double done) {
		return rate * Elementary.exp(done * Elementary.log(lastRate / rate));
	}
}
