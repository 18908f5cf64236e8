// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;

/**
 * Which classes are taken for which: part of the samples of a class that get each answer, mean over copies (Milo et al. 2019, Fig. 7).
 * Classes without a test sample are left out.
 */
public record Confusion() implements Metric {
	/** Of the sums of a class: copies, samples of all copies, accuracy, its square; then a share an answer. */
	private static final int COPIES = 0;
	private static final int SAMPLES = 1;
	private static final int RIGHT = 2;
	private static final int SQUARE = 3;
	private static final int SHARES = 4;
	private static final String CLASS = "class ";

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var answers = Answers.of(observation);
		var labels = observation.test().labels();
		int classes = Math.max(observation.test().classes(), Math.max(2, answers.width()));
		var samples = new int[classes];
		for (int label : labels) {
			samples[label]++;
		}
		for (int copy = 0; copy < observation.copies(); copy++) {
			var counts = new int[classes][classes];
			for (int sample = 0; sample < labels.length; sample++) {
				counts[labels[sample]][answers.of(copy, sample)]++;
			}
			for (int label = 0; label < classes; label++) {
				if (samples[label] > 0) {
					add(tally.sums(CLASS + label, SHARES + classes), counts[label], samples[label], label);
				}
			}
		}
	}

	private static void add(double[] sums, int[] counts, double samples, int label) {
		double right = counts[label] / samples;
		sums[COPIES]++;
		sums[SAMPLES] += samples;
		sums[RIGHT] += right;
		sums[SQUARE] += right * right;
		for (int answer = 0; answer < counts.length; answer++) {
			sums[SHARES + answer] += counts[answer] / samples;
		}
	}

	@Override
	public List<Quantity> conclusions() {
		return List.of(new Quantity("worst-class-accuracy", "1", "part of its test samples classified right, mean over copies, of the class that fares worst"));
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var present = tally.all().keySet().stream().mapToInt(key -> Integer.parseInt(key.substring(CLASS.length()))).sorted().toArray();
		if (present.length == 0) {
			return List.of();
		}
		var sums = Arrays.stream(present).mapToObj(label -> tally.all().get(CLASS + label)).toArray(double[][]::new);
		values[0] = Arrays.stream(sums).mapToDouble(one -> one[RIGHT] / one[COPIES]).min().getAsDouble();
		return List.of(matrix(present, sums), classes(present, sums));
	}

	private static Table matrix(int[] present, double[][] sums) {
		int answers = sums[0].length - SHARES;
		var data = new double[3][present.length * answers];
		for (int k = 0; k < data[0].length; k++) {
			data[0][k] = k % answers;
			data[1][k] = present[k / answers];
			data[2][k] = sums[k / answers][SHARES + k % answers] / sums[k / answers][COPIES];
		}
		return new Table("confusion", "Answers by class", View.MAP,
				List.of(new Quantity("answer", "1", "class that the network answers"), new Quantity("class", "1", "class of the sample"),
						new Quantity("share", "1", "part of the test samples of a class that get an answer")),
				data);
	}

	private static Table classes(int[] present, double[][] sums) {
		var data = new double[4][present.length];
		for (int k = 0; k < present.length; k++) {
			var one = sums[k];
			double mean = one[RIGHT] / one[COPIES];
			data[0][k] = present[k];
			data[1][k] = one[SAMPLES] / one[COPIES];
			data[2][k] = mean;
			data[3][k] = one[COPIES] > 1 ? Math.sqrt(Math.max(0, one[SQUARE] - one[COPIES] * mean * mean) / (one[COPIES] - 1)) : 0;
		}
		return new Table("classes", "Accuracy of each class", View.TABLE,
				List.of(new Quantity("class", "1", "class of the sample"), new Quantity("samples", "1", "test samples of the class"),
						new Quantity("accuracy", "1", "part of them classified right, mean over copies"),
						new Quantity("accuracy-sd", "1", "its standard deviation over copies")),
				data);
	}
}
