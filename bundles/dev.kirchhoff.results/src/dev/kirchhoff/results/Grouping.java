// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points put together that differ only by chance, that is by axes that are seeds.
 *
 * @param axes     numbers of the axes by which the groups differ
 * @param names    their short names
 * @param seeds    numbers of the axes by which only the points of a group differ
 * @param groups   in the order of their first points
 */
public record Grouping(List<Integer> axes, List<String> names, List<Integer> seeds, List<Group> groups) {
	/**
	 * Points that are averaged.
	 *
	 * @param values one an axis of the grouping
	 */
	public record Group(List<String> values, List<RunPoint> points) {
		/** What tells this group from the others; empty if it is the only one. */
		public String label() {
			return String.join(" · ", values.stream().map(SweptValue::readable).toList());
		}

		public List<Integer> indices() {
			return points.stream().map(RunPoint::index).toList();
		}
	}

	/**
	 * Groups points of a run; axes that take a single value tell nothing and are left out.
	 *
	 * @param axes of the run
	 */
	public static Grouping of(List<String> axes, List<RunPoint> points) {
		var varying = IntStream.range(0, axes.size()).filter(axis -> points.stream().map(point -> point.coordinates().get(axis)).distinct().count() > 1)
				.boxed().toList();
		var kept = varying.stream().filter(axis -> !Axes.isSeed(axes.get(axis))).toList();
		var seeds = varying.stream().filter(axis -> Axes.isSeed(axes.get(axis))).toList();
		return by(axes, points, kept, seeds);
	}

	/** Groups by certain axes; points of a group differ in {@code rest}. */
	static Grouping by(List<String> axes, List<RunPoint> points, List<Integer> kept, List<Integer> rest) {
		var map = new LinkedHashMap<List<String>, List<RunPoint>>();
		for (var point : points) {
			map.computeIfAbsent(kept.stream().map(axis -> point.coordinates().get(axis)).toList(), any -> new ArrayList<>()).add(point);
		}
		var groups = new ArrayList<Group>();
		map.forEach((values, members) -> groups.add(new Group(values, List.copyOf(members))));
		return new Grouping(kept, kept.stream().map(axis -> Axes.shortName(axes, axes.get(axis))).toList(), rest, List.copyOf(groups));
	}

	/** Whether the groups stand for several numbers of one parameter. */
	public boolean ordered() {
		return axes.size() == 1 && groups.size() > 2 && SweptValue.numeric(groups.stream().map(group -> group.values().getFirst()).toList()).isPresent();
	}

	/** Points of the largest group. */
	public int averaged() {
		return groups.stream().mapToInt(group -> group.points().size()).max().orElse(0);
	}

	/** Names of the axes of the grouping, as a heading for {@link Group#label()}. */
	public String heading() {
		return String.join(" · ", names);
	}
}
