// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.random.RandomStream;

/** Tasks that are as hard as the given one, and need other weights. */
final class Variations {
	/** What is learned in one training. */
	record Task(Samples train, Samples test) {
	}

	private Variations() {
	}

	/** @param training 0 is the task as it is */
	static Task of(LearningRule.Variation variation, int training, DataSet data, RandomStream random) {
		if (training == 0) {
			return new Task(data.train(), data.test());
		}
		var own = random.split("variation").split(training);
		return switch (variation) {
			case PERMUTED -> {
				var order = own.permutation(data.train().features(), 0);
				yield new Task(permute(data.train(), order), permute(data.test(), order));
			}
			case INVERTED -> training % 2 == 0 ? new Task(data.train(), data.test()) : new Task(invert(data.train()), invert(data.test()));
			case RELABELLED -> {
				var names = own.permutation(data.train().classes(), 0);
				yield new Task(relabel(data.train(), names), relabel(data.test(), names));
			}
		};
	}

	private static Samples permute(Samples samples, int[] order) {
		var inputs = new float[samples.inputs().length];
		for (int from = 0; from < inputs.length; from += order.length) {
			for (int i = 0; i < order.length; i++) {
				inputs[from + i] = samples.inputs()[from + order[i]];
			}
		}
		return new Samples(samples.shape(), inputs, samples.labels(), samples.classes());
	}

	private static Samples invert(Samples samples) {
		var inputs = samples.inputs().clone();
		for (int i = 0; i < inputs.length; i++) {
			inputs[i] = 1 - inputs[i];
		}
		return new Samples(samples.shape(), inputs, samples.labels(), samples.classes());
	}

	private static Samples relabel(Samples samples, int[] names) {
		var labels = samples.labels().clone();
		for (int i = 0; i < labels.length; i++) {
			labels[i] = names[labels[i]];
		}
		return new Samples(samples.shape(), samples.inputs(), labels, samples.classes());
	}
}
