// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.internal.Moments;

/** What came out over swept numbers: conclusions, and the means of quantities that no conclusion gives. */
public final class Sweeps {
	private static final int LEAST = 3;
	private static final int LINES = 7;

	/** A swept parameter whose values are numbers. */
	private record NumericAxis(int index, Quantity quantity, Map<String, Double> values) {
	}

	/** Something that has a value at every point. */
	private record Outcome(Column column, Map<Integer, Double> values) {
		Quantity quantity() {
			return Curves.quantity(column);
		}

		/** What can share an axis; spreads are of another size than what they are spreads of. */
		List<Object> kind() {
			return List.of(column.metric(), column.unit(), column.name().endsWith("-sd"));
		}
	}

	/** A colour map over two axes. */
	public record Plane(Quantity x, Quantity y, Quantity value, Matrix matrix) {
	}

	private final ResultDirectory run;
	private final List<RunPoint> points;
	private final List<NumericAxis> axes;
	private final List<Outcome> outcomes;

	private Sweeps(ResultDirectory run) {
		this.run = run;
		points = run.points();
		axes = axes();
		outcomes = axes.isEmpty() ? List.of() : outcomes();
	}

	/** Looks for axes of at least {@value #LEAST} numbers; seeds are none. */
	public static Sweeps of(ResultDirectory run) {
		return new Sweeps(run);
	}

	private List<NumericAxis> axes() {
		var names = run.info().axes();
		var found = new ArrayList<NumericAxis>();
		for (int k = 0; k < names.size(); k++) {
			int axis = k;
			var texts = points.stream().map(point -> point.coordinates().get(axis)).distinct().toList();
			var numeric = Axes.isSeed(names.get(k)) || texts.size() < LEAST ? Optional.<SweptValue.Numeric>empty() : SweptValue.numeric(texts);
			if (numeric.isPresent()) {
				var values = new LinkedHashMap<String, Double>();
				for (int i = 0; i < texts.size(); i++) {
					values.put(texts.get(i), numeric.get().values()[i]);
				}
				found.add(new NumericAxis(k, new Quantity(Axes.shortName(names, names.get(k)), numeric.get().unit(), ""), values));
			}
		}
		return found;
	}

	private List<Outcome> outcomes() {
		var table = run.pointTable();
		var indices = table.numbers("point").orElseThrow();
		var all = new ArrayList<Outcome>();
		for (var column : run.info().conclusions()) {
			var numbers = table.numbers(column.name()).orElseThrow();
			var values = new TreeMap<Integer, Double>();
			for (int row = 0; row < numbers.length; row++) {
				values.put((int) indices[row], numbers[row]);
			}
			all.add(new Outcome(column, values));
		}
		for (var column : run.info().quantities()) {
			if (run.info().conclusions().stream().noneMatch(one -> one.name().equals(column.name() + "-mean"))) {
				var values = new TreeMap<Integer, Double>();
				points.forEach(point -> values.put(point.index(), run.summaries().of(point.index(), column.name()).mean()));
				all.add(new Outcome(column, values));
			}
		}
		return all;
	}

	/**
	 * Every outcome over every numeric axis. Other axes, except seeds, make lines of their own if that gives few lines, else they are
	 * averaged too. Where there is one line each, outcomes of a metric and unit share a picture.
	 */
	public List<Lines> lines() {
		var pictures = new ArrayList<Lines>();
		for (var axis : axes) {
			var grouping = grouping(axis);
			if (grouping.groups().size() > 1) {
				outcomes.forEach(outcome -> pictures.add(beside(axis, grouping, outcome)));
			} else {
				var alike = new LinkedHashMap<List<Object>, List<Outcome>>();
				outcomes.forEach(outcome -> alike.computeIfAbsent(outcome.kind(), any -> new ArrayList<>()).add(outcome));
				alike.values().forEach(some -> pictures.add(together(axis, grouping, some)));
			}
		}
		return pictures;
	}

	private Grouping grouping(NumericAxis axis) {
		var names = run.info().axes();
		var all = Grouping.of(names, points);
		var others = all.axes().stream().filter(one -> one != axis.index).toList();
		var rest = all.seeds();
		var split = Grouping.by(names, points, others, rest);
		return split.groups().size() <= LINES ? split
				: Grouping.by(names, points, List.of(), IntStream.concat(others.stream().mapToInt(one -> one), rest.stream().mapToInt(one -> one)).boxed().toList());
	}

	private Lines beside(NumericAxis axis, Grouping grouping, Outcome outcome) {
		var series = grouping.groups().stream().map(group -> line(group.label(), axis, group, outcome)).toList();
		return new Lines(outcome.column.name() + " over " + axis.quantity.name(), axis.quantity, outcome.quantity(), grouping.heading(), grouping.ordered(), true, false,
				series, remark(grouping, series));
	}

	private Lines together(NumericAxis axis, Grouping grouping, List<Outcome> some) {
		boolean one = some.size() == 1;
		var first = some.getFirst();
		var series = some.stream().map(outcome -> line(one ? "" : outcome.column.name(), axis, grouping.groups().getFirst(), outcome)).toList();
		var what = one ? first.column.name() : first.column.metric().isEmpty() ? "Results" : first.column.metric();
		return new Lines(what + " over " + axis.quantity.name(), axis.quantity, one ? first.quantity() : new Quantity(what, first.column.unit(), ""), "", false, true,
				false, series, remark(grouping, series));
	}

	private static Series line(String name, NumericAxis axis, Grouping.Group group, Outcome outcome) {
		var at = new TreeMap<Double, Moments>();
		for (var point : group.points()) {
			at.computeIfAbsent(axis.values.get(point.coordinates().get(axis.index)), any -> new Moments()).add(outcome.values.get(point.index()));
		}
		var sd = at.values().stream().mapToDouble(Moments::sd).toArray();
		return new Series(name, at.keySet().stream().mapToDouble(x -> x).toArray(), at.values().stream().mapToDouble(Moments::mean).toArray(),
				Arrays.stream(sd).allMatch(Double::isNaN) ? Optional.empty() : Optional.of(sd));
	}

	private String remark(Grouping grouping, List<Series> series) {
		if (series.stream().noneMatch(one -> one.sd().isPresent())) {
			return "";
		}
		var names = grouping.seeds().stream().map(axis -> Axes.shortName(run.info().axes(), run.info().axes().get(axis))).toList();
		return "Mean with a band of ± one standard deviation over " + String.join(", ", names) + ".";
	}

	/** Every outcome over the first two numeric axes, averaged over all else; nothing if there are not two. */
	public List<Plane> planes() {
		return axes.size() < 2 ? List.of() : outcomes.stream().map(outcome -> plane(axes.get(0), axes.get(1), outcome)).toList();
	}

	private Plane plane(NumericAxis x, NumericAxis y, Outcome outcome) {
		var at = new LinkedHashMap<List<Double>, Moments>();
		for (var point : points) {
			at.computeIfAbsent(List.of(x.values.get(point.coordinates().get(x.index)), y.values.get(point.coordinates().get(y.index))), any -> new Moments())
					.add(outcome.values.get(point.index()));
		}
		return new Plane(x.quantity, y.quantity, outcome.quantity(), Maps.of("", at.keySet().stream().mapToDouble(place -> place.get(0)).toArray(),
				at.keySet().stream().mapToDouble(place -> place.get(1)).toArray(), at.values().stream().mapToDouble(Moments::mean).toArray()));
	}
}
