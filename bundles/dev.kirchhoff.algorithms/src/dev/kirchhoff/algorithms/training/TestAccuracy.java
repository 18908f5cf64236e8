// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import java.util.Arrays;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Answers;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/** Part of the test samples that a network under training gets right. Confined to one thread. */
public final class TestAccuracy {
	private static final int AT_ONCE = 500;

	private final Samples samples;
	private final Inference inference;
	private final Answers answers;

	public TestAccuracy(Network network, Samples samples) {
		this.samples = samples;
		inference = new Inference(network);
		answers = new Answers(network);
	}

	/** 0..1. */
	public double of(Parameters weights) {
		int features = samples.features();
		int right = 0;
		for (int first = 0; first < samples.count(); first += AT_ONCE) {
			int count = Math.min(AT_ONCE, samples.count() - first);
			var inputs = Arrays.copyOfRange(samples.inputs(), first * features, (first + count) * features);
			right += answers.right(inference.run(weights, inputs, count), samples.labels(), first, count);
		}
		return (double) right / samples.count();
	}
}
