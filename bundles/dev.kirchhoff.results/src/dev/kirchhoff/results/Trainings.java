// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.internal.Average;
import dev.kirchhoff.results.internal.Doubles;

/** How training went: loss and accuracy over epochs, trainings that differ only by seed averaged. */
public final class Trainings {
	private record Training(RunPoint point, Doubles epoch, Doubles loss, Doubles accuracy) {
	}

	private Trainings() {
	}

	/** Loss, and accuracy if it was measured; nothing if nothing was trained. */
	public static List<Lines> of(ResultDirectory run) {
		var table = run.training();
		if (table.isEmpty() || table.get().rows() == 0) {
			return List.of();
		}
		var trainings = trainings(table.get(), run.info().axes());
		var grouping = Grouping.of(run.info().axes(), trainings.values().stream().map(Training::point).toList());
		var pictures = new ArrayList<Lines>();
		lines("Training loss", "loss", true, grouping, trainings).ifPresent(pictures::add);
		lines("Training accuracy", "accuracy", false, grouping, trainings).ifPresent(pictures::add);
		return pictures;
	}

	/** By number of the training; the point of each has that number too, so that a grouping leads back. */
	private static Map<Integer, Training> trainings(DataTable table, List<String> axes) {
		var number = table.numbers("training").orElseThrow();
		var epoch = table.numbers("epoch").orElseThrow();
		var loss = table.numbers("loss").orElseThrow();
		var accuracy = table.numbers("accuracy").orElseThrow();
		var coordinates = axes.stream().map(axis -> table.texts(axis).orElseThrow()).toList();
		var trainings = new LinkedHashMap<Integer, Training>();
		for (int row = 0; row < table.rows(); row++) {
			int at = row;
			var training = trainings.computeIfAbsent((int) number[row], index -> new Training(
					new RunPoint(index, coordinates.stream().map(values -> values[at]).toList()), new Doubles(), new Doubles(), new Doubles()));
			training.epoch.add(epoch[row]);
			training.loss.add(loss[row]);
			training.accuracy.add(accuracy[row]);
		}
		return trainings;
	}

	private static Optional<Lines> lines(String title, String column, boolean loss, Grouping grouping, Map<Integer, Training> trainings) {
		var series = new ArrayList<Series>();
		for (var group : grouping.groups()) {
			var members = group.indices().stream().map(trainings::get).map(training -> measured(training.epoch, loss ? training.loss : training.accuracy))
					.filter(one -> one.x().length > 0).toList();
			if (!members.isEmpty()) {
				series.add(Average.of(group.label(), members));
			}
		}
		return series.isEmpty() ? Optional.empty() : Optional.of(new Lines(title, new Quantity("epoch", "1", ""), new Quantity(column, "1", ""), grouping.heading(),
				grouping.ordered(), false, loss, series, Curves.remark(grouping)));
	}

	/** The epochs that have a value. */
	private static Series measured(Doubles epoch, Doubles values) {
		var x = new Doubles();
		var y = new Doubles();
		var epochs = epoch.toArray();
		var all = values.toArray();
		for (int i = 0; i < all.length; i++) {
			if (Double.isFinite(all[i])) {
				x.add(epochs[i]);
				y.add(all[i]);
			}
		}
		return new Series("", x.toArray(), y.toArray(), Optional.empty());
	}
}
