// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Grouping.Group;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.internal.UnitName;

/** Tables of view {@code HISTOGRAM}; counts of points that differ only by seed are added. */
public final class Histograms {
	private static final String FROM = "-from";

	private Histograms() {
	}

	/**
	 * A histogram a group.
	 *
	 * @param groups those wanted, of {@link Grouping#of}
	 */
	public static List<Histogram> of(ResultDirectory run, TableInfo table, List<Group> groups) {
		var wanted = groups.stream().flatMap(group -> group.indices().stream()).toList();
		IntPredicate isWanted = wanted.size() == run.points().size() ? any -> true : new HashSet<>(wanted)::contains;
		var tables = run.table(table, isWanted);
		var histograms = new ArrayList<Histogram>();
		for (var group : groups) {
			var members = tables.stream().filter(one -> group.indices().contains(one.point().index())).toList();
			if (!members.isEmpty()) {
				histograms.add(sum(group.label(), table, members));
			}
		}
		return histograms;
	}

	/** What is counted: {@code current} if the lower edge is called {@code current-from}; if only {@code from}, what its unit tells. */
	public static Quantity counted(TableInfo table) {
		var from = table.columns().getFirst();
		return new Quantity(from.name().endsWith(FROM) ? from.name().substring(0, from.name().length() - FROM.length()) : UnitName.of(from.unit()), from.unit(), "");
	}

	/** Points whose bins differ from those of the first are left out. */
	private static Histogram sum(String name, TableInfo table, List<PointTable> members) {
		var first = members.getFirst().data();
		var same = members.stream().filter(one -> Arrays.equals(one.data()[0], first[0]) && Arrays.equals(one.data()[1], first[1])).toList();
		var counts = new ArrayList<Histogram.Counts>();
		for (int k = 2; k < table.columns().size(); k++) {
			var sum = new double[first[0].length];
			for (var one : same) {
				for (int bin = 0; bin < sum.length; bin++) {
					sum[bin] += one.data()[k][bin];
				}
			}
			counts.add(new Histogram.Counts(table.columns().get(k).name(), sum));
		}
		return new Histogram(name, first[0], first[1], counts);
	}
}
