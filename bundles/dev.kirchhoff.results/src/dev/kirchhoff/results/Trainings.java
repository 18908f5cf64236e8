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
	private Trainings() {
	}

	/** Loss, and accuracy if it was measured; nothing if nothing was trained. */
	public static List<Lines> of(ResultDirectory run) {
		return of(run.info().axes(), run.trainings());
	}

	/** The same of trainings, which may be under way, of a run with these axes. */
	static List<Lines> of(List<String> axes, List<Training> all) {
		var trainings = new LinkedHashMap<Integer, Training>();
		all.forEach(training -> trainings.put(training.index(), training));
		var grouping = Grouping.of(axes, trainings.values().stream().map(one -> new RunPoint(one.index(), one.point().coordinates())).toList());
		var pictures = new ArrayList<Lines>();
		lines("Training loss", "loss", true, grouping, trainings).ifPresent(pictures::add);
		lines("Training accuracy", "accuracy", false, grouping, trainings).ifPresent(pictures::add);
		return pictures;
	}

	private static Optional<Lines> lines(String title, String column, boolean loss, Grouping grouping, Map<Integer, Training> trainings) {
		var series = new ArrayList<Series>();
		for (var group : grouping.groups()) {
			var members = group.indices().stream().map(trainings::get).map(training -> measured(training.epoch(), loss ? training.loss() : training.accuracy()))
					.filter(one -> one.x().length > 0).toList();
			if (!members.isEmpty()) {
				series.add(Average.of(group.label(), members));
			}
		}
		return series.isEmpty() ? Optional.empty() : Optional.of(new Lines(title, new Quantity("epoch", "1", ""), new Quantity(column, "1", ""), grouping.heading(),
				grouping.ordered(), false, loss, series, Curves.remark(grouping)));
	}

	/** The epochs that have a value. */
	private static Series measured(double[] epochs, double[] all) {
		var x = new Doubles();
		var y = new Doubles();
		for (int i = 0; i < all.length; i++) {
			if (Double.isFinite(all[i])) {
				x.add(epochs[i]);
				y.add(all[i]);
			}
		}
		return new Series("", x.toArray(), y.toArray(), Optional.empty());
	}
}
