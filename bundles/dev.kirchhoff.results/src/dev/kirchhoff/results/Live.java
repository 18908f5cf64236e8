// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.internal.Average;
import dev.kirchhoff.solver.run.Course;
import dev.kirchhoff.solver.run.Means;
import dev.kirchhoff.solver.run.Means.Mean;
import dev.kirchhoff.solver.study.Study;

/** A run that is under way, as the pictures that its results will be: of what is there so far. */
public final class Live {
	private static final String REPEATS = "repeats";

	private Live() {
	}

	/** Loss, and accuracy if it is measured, over epochs; nothing if nothing trains. */
	public static List<Lines> trainings(Study study, List<Course> courses) {
		var points = points(study);
		var trainings = new ArrayList<Training>();
		for (var course : courses.stream().sorted(Comparator.comparingInt(Course::point)).toList()) { // they may have begun in any order
			trainings.add(new Training(trainings.size(), points.get(course.point()), course.epoch(), course.loss(), course.accuracy()));
		}
		return Trainings.of(study.axes(), trainings);
	}

	/**
	 * Every quantity: over the numbers that are swept if there are such; else how the mean settles while repeats are finished, a line for
	 * every value of what is swept. Points may be finished in any order and to any part: lines go by what is swept, each point counts for as
	 * many repeats as it has, and lines to come are there without values, so that none changes its colour.
	 */
	public static List<Lines> quantities(Study study, List<Means> means) {
		var some = means.stream().filter(point -> point.quantities().stream().anyMatch(mean -> mean.count() > 0)).toList();
		if (some.isEmpty()) {
			return List.of();
		}
		var points = List.copyOf(points(study).values());
		var swept = Sweeps.of(study.axes(), points, some).lines().stream().flatMap(panels -> panels.panels().stream().map(panel -> picture(panels, panel)))
				.filter(lines -> lines.series().stream().anyMatch(one -> one.x().length > 0)).toList();
		return swept.isEmpty() ? settling(study, points, some) : swept;
	}

	private static Lines picture(Panels panels, Panels.Panel panel) {
		return panel.name().isEmpty() ? panel.lines() : panel.lines().titled(panel.lines().title() + " for " + panels.heading() + " " + panel.name());
	}

	private static List<Lines> settling(Study study, List<RunPoint> points, List<Means> means) {
		var byPoint = new HashMap<Integer, Means>();
		means.forEach(point -> byPoint.put(point.point(), point));
		var grouping = Grouping.of(study.axes(), points);
		var pictures = new ArrayList<Lines>();
		var first = means.getFirst().quantities();
		for (int q = 0; q < first.size(); q++) {
			int index = q;
			var series = grouping.groups().stream().map(group -> settling(group, group.indices().stream().filter(byPoint::containsKey)
					.map(point -> line(byPoint.get(point).quantities().get(index))).toList())).toList();
			pictures.add(new Lines(first.get(q).name(), new Quantity(REPEATS, "1", "finished"), new Quantity(first.get(q).name(), first.get(q).unit(), ""), grouping.heading(),
					grouping.ordered(), false, false, series, "Running mean ± one standard deviation over " + (grouping.averaged() > 1 ? "seeds." : "repeats.")));
		}
		return pictures;
	}

	/** The spread is that over seeds, also while only one of them has come; without seeds, that over repeats. */
	private static Series settling(Grouping.Group group, List<Series> lines) {
		boolean seeds = group.points().size() > 1;
		return Average.settling(group.label(), seeds ? lines.stream().map(line -> new Series("", line.x(), line.y(), Optional.empty())).toList() : lines);
	}

	private static Series line(Mean mean) {
		return new Series("", mean.repeats(), mean.means(), Optional.of(mean.sds()));
	}

	private static Map<Integer, RunPoint> points(Study study) {
		var points = new LinkedHashMap<Integer, RunPoint>();
		study.points().forEach(point -> points.put(point.index(), new RunPoint(point.index(), point.coordinates())));
		return points;
	}
}
