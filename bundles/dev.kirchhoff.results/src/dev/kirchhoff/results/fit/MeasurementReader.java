// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.results.fit.MeasuredTable.Column;
import dev.kirchhoff.results.fit.Measurement.Curve;
import dev.kirchhoff.results.fit.Measurement.Kind;
import dev.kirchhoff.results.fit.Measurement.Level;
import dev.kirchhoff.results.fit.Measurement.Train;

/** Finds out which column is what, by units first, by names else, by order at last. */
final class MeasurementReader {
	private static final Unit VOLT = Unit.parse("V");
	private static final Unit AMPERE = Unit.parse("A");
	private static final Unit SIEMENS = Unit.parse("S");
	private static final Unit OHM = Unit.parse("Ω");
	private static final Pattern VOLTAGE = Pattern.compile("v|u|volts?|voltage.*|bias|v[ _-]?(read|cell|in|meas).*|.*voltage");
	private static final Pattern CURRENT = Pattern.compile("i|current.*|i[ _-]?(read|cell|out|meas).*|.*current|i\\d+");
	private static final Pattern GROUP = Pattern.compile("curve|device|cell|sweep|run|id|label|name|cycle");
	private static final Pattern PULSE = Pattern.compile("pulse.*|n|#|no\\.?|number|index|count|step|pulse ?(index|number|no\\.?)");
	private static final Pattern CONDUCTANCE = Pattern.compile("g|conductance.*|g[ _-]?(meas|read|reached).*|.*conductance|measured|reached|read");
	private static final Pattern RESISTANCE = Pattern.compile("r|resistance.*|.*resistance");
	private static final Pattern DIRECTION = Pattern.compile("direction|dir|kind|type|polarity|sign|operation|op|mode|set/reset|pulse type|amplitude|voltage|v");
	private static final Pattern TARGET = Pattern.compile("target.*|level.*|goal|programmed.*|g[ _-]?target|set ?point");
	/** S; more is no conductance of a resistive cell, but one in another unit. */
	private static final double UNLIKELY = 0.1;
	private static final int MOST_FAULTS = 8;

	private final List<MeasuredTable> tables;

	MeasurementReader(List<MeasuredTable> tables) {
		this.tables = tables;
	}

	Measurement read(Kind kind) {
		if (tables.isEmpty()) {
			throw new KirchhoffException("no file", "choose one or more CSV files");
		}
		return switch (kind) {
			case IV -> new Measurement.Sweeps(tables.stream().flatMap(table -> curves(table).stream()).toList());
			case PULSES -> new Measurement.Trains(tables.stream().flatMap(table -> trains(table).stream()).toList());
			case LEVELS -> levels();
		};
	}

	/** The first column of a unit or name. */
	private static Optional<Column> find(MeasuredTable table, Unit unit, Pattern names) {
		var byUnit = table.columns().stream().filter(column -> unit != null && column.unit().filter(own -> own.dimension().equals(unit.dimension())).isPresent()).findFirst();
		return byUnit.or(() -> table.columns().stream().filter(column -> names.matcher(column.name().toLowerCase(Locale.ROOT)).matches()).findFirst());
	}

	private static void numbers(MeasuredTable table, Column column) {
		var faults = IntStream.range(0, table.rows()).filter(row -> Double.isNaN(column.values()[row])).boxed().toList();
		if (!faults.isEmpty()) {
			var what = faults.stream().limit(MOST_FAULTS).map(row -> table.place(row) + ": '" + column.texts()[row] + "' in column '" + column.heading() + "' is not a number")
					.collect(Collectors.joining("\n"));
			throw new KirchhoffException(what + (faults.size() > MOST_FAULTS ? "\n... and " + (faults.size() - MOST_FAULTS) + " more" : ""), "write numbers like 1.5e-4, or remove the lines");
		}
	}

	private static KirchhoffException missing(MeasuredTable table, String what, String example) {
		return new KirchhoffException(table.file().getFileName() + " has no column of " + what + "; it has "
				+ table.columns().stream().map(column -> "'" + column.heading() + "'").collect(Collectors.joining(", ")), "call one " + example);
	}

	private static List<Curve> curves(MeasuredTable table) {
		var voltage = find(table, VOLT, VOLTAGE).or(() -> unnamed(table, 0)).orElseThrow(() -> missing(table, "voltages", "'V (V)'"));
		var currents = table.columns().stream().filter(column -> column != voltage).filter(column -> column.unit().isPresent()
				? column.unit().get().dimension().equals(AMPERE.dimension()) : CURRENT.matcher(column.name().toLowerCase(Locale.ROOT)).matches()).toList();
		if (currents.isEmpty()) {
			currents = unnamed(table, 1).map(_ -> table.columns().subList(1, table.columns().size())).orElseThrow(() -> missing(table, "currents", "'I (A)'"));
		}
		numbers(table, voltage);
		currents.forEach(column -> numbers(table, column));
		var group = table.columns().stream().filter(column -> column != voltage && GROUP.matcher(column.name().toLowerCase(Locale.ROOT)).matches()).findFirst();
		var rows = new LinkedHashMap<String, List<Integer>>();
		for (int row = 0; row < table.rows(); row++) {
			rows.computeIfAbsent(group.isPresent() ? group.get().texts()[row] : "", _ -> new ArrayList<>()).add(row);
		}
		var curves = new ArrayList<Curve>();
		for (var part : rows.entrySet()) {
			for (var current : currents) {
				var kept = part.getValue().stream().filter(row -> voltage.values()[row] != 0).mapToInt(row -> row).toArray();
				if (kept.length < 3) {
					throw new KirchhoffException(table.file().getFileName() + (part.getKey().isEmpty() ? "" : ", curve '" + part.getKey() + "'") + " has " + kept.length
							+ " points beside 0 V", "measure at least three voltages");
				}
				var name = part.getKey().isEmpty() ? currents.size() > 1 ? current.heading() : "curve " + (curves.size() + 1) : part.getKey() + (currents.size() > 1 ? ", " + current.heading() : "");
				curves.add(new Curve(name, values(voltage, kept), values(current, kept)));
			}
		}
		return curves;
	}

	/** The column of this place where no column has a name or a unit. */
	private static Optional<Column> unnamed(MeasuredTable table, int k) {
		boolean bare = table.columns().stream().allMatch(column -> column.heading().startsWith("column "));
		return bare && table.columns().size() > k ? Optional.of(table.columns().get(k)) : Optional.empty();
	}

	private static double[] values(Column column, int[] rows) {
		return Arrays.stream(rows).mapToDouble(row -> column.values()[row]).toArray();
	}

	/** Conductances of a column, which may hold resistances. */
	private static double[] conductances(MeasuredTable table, Column column, boolean inverse) {
		var wanted = inverse ? OHM : SIEMENS;
		if (column.unit().filter(unit -> !unit.dimension().equals(wanted.dimension())).isPresent()) {
			throw new KirchhoffException(table.file().getFileName() + ": column '" + column.heading() + "' is in " + column.unit().get().text() + " where " + (inverse ? "Ω is" : "S is")
					+ " wanted", "choose another kind of measurement, or correct the heading");
		}
		numbers(table, column);
		var values = inverse ? Arrays.stream(column.values()).map(r -> 1 / r).toArray() : column.values();
		for (int row = 0; row < values.length; row++) {
			if (!(values[row] > 0) || Double.isInfinite(values[row])) {
				throw new KirchhoffException(table.place(row) + ": '" + column.texts()[row] + "' is no " + (inverse ? "resistance" : "conductance"), "remove the line");
			}
		}
		if (column.unit().isEmpty() && DoubleStream.of(values).average().orElse(0) > UNLIKELY) {
			throw new KirchhoffException(table.file().getFileName() + ": column '" + column.heading() + "' has values like " + column.texts()[0] + " and no unit",
					"say the unit in the heading, for example '" + (inverse ? "R (kΩ)" : "G (µS)") + "'");
		}
		return values;
	}

	private record Conductance(Column column, double[] values) {
	}

	private static Optional<Conductance> conductance(MeasuredTable table, List<Column> taken) {
		var rest = new MeasuredTable(table.file(), table.columns().stream().filter(column -> !taken.contains(column)).toList(), table.lines());
		var g = find(rest, SIEMENS, CONDUCTANCE);
		if (g.isPresent()) {
			return Optional.of(new Conductance(g.get(), conductances(table, g.get(), false)));
		}
		return find(rest, OHM, RESISTANCE).map(r -> new Conductance(r, conductances(table, r, true)));
	}

	private static List<Train> trains(MeasuredTable table) {
		var pulse = find(table, null, PULSE).or(() -> unnamed(table, 0));
		var taken = pulse.map(List::of).orElse(List.of());
		var g = conductance(table, taken).or(() -> unnamed(table, pulse.isPresent() ? 1 : 0).map(column -> new Conductance(column, conductances(table, column, false))))
				.orElseThrow(() -> missing(table, "conductances", "'G (µS)'"));
		pulse.ifPresent(column -> numbers(table, column));
		var number = pulse.map(Column::values).orElseGet(() -> IntStream.range(0, table.rows()).asDoubleStream().toArray());
		var direction = table.columns().stream().filter(column -> column != g.column && !taken.contains(column) && DIRECTION.matcher(column.name().toLowerCase(Locale.ROOT)).matches())
				.findFirst().or(() -> unnamed(table, 2));
		var up = direction.map(column -> directions(table, column)).orElseGet(() -> trends(g.values));
		var trains = new ArrayList<Train>();
		int from = 0;
		for (int row = 1; row <= number.length; row++) {
			if (row == number.length || up[row] != up[from] || number[row] <= number[row - 1]) {
				var rows = IntStream.range(from, row).toArray();
				if (rows.length > 1) {
					double first = number[from];
					trains.add(new Train(up[from], Arrays.stream(rows).mapToDouble(k -> number[k] - first).toArray(), Arrays.stream(rows).mapToDouble(k -> g.values[k]).toArray()));
				}
				from = row;
			}
		}
		if (trains.stream().mapToInt(train -> train.g().length).sum() < 4) {
			throw new KirchhoffException(table.file().getFileName() + " has no train of pulses of one direction", "give the conductance after each of several pulses");
		}
		return trains;
	}

	private static boolean[] directions(MeasuredTable table, Column column) {
		var up = new boolean[table.rows()];
		for (int row = 0; row < up.length; row++) {
			var text = column.texts()[row].toLowerCase(Locale.ROOT).replace('_', ' ').strip();
			if (!Double.isNaN(column.values()[row]) && column.values()[row] != 0) {
				up[row] = column.values()[row] > 0;
			} else if (text.matches(".*(reset|depress|down|dep|ltd|erase|-).*")) {
				up[row] = false;
			} else if (text.matches(".*(set|potent|up|pot|ltp|program|\\+).*")) {
				up[row] = true;
			} else {
				throw new KirchhoffException(table.place(row) + ": '" + column.texts()[row] + "' in column '" + column.heading() + "' is no direction", "write SET or RESET, or 1 or -1");
			}
		}
		return up;
	}

	/** Where nobody has said it: from one end to the other, with one turn if it is in the middle. */
	private static boolean[] trends(double[] g) {
		int top = 0;
		int bottom = 0;
		for (int k = 1; k < g.length; k++) {
			top = g[k] > g[top] ? k : top;
			bottom = g[k] < g[bottom] ? k : bottom;
		}
		var up = new boolean[g.length];
		int margin = Math.max(1, g.length / 20);
		int turn = top > margin && top < g.length - margin ? top : bottom > margin && bottom < g.length - margin ? bottom : g.length;
		boolean first = turn == g.length ? g[g.length - 1] > g[0] : turn == top;
		for (int k = 0; k < g.length; k++) {
			up[k] = k <= turn == first;
		}
		return up;
	}

	private Measurement levels() {
		var byTarget = new TreeMap<Double, List<Double>>();
		for (var table : tables) {
			levels(table, byTarget);
		}
		var levels = byTarget.entrySet().stream().map(level -> new Level(level.getKey(), level.getValue().stream().mapToDouble(g -> g).toArray())).toList();
		var few = levels.stream().filter(level -> level.g().length < 2).findFirst();
		if (few.isPresent()) {
			throw new KirchhoffException("level " + SIEMENS.format(few.get().target()) + " has a single cell", "measure several cells a level, or remove it");
		}
		return new Measurement.Levels(levels);
	}

	private static void levels(MeasuredTable table, Map<Double, List<Double>> byTarget) {
		var target = table.columns().stream().filter(column -> TARGET.matcher(column.name().toLowerCase(Locale.ROOT)).matches() && column.isNumeric()).findFirst();
		if (target.isPresent() && table.columns().size() > 1) {
			var reached = conductance(table, List.of(target.get())).orElseThrow(() -> missing(table, "reached conductances", "'G (µS)'"));
			var wanted = target.get().unit().isPresent() ? target.get() : withUnit(target.get(), reached.column);
			var targets = conductances(table, wanted, false);
			for (int row = 0; row < targets.length; row++) {
				byTarget.computeIfAbsent(targets[row], _ -> new ArrayList<>()).add(reached.values[row]);
			}
			return;
		}
		boolean any = false;
		for (var column : table.columns()) {
			var named = level(column.heading());
			if (named.isEmpty() && !column.isNumeric()) {
				continue;
			}
			var filled = IntStream.range(0, table.rows()).filter(row -> !column.texts()[row].isBlank()).toArray();
			if (filled.length == 0) {
				continue;
			}
			var part = new Column(column.heading(), column.name(), column.unit().or(() -> named.map(Named::unit)), Arrays.stream(filled).mapToObj(row -> column.texts()[row]).toArray(String[]::new),
					Arrays.stream(filled).mapToDouble(row -> column.values()[row] * (column.unit().isPresent() ? 1 : named.map(Named::unit).map(Unit::factor).orElse(1.))).toArray());
			var values = conductances(new MeasuredTable(table.file(), List.of(part), Arrays.stream(filled).map(row -> table.lines()[row]).toArray()), part, false);
			double level = named.map(Named::value).orElseGet(() -> DoubleStream.of(values).average().orElseThrow());
			DoubleStream.of(values).forEach(g -> byTarget.computeIfAbsent(level, _ -> new ArrayList<>()).add(g));
			any = true;
		}
		if (!any) {
			throw missing(table, "targets", "'target (µS)' and one 'G (µS)', or give a column for each level");
		}
	}

	/** A column without a unit counts in that of the one beside it. */
	private static Column withUnit(Column column, Column other) {
		double factor = other.unit().filter(unit -> unit.dimension().equals(SIEMENS.dimension())).map(Unit::factor).orElse(1.);
		return new Column(column.heading(), column.name(), other.unit(), column.texts(), Arrays.stream(column.values()).map(v -> v * factor).toArray());
	}

	private record Named(double value, Unit unit) {
	}

	/** {@code 50 µS} as the heading of a level. */
	private static Optional<Named> level(String heading) {
		var matcher = Pattern.compile(".*?([\\d.,]+(?:[eE][+-]?\\d+)?)[\\s_]*\\(?([a-zA-Zµμ]*S)\\)?\\s*").matcher(heading);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			var unit = Unit.parse(matcher.group(2));
			return unit.dimension().equals(SIEMENS.dimension()) ? Optional.of(new Named(Double.parseDouble(matcher.group(1).replace(',', '.')) * unit.factor(), unit)) : Optional.empty();
		} catch (IllegalArgumentException notALevel) {
			return Optional.empty();
		}
	}
}
