// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.Axes;
import dev.kirchhoff.results.Claim;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunPoint;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.SweptValue;

/**
 * The values of one operand of a claim.
 *
 * @param values scaled value by what is left of the point's coordinates
 * @param note   what must be known of them
 */
record Sample(Map<Map<String, String>, Double> values, Optional<String> note) {

	/** @throws KirchhoffException if there are none, with the reason */
	static Sample of(Claim.Operand operand, Map<String, ResultDirectory> results) {
		var run = results.get(operand.experiment());
		if (run == null) {
			throw problem("experiment '" + operand.experiment() + "' was not run",
					results.isEmpty() ? "" : "there are " + String.join(", ", new TreeSet<>(results.keySet())));
		}
		var column = column(operand, run);
		var conditions = conditions(operand, run);
		var points = run.points();
		var values = new LinkedHashMap<Map<String, String>, Double>();
		int matching = 0;
		for (int row = 0; row < points.size(); row++) {
			if (matches(points.get(row), conditions)) {
				matching++;
				if (Double.isFinite(column[row])) {
					values.put(rest(run.info().axes(), points.get(row), conditions), operand.scale() * column[row]);
				}
			}
		}
		if (matching == 0) {
			throw problem("experiment '" + operand.experiment() + "' has no point with " + operand.where(), taken(run, conditions));
		}
		if (values.isEmpty()) {
			throw problem("column '" + operand.column() + "' of experiment '" + operand.experiment() + "' holds no number", "the points failed");
		}
		return new Sample(values, matching == values.size() ? Optional.empty()
				: Optional.of((matching - values.size()) + " of " + matching + " points of '" + operand.experiment() + "' have no value"));
	}

	/** One value a row of {@code points.csv}: a conclusion, or the mean over repeats of what is measured on each. */
	private static double[] column(Claim.Operand operand, ResultDirectory run) {
		var name = operand.column();
		var concluded = run.pointTable().numbers(name).filter(_ -> !name.equals("point"));
		if (concluded.isPresent()) {
			return concluded.get();
		}
		if (run.info().quantities().stream().anyMatch(one -> one.name().equals(name))) {
			return run.points().stream().mapToDouble(point -> run.summaries().of(point.index(), name).mean()).toArray();
		}
		throw problem("experiment '" + operand.experiment() + "' has no column '" + name + "' in points.csv or results.csv",
				"there are " + String.join(", ", Stream.concat(run.info().conclusions().stream(), run.info().quantities().stream()).map(one -> one.name()).toList()));
	}

	boolean pairsWith(Sample other) {
		return values.keySet().equals(other.values.keySet());
	}

	Statistics statistics() {
		return Statistics.of(values.values().stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** Wanted value by number of the axis. */
	private static Map<Integer, String> conditions(Claim.Operand operand, ResultDirectory run) {
		var axes = run.info().axes();
		var conditions = new TreeMap<Integer, String>();
		operand.where().forEach((name, value) -> {
			var matching = Axes.matching(axes, name);
			if (matching.size() != 1) {
				throw problem(matching.isEmpty() ? "experiment '" + operand.experiment() + "' does not sweep '" + name + "'"
						: "'" + name + "' can mean " + String.join(" or ", matching) + " in experiment '" + operand.experiment() + "'",
						axes.isEmpty() ? "it sweeps nothing" : "axes are " + String.join(", ", axes));
			}
			conditions.put(axes.indexOf(matching.getFirst()), value);
		});
		return conditions;
	}

	private static boolean matches(RunPoint point, Map<Integer, String> conditions) {
		return conditions.entrySet().stream().allMatch(entry -> SweptValue.same(point.coordinates().get(entry.getKey()), entry.getValue()));
	}

	private static Map<String, String> rest(List<String> axes, RunPoint point, Map<Integer, String> conditions) {
		var rest = new TreeMap<String, String>();
		for (int axis = 0; axis < axes.size(); axis++) {
			if (!conditions.containsKey(axis)) {
				rest.put(Axes.shortName(axes, axes.get(axis)), point.coordinates().get(axis));
			}
		}
		return rest;
	}

	private static String taken(ResultDirectory run, Map<Integer, String> conditions) {
		var parts = new ArrayList<String>();
		conditions.forEach((axis, wanted) -> parts.add(run.info().axes().get(axis) + " takes " + String.join(", ",
				run.points().stream().map(point -> point.coordinates().get(axis)).distinct().limit(8).toList())));
		return String.join("; ", parts);
	}

	private static KirchhoffException problem(String what, String detail) {
		return new KirchhoffException(detail.isEmpty() ? what : what + " (" + detail + ")", "");
	}
}
