// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunPoint;
import dev.kirchhoff.results.SweptValue;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.Numbers;

/**
 * What came out, as numbers. Few groups of points stand beside each other with a row a quantity and its meaning; many below each
 * other.
 */
record PointsSection(ResultDirectory run, Links links, Grouping grouping) {
	private static final int BESIDE = 5;
	private static final int BELOW = 40;
	private static final int ALL = 200;

	void write(Markup html) {
		var columns = Measured.of(run);
		if (columns.isEmpty() || grouping.groups().isEmpty()) {
			return;
		}
		html.element("h3", "Numbers");
		boolean averaged = grouping.averaged() > 1;
		if (grouping.groups().size() <= BESIDE) {
			beside(html, columns);
		} else {
			below(html, columns, grouping.groups(), grouping.names(), BELOW);
		}
		html.open("p", "class", "caption").text(explanation(columns, averaged) + " Every point is in ");
		links.to(html, "points.csv");
		if (!run.info().quantities().isEmpty()) {
			html.text(", every repeat in ");
			links.to(html, "results.csv");
		}
		html.text(".").close().line();
		if (averaged && run.points().size() > 1) {
			html.open("details").element("summary", "Every point");
			var every = Grouping.of(run.info().axes(), run.points());
			below(html, columns, points(), names(every), ALL);
			html.close().line();
		}
	}

	private static String explanation(List<Measured> columns, boolean averaged) {
		boolean repeats = columns.stream().anyMatch(Measured::perRepeat);
		var text = repeats ? "Mean ± standard deviation over repeats for what is measured on every repeat" : "";
		if (averaged) {
			text += (repeats ? "; mean" : "Mean") + " ± standard deviation over points that differ only by seed for what is concluded from all repeats of a point";
		}
		return text.isEmpty() ? "One value a point." : text + ".";
	}

	private List<String> names(Grouping every) {
		var names = new ArrayList<>(every.names());
		every.seeds().forEach(axis -> names.add(run.info().axes().get(axis)));
		return names;
	}

	/** Every point as a group of its own, seeds last. */
	private List<Grouping.Group> points() {
		var groups = new ArrayList<Grouping.Group>();
		for (RunPoint point : run.points()) {
			var values = new ArrayList<String>();
			grouping.axes().forEach(axis -> values.add(point.coordinates().get(axis)));
			grouping.seeds().forEach(axis -> values.add(point.coordinates().get(axis)));
			groups.add(new Grouping.Group(values, List.of(point)));
		}
		return groups;
	}

	private void beside(Markup html, List<Measured> columns) {
		html.open("div", "class", "scroll").open("table").open("thead").open("tr").element("th", grouping.names().isEmpty() ? "" : grouping.heading(), "class", "soft");
		boolean one = grouping.groups().size() == 1;
		grouping.groups().forEach(group -> html.element("th", one ? "Value" : group.label(), "class", "num"));
		html.element("th", "Meaning").close().close().open("tbody").line();
		for (var column : columns) {
			var scale = column.scale(grouping.groups());
			html.open("tr").element("th", column.name(), "scope", "row");
			grouping.groups().forEach(group -> html.element("td", column.text(scale, group), "class", "num"));
			html.element("td", column.doc(), "class", "soft").close().line();
		}
		html.close().close().close().line();
	}

	private static void below(Markup html, List<Measured> columns, List<Grouping.Group> groups, List<String> names, int limit) {
		html.open("div", "class", "scroll").open("table").open("thead").open("tr");
		names.forEach(name -> html.element("th", name));
		var scales = columns.stream().map(column -> column.scale(groups)).toList();
		for (int k = 0; k < columns.size(); k++) {
			html.element("th", scales.get(k).heading(columns.get(k).name()), "class", "num", "title", columns.get(k).doc());
		}
		html.close().close().open("tbody").line();
		var shown = groups.subList(0, Math.min(limit, groups.size()));
		var cells = new ArrayList<List<String>>();
		for (int k = 0; k < columns.size(); k++) {
			cells.add(columns.get(k).column(scales.get(k), shown));
		}
		for (int row = 0; row < shown.size(); row++) {
			html.open("tr");
			shown.get(row).values().forEach(value -> html.element("td", SweptValue.readable(value)));
			for (var column : cells) {
				html.element("td", column.get(row), "class", "num");
			}
			html.close().line();
		}
		html.close().close().close();
		if (groups.size() > limit) {
			html.element("p", "The first " + limit + " of " + Numbers.grouped(groups.size()) + " rows.", "class", "caption");
		}
		html.line();
	}
}
