// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import dev.kirchhoff.results.RunInfo.TableInfo;

/**
 * Points put together that differ only by chance, that is by axes that are seeds.
 *
 * @param axes     numbers of the axes by which the groups differ
 * @param names    their short names
 * @param seeds    numbers of the axes by which only the points of a group differ
 * @param groups   in the order of their first points
 * @param idle     short names of axes that change nothing, of which only one value is in the groups
 */
public record Grouping(List<Integer> axes, List<String> names, List<Integer> seeds, List<Group> groups, List<String> idle) {
	/** Tables of more points are not compared with each other. */
	private static final int COMPARED = 400;

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

	/**
	 * Groups the points of a table. What was swept after the stage that a table tells of changes nothing in it: points whose tables are
	 * the same are there once.
	 */
	public static Grouping of(ResultDirectory run, TableInfo table) {
		var axes = run.info().axes();
		if (axes.isEmpty() || run.points().size() > COMPARED) {
			return of(axes, run.points());
		}
		var tables = run.table(table, any -> true);
		var idle = new ArrayList<String>();
		for (int axis = 0; axis < axes.size(); axis++) {
			var fewer = without(tables, axis);
			if (fewer.size() < tables.size()) {
				idle.add(Axes.shortName(axes, axes.get(axis)));
				tables = fewer;
			}
		}
		var all = of(axes, tables.stream().map(PointTable::point).toList());
		return new Grouping(all.axes, all.names, all.seeds, all.groups, List.copyOf(idle));
	}

	/** Of tables that differ in one coordinate only the first, if all of them are the same. */
	private static List<PointTable> without(List<PointTable> tables, int axis) {
		var alike = new LinkedHashMap<List<String>, PointTable>();
		for (var table : tables) {
			var rest = new ArrayList<>(table.point().coordinates());
			rest.remove(axis);
			var first = alike.putIfAbsent(rest, table);
			if (first != null && !Arrays.deepEquals(first.data(), table.data())) {
				return tables;
			}
		}
		return List.copyOf(alike.values());
	}

	/** A sentence about axes that change nothing, for a caption; empty if there are none. */
	public String sameFor() {
		return idle.isEmpty() ? "" : "The same for every " + String.join(" and ", idle) + ".";
	}

	/** Groups by certain axes; points of a group differ in {@code rest}. */
	static Grouping by(List<String> axes, List<RunPoint> points, List<Integer> kept, List<Integer> rest) {
		var map = new LinkedHashMap<List<String>, List<RunPoint>>();
		for (var point : points) {
			map.computeIfAbsent(kept.stream().map(axis -> point.coordinates().get(axis)).toList(), any -> new ArrayList<>()).add(point);
		}
		var groups = new ArrayList<Group>();
		map.forEach((values, members) -> groups.add(new Group(values, List.copyOf(members))));
		return new Grouping(kept, kept.stream().map(axis -> Axes.shortName(axes, axes.get(axis))).toList(), rest, List.copyOf(groups), List.of());
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
