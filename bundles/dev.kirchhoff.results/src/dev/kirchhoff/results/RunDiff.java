// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.internal.Times;

/**
 * What tells one run from another: how they were made, and what came out at the points that both have.
 *
 * @param facts   that differ
 * @param alike   how many facts were compared and are the same
 * @param axes    swept parameters that both runs have
 * @param results in the order of the first run's columns
 * @param onlyA   points that only the first run has
 * @param onlyB   points that only the second run has
 */
public record RunDiff(ResultDirectory a, ResultDirectory b, List<Fact> facts, int alike, List<String> axes, List<Result> results, int onlyA, int onlyB) {
	/** Standard errors that a difference of means must exceed to be more than chance, about one in a hundred. */
	private static final double BEYOND = 2.576;

	/** Settings that are facts of the run already. */
	private static final List<String> SAID = List.of("seed", "repeats");
	/** Differs between runs that are computed from the same. */
	private static final List<String> OF_THE_DAY = List.of("failed repeats", "duration", "host", "Kirchhoff");

	/**
	 * Something that differs.
	 *
	 * @param kind   {@code Run}, {@code Setting}, {@code Plug-in} or {@code Input}
	 * @param name   of a parameter: the parameter, then the setting
	 * @param a      in the first run; empty if it is not there
	 * @param b      in the second run; empty if it is not there
	 * @param places settings in which it differs alike, if there are several
	 */
	public record Fact(String kind, String name, String a, String b, List<String> places) {
		/** In one place. */
		public Fact(String kind, String name, String a, String b) {
			this(kind, name, a, b, List.of());
		}
	}

	/**
	 * A conclusion or quantity at a point that both runs have.
	 *
	 * @param point      values of the common axes
	 * @param spreadA    standard deviation of what the value is the mean of; NaN if it is none
	 * @param countA     values that were averaged
	 * @param conclusion whether it is a conclusion rather than the mean of a quantity
	 */
	public record Result(List<String> point, Column column, double a, double spreadA, long countA, double b, double spreadB, long countB, boolean conclusion) {
		public double difference() {
			return b - a;
		}

		/** Relative to the first; NaN if that is 0. */
		public double relative() {
			return a == 0 ? Double.NaN : (b - a) / Math.abs(a);
		}

		/** Whether the difference is more than the spread makes likely; for numbers without a spread nothing can be said. */
		public Optional<Boolean> significant() {
			if (Double.isNaN(spreadA) || Double.isNaN(spreadB)) {
				return Optional.empty();
			}
			double error = Math.sqrt(spreadA * spreadA / Math.max(1, countA) + spreadB * spreadB / Math.max(1, countB));
			return Optional.of(Math.abs(difference()) > BEYOND * error && difference() != 0);
		}

		/** In words. */
		public String verdict() {
			return difference() == 0 ? "same" : significant().map(yes -> yes ? "differs" : "within spread").orElse("no spread known");
		}
	}

	/** Compares; reads {@code points.csv} and {@code results.csv} of both. */
	public static RunDiff of(ResultDirectory a, ResultDirectory b) {
		var compared = new Facts();
		var one = a.info();
		var two = b.info();
		compared.add("Run", "project", one.project(), two.project());
		compared.add("Run", "experiment", one.experiment(), two.experiment());
		compared.add("Run", "seed", Long.toString(one.seed()), Long.toString(two.seed()));
		compared.add("Run", "repeats", Long.toString(one.repeats()), Long.toString(two.repeats()));
		compared.add("Run", "points", Integer.toString(one.points()), Integer.toString(two.points()));
		compared.add("Run", "swept", String.join(", ", one.axes()), String.join(", ", two.axes()));
		compared.add("Run", "Kirchhoff", one.kirchhoff(), two.kirchhoff());
		compared.add("Run", "failed repeats", failed(one), failed(two));
		compared.add("Run", "duration", one.seconds() > 0 ? Times.duration(one.seconds()) : "", two.seconds() > 0 ? Times.duration(two.seconds()) : "");
		compared.add("Run", "host", host(one), host(two));
		compared.settings(Setting.of(one), Setting.of(two));
		compared.all("Plug-in", one.plugins(), two.plugins());
		compared.all("Input", one.inputs(), two.inputs());
		compared.hashes(one, two);
		var axes = one.axes().stream().filter(two.axes()::contains).toList();
		var pointsA = points(a, axes);
		var pointsB = points(b, axes);
		var common = pointsA.keySet().stream().filter(pointsB::containsKey).toList();
		var results = new ArrayList<Result>();
		for (var point : common) {
			results(a, b, point, pointsA.get(point), pointsB.get(point), results);
		}
		return new RunDiff(a, b, List.copyOf(compared.facts), compared.alike, axes, List.copyOf(results), pointsA.size() - common.size(), pointsB.size() - common.size());
	}

	private static final class Facts {
		private final List<Fact> facts = new ArrayList<>();
		private int alike;

		void add(String kind, String name, String a, String b) {
			if (a.equals(b)) {
				alike++;
			} else {
				facts.add(new Fact(kind, name, a, b));
			}
		}

		/** Parameter by parameter; one that differs alike in several settings of a kind, such as the devices of all arrays, is one fact. */
		void settings(List<Setting> a, List<Setting> b) {
			var places = new LinkedHashMap<List<String>, List<String>>();
			for (var pair : Setting.pairs(a, b)) {
				if (pair.a() != null && pair.a().equals(pair.b())) {
					alike += SAID.contains(pair.name()) ? 0 : 1;
				} else if (!SAID.contains(pair.name()) && (pair.a() == null || !pair.a().isHash()) && (pair.b() == null || !pair.b().isHash())) {
					differences(pair).forEach(found -> places.computeIfAbsent(List.of(kindOf(pair.name(), found), found.parameter(), found.a(), found.b()), any -> new ArrayList<>()).add(pair.name()));
				}
			}
			places.forEach((found, names) -> facts.add(new Fact("Setting", (found.get(1).isEmpty() ? names.getFirst() : found.get(1) + " of " + names.getFirst())
					+ (names.size() > 1 ? " and " + (names.size() - 1) + " more" : ""), found.get(2), found.get(3), names.size() > 1 ? List.copyOf(names) : List.of())));
		}

		private static List<Setting.Difference> differences(Setting.Pair pair) {
			return pair.a() == null ? List.of(new Setting.Difference("", "", pair.b().readable()))
					: pair.b() == null ? List.of(new Setting.Difference("", pair.a().readable(), "")) : pair.a().differences(pair.b());
		}

		/** Whole settings stay apart. */
		private static String kindOf(String name, Setting.Difference found) {
			return found.parameter().isEmpty() ? name : name.replaceFirst(" .*", "");
		}

		/** Points and studies are told apart by hashes of all settings: worth a word only if nothing else is. */
		void hashes(RunInfo a, RunInfo b) {
			if (facts.stream().allMatch(fact -> OF_THE_DAY.contains(fact.name))) {
				add("Run", "study", a.study(), b.study());
			}
		}

		void all(String kind, Map<String, String> a, Map<String, String> b) {
			var names = new LinkedHashSet<>(a.keySet());
			names.addAll(b.keySet());
			names.forEach(name -> add(kind, name, a.getOrDefault(name, ""), b.getOrDefault(name, "")));
		}
	}

	private static String failed(RunInfo info) {
		return Long.toString(info.failures().stream().mapToLong(RunInfo.Failure::count).sum());
	}

	private static String host(RunInfo info) {
		var host = info.host();
		return Stream.of((host.os() + " " + host.arch()).strip(), host.computed(), host.java().isEmpty() ? "" : "Java " + host.java()).filter(word -> !word.isEmpty())
				.collect(Collectors.joining(", "));
	}

	/** Points by what both runs sweep; where several differ only in what one run sweeps, the first. */
	private static Map<List<String>, RunPoint> points(ResultDirectory run, List<String> axes) {
		var points = new LinkedHashMap<List<String>, RunPoint>();
		for (var point : run.points()) {
			points.putIfAbsent(axes.stream().map(axis -> SweptValue.readable(point.coordinates().get(run.info().axes().indexOf(axis)))).toList(), point);
		}
		return points;
	}

	private static void results(ResultDirectory a, ResultDirectory b, List<String> coordinates, RunPoint pointA, RunPoint pointB, List<Result> results) {
		for (var column : a.info().conclusions()) {
			if (has(b.info().conclusions(), column) && !isSpread(a.info(), column)) {
				results.add(new Result(coordinates, column, value(a, pointA, column.name()), spread(a, pointA, column), a.info().repeats(), value(b, pointB, column.name()),
						spread(b, pointB, column), b.info().repeats(), true));
			}
		}
		for (var column : a.info().quantities()) {
			if (has(b.info().quantities(), column) && a.info().conclusions().stream().noneMatch(other -> other.name().equals(column.name() + "-mean"))) {
				var x = a.summaries().of(pointA.index(), column.name());
				var y = b.summaries().of(pointB.index(), column.name());
				results.add(new Result(coordinates, column, x.mean(), x.sd(), x.count(), y.mean(), y.sd(), y.count(), false));
			}
		}
	}

	private static boolean has(List<Column> columns, Column column) {
		return columns.stream().anyMatch(other -> other.name().equals(column.name()) && other.unit().equals(column.unit()));
	}

	private static boolean isSpread(RunInfo info, Column column) {
		return column.name().endsWith("-sd") && info.conclusions().stream().anyMatch(other -> other.name().equals(column.name().replaceFirst("-sd$", "-mean")));
	}

	private static double value(ResultDirectory run, RunPoint point, String column) {
		var table = run.pointTable();
		var indices = table.numbers("point").orElseThrow();
		for (int row = 0; row < indices.length; row++) {
			if (indices[row] == point.index()) {
				return table.numbers(column).isPresent() ? table.numbers(column).get()[row] : Double.NaN;
			}
		}
		return Double.NaN;
	}

	private static double spread(ResultDirectory run, RunPoint point, Column column) {
		var name = column.name().replaceFirst("-mean$", "-sd");
		return name.equals(column.name()) || run.pointTable().numbers(name).isEmpty() ? Double.NaN : value(run, point, name);
	}

	/** How many results differ by more than their spread. */
	public long significant() {
		return results.stream().filter(result -> result.significant().orElse(false)).count();
	}

	/** The results as a table: common axes, result, both values with spread, difference, in percent of the first, verdict. */
	public DataTable table() {
		var columns = new ArrayList<DataTable.Column>();
		for (int k = 0; k < axes.size(); k++) {
			int axis = k;
			columns.add(new DataTable.Texts(Axes.shortName(axes, axes.get(k)), texts(result -> result.point.get(axis))));
		}
		columns.add(new DataTable.Texts("result", texts(result -> (result.conclusion ? "" : "mean ") + result.column.name())));
		columns.add(new DataTable.Texts("first", texts(result -> scale(result).text(result.a, result.spreadA))));
		columns.add(new DataTable.Texts("second", texts(result -> scale(result).text(result.b, result.spreadB))));
		columns.add(new DataTable.Texts("difference", texts(result -> scale(result).text(result.difference()))));
		columns.add(new DataTable.Numbers("relative", "%", results.stream().mapToDouble(result -> 100 * result.relative()).toArray()));
		columns.add(new DataTable.Texts("verdict", texts(result -> result.verdict())));
		return new DataTable(columns);
	}

	private String[] texts(Function<Result, String> text) {
		return results.stream().map(text).toArray(String[]::new);
	}

	private static Scale scale(Result result) {
		return Scale.of(result.column.unit(), result.a, result.b);
	}

	/** A sentence on what was found. */
	public String summary() {
		var made = facts.isEmpty() ? "Made alike" : facts.size() + (facts.size() == 1 ? " fact differs" : " facts differ") + " (" + alike + " are the same)";
		long points = results.stream().map(Result::point).distinct().count();
		var rest = onlyA + onlyB == 0 ? "" : "; " + onlyA + " points only in the first run, " + onlyB + " only in the second";
		return made + "; " + points + (points == 1 ? " common point" : " common points") + rest + "; " + significant() + " of " + results.size() + " results differ by more than their spread.";
	}
}
