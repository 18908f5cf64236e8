// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;

/** Part of the test samples that a copy classifies right, and its mean over copies. */
public record Accuracy() implements Metric {
	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("accuracy", "1", "part of the test samples classified right"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var answers = Answers.of(observation);
		var labels = observation.test().labels();
		var sums = tally.sums("accuracy", 3);
		for (int copy = 0; copy < observation.copies(); copy++) {
			int right = 0;
			for (int sample = 0; sample < labels.length; sample++) {
				if (answers.of(copy, sample) == labels[sample]) {
					right++;
				}
			}
			double accuracy = (double) right / labels.length;
			values[0][copy] = accuracy;
			sums[0]++;
			sums[1] += accuracy;
			sums[2] += accuracy * accuracy;
		}
	}

	@Override
	public List<Quantity> conclusions() {
		return List.of(new Quantity("accuracy-mean", "1", "mean accuracy over copies"),
				new Quantity("accuracy-sd", "1", "standard deviation of the accuracy over copies"));
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var sums = tally.of("accuracy", 3);
		double mean = sums[1] / sums[0];
		values[0] = mean;
		values[1] = sums[0] > 1 ? Math.sqrt(Math.max(0, sums[2] - sums[0] * mean * mean) / (sums[0] - 1)) : 0;
		return List.of();
	}
}
