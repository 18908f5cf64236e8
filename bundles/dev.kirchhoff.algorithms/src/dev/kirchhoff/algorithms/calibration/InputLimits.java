// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Layer;

/**
 * Finds the input of every layer that is to stand for the full voltage of its word lines (Lin et al. 2020, Figs. 9 to 12): a low limit
 * brings small inputs to voltages where nonlinear cells answer, and cuts off large ones.
 * <p>
 * First every layer, from the input on, takes the limit with which its sums come nearest to those of linear cells. Then limits are
 * changed one after the other, in steps that become finer, as long as the answers to training samples become better (cross-entropy of
 * the labels): what is best for a layer depends on what the others do.
 */
public record InputLimits(
		@Parameter(doc = "Training samples to find the limits with", value = "200", min = 1) int samples,
		@Parameter(doc = "Limits tried for every layer at first, in equal ratios down from the largest input", value = "12", min = 2, max = 200) int candidates,
		@Parameter(doc = "Least limit tried, as a part of the largest input", value = "0.03", min = 1e-6, max = 1) double least,
		@Parameter(doc = "Rounds in which limits are improved together; 0: they stay as found one by one", value = "3", min = 0, max = 100) int rounds)
		implements Calibration {

	/** Ratio of the first steps when limits are improved together; every round has half of its logarithm. */
	private static final double FIRST_STEP = 1.4;
	private static final double LEAST_PROBABILITY = 1e-12;

	@Override
	public void calibrate(Task task) {
		var network = task.network();
		var driven = network.weighted().stream().filter(node -> task.inputLimit(node) > 0).toList();
		if (driven.isEmpty()) {
			throw new KirchhoffException("input-limits finds no layer whose inputs have a limit", "set inputEncoding of the arrays' tiles to amplitude, or dacBits");
		}
		oneByOne(task, driven);
		double step = Math.log(FIRST_STEP);
		for (int round = 0; round < rounds; round++, step /= 2) {
			improve(task, driven, step, round);
		}
	}

	private void oneByOne(Task task, List<Integer> driven) {
		var walk = new Walk(task, samples);
		var linear = new Inference(task.network());
		var inputs = Arrays.copyOf(task.samples().inputs(), walk.count() * task.samples().features());
		for (int d = 0; d < driven.size(); d++) {
			int node = driven.get(d);
			var wanted = linear.activations(task.digital(), inputs, walk.count(), node);
			float largest = 0;
			for (float x : walk.to(task.network().node(node).inputs().getFirst())) {
				largest = Math.max(largest, Math.abs(x));
			}
			if (largest == 0) {
				continue; // nothing enters it: any limit will do
			}
			double best = Double.POSITIVE_INFINITY;
			double found = largest;
			for (int k = 0; k < candidates; k++) {
				task.monitor().check();
				double limit = largest * Math.pow(least, (double) k / (candidates - 1));
				task.inputLimit(node, limit);
				double distance = distance(wanted, walk.ahead(node));
				if (distance < best) {
					best = distance;
					found = limit;
				}
			}
			task.inputLimit(node, found);
			task.monitor().progress((d + 1.0) / driven.size() / (1 + rounds),
					String.format(Locale.ROOT, "input limits one by one: %s %.3g", task.network().node(node).name(), found));
		}
	}

	private static double distance(float[] wanted, float[] seen) {
		double sum = 0;
		for (int k = 0; k < wanted.length; k++) {
			double error = seen[k] - wanted[k];
			sum += error * error;
		}
		return sum;
	}

	/** Moves every limit up or down by a ratio, from the input on, while that makes answers better. */
	private void improve(Task task, List<Integer> driven, double step, int round) {
		var walk = new Walk(task, samples);
		double loss = loss(task, walk);
		for (int k = 0; k < driven.size(); k++) {
			int node = driven.get(k);
			walk.to(task.network().node(node).inputs().getFirst());
			double limit = task.inputLimit(node);
			for (double ratio : new double[] { Math.exp(-step), Math.exp(step) }) {
				double start = limit;
				while (true) {
					task.monitor().check();
					task.inputLimit(node, limit * ratio);
					double other = loss(task, walk);
					if (!(other < loss)) {
						break;
					}
					loss = other;
					limit *= ratio;
				}
				task.inputLimit(node, limit);
				if (limit != start) {
					break; // downhill: the other direction is up
				}
			}
			task.monitor().progress((1 + round + (k + 1.0) / driven.size()) / (1 + rounds),
					String.format(Locale.ROOT, "input limits, round %d of %d: %s %.3g, loss %.4f", round + 1, rounds, task.network().node(node).name(), limit, loss));
		}
	}

	/** Mean cross-entropy of the labels. */
	private static double loss(Task task, Walk walk) {
		int output = task.network().output();
		var answers = walk.ahead(output);
		int classes = answers.length / walk.count();
		boolean probabilities = task.network().node(output).layer() instanceof Layer.Activation activation && activation.function() == Layer.Function.SOFTMAX;
		double sum = 0;
		for (int s = 0; s < walk.count(); s++) {
			double right = answers[s * classes + task.samples().labels()[s]];
			sum -= probabilities ? Elementary.log(Math.max(right, LEAST_PROBABILITY)) : right - logOfSum(answers, s * classes, classes);
		}
		return sum / walk.count();
	}

	private static double logOfSum(float[] z, int at, int count) {
		double largest = Double.NEGATIVE_INFINITY;
		for (int k = at; k < at + count; k++) {
			largest = Math.max(largest, z[k]);
		}
		double sum = 0;
		for (int k = at; k < at + count; k++) {
			sum += Elementary.exp(z[k] - largest);
		}
		return largest + Elementary.log(sum);
	}
}
