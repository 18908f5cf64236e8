// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.internal.Moments;
import dev.kirchhoff.solver.run.Means;

/** What came out over swept numbers: conclusions, and the means of quantities that no conclusion gives. */
public final class Sweeps {
	private static final int LEAST = 3;
	/** Pictures beside each other. */
	private static final int BESIDE = 4;
	private static final String MEAN = "-mean";
	private static final String SD = "-sd";

	/** A swept parameter whose values are numbers. */
	private record NumericAxis(int index, Quantity quantity, Map<String, Double> values) {
	}

	/**
	 * Something that has a value at every point.
	 *
	 * @param values  by point; points that have given nothing yet are not among them
	 * @param spreads standard deviation of what the value is the mean of; empty if it is none
	 * @param counts  of what it is the mean of, where that differs from point to point
	 */
	private record Outcome(Column column, Map<Integer, Double> values, Map<Integer, Double> spreads, Map<Integer, Long> counts) {
		Outcome(Column column, Map<Integer, Double> values, Map<Integer, Double> spreads) {
			this(column, values, spreads, Map.of());
		}

		void addTo(Moments moments, RunPoint point) {
			moments.add(values.getOrDefault(point.index(), Double.NaN), counts.getOrDefault(point.index(), 1L));
		}

		/** The same at every point and repeat: a number, not a picture. */
		boolean isConstant() {
			return values.size() > 1 && values.values().stream().distinct().count() == 1 && spreads.values().stream().noneMatch(spread -> spread > 0);
		}

		Quantity quantity() {
			return Curves.quantity(column);
		}

		/** What can share an axis: parts of a whole, or quantities of one unit and size; spreads are of another size than what they are spreads of. */
		List<Object> kind() {
			double largest = values.values().stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(0);
			Object size = column.unit().equals("1") ? largest <= 1 ? "" : column.name() : Scale.of(column.unit(), largest).unit();
			return List.of(column.metric(), column.unit(), size, column.name().endsWith(SD), spreads.isEmpty());
		}
	}

	/**
	 * Colour maps over two axes, one for each value of the others, with one scale of colours.
	 *
	 * @param heading  names of the other axes; empty if there are none
	 * @param matrices a few
	 * @param remark   what was averaged or left out, for a caption; may be empty
	 */
	public record Plane(Quantity x, Quantity y, Quantity value, String heading, List<Matrix> matrices, String remark) {
		public Plane {
			matrices = List.copyOf(matrices);
		}
	}

	private final List<String> names;
	private final List<RunPoint> points;
	private final List<NumericAxis> axes;
	private final List<Outcome> outcomes;

	private Sweeps(ResultDirectory run) {
		names = run.info().axes();
		points = run.points();
		axes = axes();
		outcomes = axes.isEmpty() ? List.of() : outcomes(run);
	}

	/** Of a run under way: pictures of the same axes from the first results to the last. */
	private Sweeps(List<String> names, List<RunPoint> all, List<Means> means) {
		this.names = names;
		points = all;
		axes = axes();
		outcomes = axes.isEmpty() ? List.of() : outcomes(means);
	}

	/** Looks for axes of at least {@value #LEAST} numbers; seeds are none. */
	public static Sweeps of(ResultDirectory run) {
		return new Sweeps(run);
	}

	/**
	 * The same of means so far, in whatever order they have come.
	 *
	 * @param points all that are to be computed
	 */
	static Sweeps of(List<String> axes, List<RunPoint> points, List<Means> means) {
		return new Sweeps(axes, points, means);
	}

	private List<NumericAxis> axes() {
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

	/** A mean whose standard deviation is told as well has it as its spread, which then is no outcome of its own. */
	private List<Outcome> outcomes(ResultDirectory run) {
		var table = run.pointTable();
		var indices = table.numbers("point").orElseThrow();
		var conclusions = run.info().conclusions();
		var all = new ArrayList<Outcome>();
		for (var column : conclusions) {
			var stem = stem(column.name(), SD);
			if (!stem.isEmpty() && has(conclusions, stem + MEAN)) {
				continue;
			}
			var mean = stem(column.name(), MEAN);
			var spreads = !mean.isEmpty() && has(conclusions, mean + SD) ? byPoint(indices, table.numbers(mean + SD).orElseThrow()) : Map.<Integer, Double>of();
			all.add(new Outcome(column, byPoint(indices, table.numbers(column.name()).orElseThrow()), spreads));
		}
		for (var column : run.info().quantities()) {
			if (!has(conclusions, column.name() + MEAN)) {
				var values = new TreeMap<Integer, Double>();
				var spreads = new TreeMap<Integer, Double>();
				for (var point : points) {
					var statistics = run.summaries().of(point.index(), column.name());
					values.put(point.index(), statistics.mean());
					spreads.put(point.index(), statistics.sd());
				}
				all.add(new Outcome(column, values, run.info().repeats() > 1 ? spreads : Map.of()));
			}
		}
		all.removeIf(Outcome::isConstant);
		return all;
	}

	private static List<Outcome> outcomes(List<Means> means) {
		var all = new ArrayList<Outcome>();
		for (int q = 0; q < means.getFirst().quantities().size(); q++) {
			var values = new TreeMap<Integer, Double>();
			var spreads = new TreeMap<Integer, Double>();
			var counts = new TreeMap<Integer, Long>();
			for (var point : means) {
				var mean = point.quantities().get(q);
				values.put(point.point(), mean.mean());
				counts.put(point.point(), mean.count());
				if (mean.count() > 1) {
					spreads.put(point.point(), mean.sd());
				}
			}
			var first = means.getFirst().quantities().get(q);
			all.add(new Outcome(new Column(first.name(), first.unit(), "", first.metric()), values, spreads, counts));
		}
		return all;
	}

	/** A name without its end; empty if it has another. */
	private static String stem(String name, String end) {
		return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : "";
	}

	private static boolean has(List<Column> columns, String name) {
		return columns.stream().anyMatch(column -> column.name().equals(name));
	}

	private static Map<Integer, Double> byPoint(double[] indices, double[] numbers) {
		var values = new TreeMap<Integer, Double>();
		for (int row = 0; row < numbers.length; row++) {
			values.put((int) indices[row], numbers[row]);
		}
		return values;
	}

	/**
	 * Every outcome over every numeric axis. Another axis makes lines; where there are more, the one of most numbers makes lines and the
	 * rest pictures beside each other. Points that differ only by seed are averaged. Where there is one line each, outcomes of a metric
	 * and unit share a picture.
	 */
	public List<Panels> lines() {
		var all = Grouping.of(names, points);
		var pictures = new ArrayList<Panels>();
		for (var axis : axes) {
			var others = all.axes().stream().filter(one -> one != axis.index).toList();
			if (others.size() > 1) {
				outcomes.forEach(outcome -> pictures.add(panels(axis, others, all.seeds(), outcome)));
			} else if (others.size() == 1) {
				var grouping = Grouping.by(names, points, others, all.seeds());
				outcomes.forEach(outcome -> pictures.add(Panels.of(beside(axis, grouping, outcome))));
			} else {
				var grouping = Grouping.by(names, points, others, all.seeds());
				var alike = new LinkedHashMap<List<Object>, List<Outcome>>();
				outcomes.forEach(outcome -> alike.computeIfAbsent(outcome.kind(), any -> new ArrayList<>()).add(outcome));
				alike.values().forEach(some -> pictures.add(Panels.of(together(axis, grouping, some))));
			}
		}
		return pictures;
	}

	private Panels panels(NumericAxis axis, List<Integer> others, List<Integer> seeds, Outcome outcome) {
		int lines = axes.stream().filter(one -> others.contains(one.index)).max(Comparator.comparingInt(one -> one.values.size())).map(NumericAxis::index)
				.orElse(others.getLast());
		var rest = others.stream().filter(one -> one != lines).toList();
		var groups = Grouping.by(names, points, rest, List.of());
		var panels = Selection.evenly(groups.groups(), BESIDE).stream()
				.map(group -> new Panels.Panel(group.label(), beside(axis, Grouping.by(names, group.points(), List.of(lines), seeds), outcome))).toList();
		var remark = panels.getFirst().lines().remark() + omitted(panels.size(), groups.groups().size(), "pictures");
		return new Panels(panels.getFirst().lines().title(), groups.heading(), panels, remark.strip());
	}

	private static String omitted(int shown, int all, String what) {
		return shown < all ? " " + shown + " of " + all + " " + what + " are drawn, evenly chosen." : "";
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

	/** The spread is that over seeds, also while only one of them has come; without seeds, that over repeats if it is known. */
	private static Series line(String name, NumericAxis axis, Grouping.Group group, Outcome outcome) {
		boolean seeds = group.points().stream().map(point -> point.coordinates().get(axis.index)).distinct().count() < group.points().size();
		var at = new TreeMap<Double, Moments>();
		var repeats = new TreeMap<Double, Double>();
		for (var point : group.points()) {
			if (!outcome.values.containsKey(point.index())) {
				continue;
			}
			double x = axis.values.get(point.coordinates().get(axis.index));
			outcome.addTo(at.computeIfAbsent(x, any -> new Moments()), point);
			repeats.put(x, outcome.spreads.getOrDefault(point.index(), Double.NaN));
		}
		var sd = seeds ? at.values().stream().mapToDouble(Moments::sd).toArray() : repeats.values().stream().mapToDouble(x -> x).toArray();
		return new Series(name, at.keySet().stream().mapToDouble(x -> x).toArray(), at.values().stream().mapToDouble(Moments::mean).toArray(),
				Arrays.stream(sd).allMatch(Double::isNaN) ? Optional.empty() : Optional.of(sd));
	}

	private String remark(Grouping grouping, List<Series> series) {
		if (series.stream().noneMatch(one -> one.sd().isPresent())) {
			return "";
		}
		var seeds = grouping.averaged() > 1 ? grouping.seeds().stream().map(axis -> Axes.shortName(names, names.get(axis))).toList() : List.<String>of();
		return "Mean ± one standard deviation over " + (seeds.isEmpty() ? "repeats" : String.join(", ", seeds)) + ".";
	}

	/** Every outcome over the two axes of most numbers, a map for each value of the others; nothing if there are not two. */
	public List<Plane> planes() {
		if (axes.size() < 2) {
			return List.of();
		}
		var two = axes.stream().sorted(Comparator.comparingInt((NumericAxis axis) -> -axis.values.size())).limit(2).sorted(Comparator.comparingInt(NumericAxis::index)).toList();
		var all = Grouping.of(names, points);
		var others = all.axes().stream().filter(one -> two.stream().noneMatch(axis -> axis.index == one)).toList();
		var groups = Grouping.by(names, points, others, all.seeds());
		return outcomes.stream().map(outcome -> plane(two.get(0), two.get(1), groups, outcome)).toList();
	}

	private static Plane plane(NumericAxis x, NumericAxis y, Grouping groups, Outcome outcome) {
		var shown = Selection.evenly(groups.groups(), BESIDE);
		var matrices = shown.stream().map(group -> matrix(x, y, group, outcome)).toList();
		boolean seeds = groups.groups().stream().anyMatch(group -> group.points().stream()
				.map(point -> List.of(point.coordinates().get(x.index), point.coordinates().get(y.index))).distinct().count() < group.points().size());
		return new Plane(x.quantity, y.quantity, outcome.quantity(), groups.heading(), matrices,
				((seeds ? "Mean over seeds." : "") + omitted(shown.size(), groups.groups().size(), "maps")).strip());
	}

	private static Matrix matrix(NumericAxis x, NumericAxis y, Grouping.Group group, Outcome outcome) {
		var at = new LinkedHashMap<List<Double>, Moments>();
		for (var point : group.points()) {
			outcome.addTo(at.computeIfAbsent(List.of(x.values.get(point.coordinates().get(x.index)), y.values.get(point.coordinates().get(y.index))), any -> new Moments()), point);
		}
		return Maps.of(group.label(), at.keySet().stream().mapToDouble(place -> place.get(0)).toArray(), at.keySet().stream().mapToDouble(place -> place.get(1)).toArray(),
				at.values().stream().mapToDouble(Moments::mean).toArray());
	}
}
