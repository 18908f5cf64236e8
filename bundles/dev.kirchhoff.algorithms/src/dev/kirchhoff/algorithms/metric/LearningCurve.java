// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.List;
import java.util.stream.Stream;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;

/** How learning on the chip went (Yu et al. 2016, Figs. 11, 14 and 15): accuracy and loss over epochs, peak and end. */
public record LearningCurve() implements Metric {
	private static final int EPOCH = 0;
	private static final int LOSS = 1;
	private static final int ACCURACY = 2;
	private static final String AT = "epoch ";
	/** Of the sums of an epoch: how many, sum and sum of squares of the loss, then of the accuracy. */
	private static final int MOMENTS = 3;

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("peak-accuracy", "1", "highest accuracy of an epoch"), new Quantity("peak-epoch", "1", "the first epoch that has it"),
				new Quantity("final-accuracy", "1", "accuracy of the last epoch"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		for (int copy = 0; copy < observation.copies(); copy++) {
			for (var epoch : observation.course(copy)) {
				var sums = tally.sums(AT + epoch[EPOCH], 2 * MOMENTS);
				add(sums, 0, epoch[LOSS]);
				add(sums, MOMENTS, epoch[ACCURACY]);
				if (epoch[ACCURACY] > values[0][copy]) {
					values[0][copy] = epoch[ACCURACY];
					values[1][copy] = epoch[EPOCH];
				}
				values[2][copy] = Double.isFinite(epoch[ACCURACY]) ? epoch[ACCURACY] : values[2][copy];
			}
		}
	}

	/** What was not measured is not counted. */
	private static void add(double[] sums, int from, double value) {
		if (Double.isFinite(value)) {
			sums[from]++;
			sums[from + 1] += value;
			sums[from + 2] += value * value;
		}
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var epochs = tally.all().keySet().stream().mapToDouble(key -> Double.parseDouble(key.substring(AT.length()))).sorted().boxed().toList();
		return Stream.of(curve(tally, epochs, "accuracy", "part of the test samples classified right", MOMENTS), curve(tally, epochs, "loss", "loss of the epoch", 0))
				.filter(table -> table.rows() > 0).toList();
	}

	/** Of the epochs at which it was measured. */
	private static Table curve(Tally tally, List<Double> epochs, String what, String doc, int from) {
		var measured = epochs.stream().filter(epoch -> tally.of(AT + epoch, 2 * MOMENTS)[from] > 0).toList();
		var data = new double[3][measured.size()];
		for (int k = 0; k < measured.size(); k++) {
			var sums = tally.of(AT + measured.get(k), 2 * MOMENTS);
			double count = sums[from];
			double mean = sums[from + 1] / count;
			data[0][k] = measured.get(k);
			data[1][k] = mean;
			data[2][k] = count > 1 ? Math.sqrt(Math.max(0, sums[from + 2] - count * mean * mean) / (count - 1)) : 0;
		}
		return new Table(what, "Learning on the chip: " + what + " over epochs", View.CURVE,
				List.of(new Quantity("epoch", "1", "passes over the training samples"), new Quantity(what, "1", doc + ", mean over copies"),
						new Quantity(what + "-sd", "1", "its standard deviation over copies")),
				data);
	}
}
