// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.results.Grouping.Group;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunPoint;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Statistics;

/** A column of the table of points: a quantity over repeats, or a conclusion over points. */
record Measured(Column column, boolean perRepeat, Map<Integer, Statistics> byPoint) {

	/** Conclusions first: they are what was asked. */
	static List<Measured> of(ResultDirectory run) {
		var all = new ArrayList<Measured>();
		var table = run.pointTable();
		var indices = table.numbers("point").orElseThrow();
		for (var column : run.info().conclusions()) {
			var values = table.numbers(column.name()).orElseThrow();
			var byPoint = new HashMap<Integer, Statistics>();
			for (int row = 0; row < values.length; row++) {
				byPoint.put((int) indices[row], Statistics.of(values[row]));
			}
			all.add(new Measured(column, false, byPoint));
		}
		for (var column : run.info().quantities()) {
			var byPoint = new HashMap<Integer, Statistics>();
			run.points().forEach(point -> byPoint.put(point.index(), run.summaries().of(point.index(), column.name())));
			all.add(new Measured(column, true, byPoint));
		}
		return all;
	}

	String name() {
		return column.name();
	}

	String doc() {
		return column.doc();
	}

	Scale scale(List<Group> groups) {
		return Scale.of(column.unit(), groups.stream().mapToDouble(group -> Math.abs(of(group).mean())).toArray());
	}

	/** With its unit. */
	String text(Scale scale, Group group) {
		var all = of(group);
		return scale.text(all.mean(), all.sd());
	}

	/** Without unit, in rows below each other. */
	List<String> column(Scale scale, List<Group> groups) {
		var all = groups.stream().map(this::of).toList();
		var places = scale.places(all.stream().mapToDouble(Statistics::sd).toArray());
		return all.stream().map(one -> scale.number(one.mean(), one.sd(), places)).toList();
	}

	private Statistics of(Group group) {
		var parts = group.points().stream().map(RunPoint::index).map(index -> byPoint.getOrDefault(index, Statistics.NONE)).toList();
		return perRepeat ? Statistics.pooled(parts) : Statistics.of(parts.stream().mapToDouble(Statistics::mean).toArray());
	}
}
