// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.RunInfo.Column;

/**
 * How a quantity scatters over the repeats of a point, a box a point; where a point has one repeat, over points that differ only by
 * seed, a box a group.
 *
 * @param over    what differs within a box, in words
 * @param heading what the names of the boxes are; may be empty
 * @param remark  what was left out, for a caption; may be empty
 */
public record Boxes(String over, String heading, Quantity quantity, List<Box> boxes, String remark) {
	private static final int MOST = 24;

	/**
	 * One box.
	 *
	 * @param kind boxes of one kind belong together
	 */
	public record Box(String name, int kind, Statistics statistics) {
	}

	private record Row(RunPoint point, int kind) {
	}

	public Boxes {
		boxes = List.copyOf(boxes);
	}

	/** Every quantity that is not the same everywhere; nothing if there is nothing to scatter over. */
	public static List<Boxes> of(ResultDirectory run) {
		var grouping = Grouping.of(run.info().axes(), run.points());
		boolean overSeeds = run.info().repeats() < 2;
		if (overSeeds && grouping.averaged() < 2) {
			return List.of();
		}
		boolean all = !overSeeds && (run.points().size() <= MOST || grouping.groups().size() < 2);
		var rows = new ArrayList<Row>();
		for (int k = 0; k < grouping.groups().size(); k++) {
			int kind = k;
			var members = grouping.groups().get(k).points();
			members.subList(0, all ? members.size() : 1).forEach(point -> rows.add(new Row(point, kind)));
		}
		var shown = Selection.evenly(rows, MOST);
		boolean kinds = grouping.groups().size() <= Palette.COUNT;
		var axes = new ArrayList<>(grouping.axes());
		if (!overSeeds) {
			axes.addAll(grouping.seeds());
		}
		var heading = String.join(" · ", axes.stream().map(axis -> Axes.shortName(run.info().axes(), run.info().axes().get(axis))).toList());
		int points = overSeeds ? grouping.groups().size() : run.points().size();
		var remark = shown.size() < points ? shown.size() + " of " + points + " points are drawn, evenly chosen." : "";
		return scattered(run).stream().map(column -> new Boxes(overSeeds ? "seeds" : "repeats", heading, new Quantity(column.name(), column.unit(), column.doc()),
				shown.stream().map(row -> new Box(label(row.point, axes), kinds ? row.kind : 0, statistics(run, grouping, overSeeds, row, column.name()))).toList(), remark)).toList();
	}

	private static List<Column> scattered(ResultDirectory run) {
		return run.info().quantities().stream().filter(column -> {
			var all = run.points().stream().map(point -> run.summaries().of(point.index(), column.name())).toList();
			return all.stream().anyMatch(one -> one.sd() > 0) || all.stream().mapToDouble(Statistics::mean).distinct().count() > 1;
		}).toList();
	}

	private static Statistics statistics(ResultDirectory run, Grouping grouping, boolean overSeeds, Row row, String quantity) {
		if (!overSeeds) {
			return run.summaries().of(row.point.index(), quantity);
		}
		return Statistics.of(grouping.groups().get(row.kind).indices().stream().mapToDouble(index -> run.summaries().of(index, quantity).mean()).toArray());
	}

	private static String label(RunPoint point, List<Integer> axes) {
		return String.join(" · ", axes.stream().map(axis -> SweptValue.readable(point.coordinates().get(axis))).toList());
	}
}
