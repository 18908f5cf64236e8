// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.numerics.circuit.Selection.Group;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.results.internal.Numbers;

/** Crossbars and their solutions as lines for people, the same in a terminal and in a report. */
public final class CircuitText {
	private static final int LINES_IN_WORDS = 8;
	private static final int FEW = 3;
	private static final Pattern POWER_OF_TEN = Pattern.compile("·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)");

	private CircuitText() {
	}

	/** What is said, and of what. */
	public record Line(String about, String text) {
	}

	/** Size, cells and wires. */
	public static List<Line> of(Crossbar crossbar) {
		return List.of(new Line("Size", crossbar.rows() + " x " + crossbar.columns() + " (word lines x bit lines)"), new Line("Cells", cells(crossbar.cells())),
				new Line("Wires", wires(crossbar.wiring())));
	}

	/** States of the cells in S; empty if their law does not have such. */
	public static double[] conductances(CellLaw cells) {
		return switch (cells) {
			case LinearCells linear -> linear.conductance();
			case NonlinearCells nonlinear -> nonlinear.conductance();
			case TransistorCells transistor -> transistor.conductance();
			default -> new double[0];
		};
	}

	private static String cells(CellLaw cells) {
		var kind = switch (cells) {
			case LinearCells _ -> "ohmic";
			case NonlinearCells _ -> "nonlinear";
			case TransistorCells _ -> "with access transistors (1T1R)";
			default -> "of a law of their own";
		};
		var conductances = conductances(cells);
		var some = Arrays.stream(conductances).filter(g -> g > 0 && Double.isFinite(g)).toArray();
		long open = Arrays.stream(conductances).filter(g -> g == 0).count();
		long shorted = Arrays.stream(conductances).filter(Double::isInfinite).count();
		return kind + (some.length == 0 ? "" : ", " + range("S", some)) + (open == 0 ? "" : ", " + Numbers.grouped(open) + " open")
				+ (shorted == 0 ? "" : ", " + Numbers.grouped(shorted) + " shorted");
	}

	private static String wires(Wiring wiring) {
		if (wiring.isIdeal()) {
			return "ideal";
		}
		var text = quantity("Ω", wiring.wordLine()) + " a word line segment, " + quantity("Ω", wiring.bitLine()) + " a bit line segment";
		text += wiring.driver() == 0 ? "" : ", " + quantity("Ω", wiring.driver()) + " a driver";
		text += wiring.sense() == 0 ? "" : ", " + quantity("Ω", wiring.sense()) + " a sense node";
		text += wiring.driveBothEnds() ? ", word lines driven at both ends" : "";
		return text + (wiring.senseBothEnds() ? ", bit lines sensed at both ends" : "");
	}

	/** What the sources hold: {@code word lines at 0.1 V, row 3 at 0.2 V; bit lines at 0 V}. */
	public static String of(Bias bias) {
		return "word lines " + potentials(bias.wordLines(), "row") + "; bit lines " + potentials(bias.bitLines(), "column");
	}

	private static String potentials(double[] lines, String what) {
		double common = mostCommon(lines);
		var others = IntStream.range(0, lines.length).filter(line -> Double.compare(lines[line], common) != 0).toArray();
		if (others.length <= Math.min(FEW, lines.length / 2)) {
			return potential(common) + Arrays.stream(others).mapToObj(line -> ", " + what + " " + line + " " + potential(lines[line])).collect(Collectors.joining());
		}
		if (lines.length <= LINES_IN_WORDS) {
			return Arrays.stream(lines).mapToObj(CircuitText::potential).collect(Collectors.joining(", "));
		}
		var driven = Arrays.stream(lines).filter(v -> !Double.isNaN(v)).toArray();
		return "at " + range("V", driven) + (driven.length == lines.length ? "" : ", " + (lines.length - driven.length) + " of " + lines.length + " floating");
	}

	private static double mostCommon(double[] lines) {
		var counts = Arrays.stream(lines).boxed().collect(Collectors.groupingBy(v -> v, Collectors.counting()));
		return counts.entrySet().stream().max((a, b) -> a.getValue().equals(b.getValue()) ? Double.compare(b.getKey(), a.getKey()) : Long.compare(a.getValue(), b.getValue()))
				.orElseThrow().getKey();
	}

	private static String potential(double v) {
		return Double.isNaN(v) ? "floating" : "at " + quantity("V", v);
	}

	/** How it was solved, and what came out. */
	public static List<Line> of(CircuitSolution solution) {
		var lines = new ArrayList<Line>();
		lines.add(new Line("Applied", solution.applied()));
		lines.add(new Line("Method", method(solution.point().effort())));
		lines.add(new Line("Residual", Numbers.plain(solution.point().effort().residual(), 2) + (solution.point().effort().converged() ? ", converged" : ", not converged")));
		var power = solution.power();
		lines.add(new Line("Power", quantity("W", power.total()) + ": " + quantity("W", power.inCells()) + " in cells, " + quantity("W", power.inWordLines()) + " in word lines, "
				+ quantity("W", power.inBitLines()) + " in bit lines"));
		currents(solution, lines);
		solution.selection().ifPresent(selection -> selected(selection, lines));
		var islands = islands(solution.point());
		if (!islands.isEmpty()) {
			lines.add(new Line("Islands", islands));
		}
		return lines;
	}

	private static String method(OperatingPoint.Effort effort) {
		return effort.method() + (effort.newtonSteps() > 0 ? ", " + count(effort.newtonSteps(), "Newton step") : "") + (effort.iterations() > 0 ? ", "
				+ count(effort.iterations(), "iteration") : "");
	}

	private static void currents(CircuitSolution solution, List<Line> lines) {
		var bit = solution.point().bias().bitLines();
		var outputs = IntStream.range(0, bit.length).filter(j -> !Double.isNaN(bit[j])).mapToDouble(solution.point()::outputCurrent).toArray();
		lines.add(new Line("Output currents", outputs.length == 0 ? "none, as all bit lines float" : range("A", outputs) + (outputs.length > 1 ? ", mean "
				+ quantity("A", Arrays.stream(outputs).average().orElseThrow()) : "")));
		var errors = solution.errors();
		int worst = errors.worst();
		lines.add(new Line("IR-drop error", worst < 0 ? "unknown, as there is no read on ideal wires to compare with" : "worst " + percent(errors.relative(worst)) + " (column " + worst + "), rms "
				+ percent(errors.rms())));
	}

	private static void selected(Selection selection, List<Line> lines) {
		lines.add(new Line("Selected cell", "row " + selection.row() + ", column " + selection.column() + ": " + quantity("V", selection.voltage())
				+ (Double.isNaN(selection.applied()) ? "" : " of " + quantity("V", selection.applied())) + ", " + quantity("A", selection.current())));
		if (!Double.isNaN(selection.point().bias().bitLines()[selection.column()])) {
			double out = selection.point().outputCurrent(selection.column());
			lines.add(new Line("Sneak current", quantity("A", selection.sneakCurrent()) + " of " + quantity("A", out) + " into its sense node"
					+ (out == 0 ? "" : " (" + percent(selection.sneakCurrent() / out) + ")")));
		}
		if (Double.isFinite(selection.effectiveConductance())) {
			lines.add(new Line("Effective conductance", quantity("S", selection.effectiveConductance())));
		}
		for (var group : Group.values()) {
			var spread = selection.spread(group);
			if (spread.cells() > 0) {
				lines.add(new Line(name(group), spread(spread) + " (" + count(spread.cells(), "cell") + ")"));
			}
		}
	}

	private static String spread(Selection.Spread spread) {
		var text = range("V", spread.min(), spread.max());
		return text.contains(" to ") ? text + ", mean " + quantity("V", spread.mean()) : text;
	}

	/** What a group of cells is called. */
	public static String name(Group group) {
		return switch (group) {
			case ROW -> "Half-selected, row";
			case COLUMN -> "Half-selected, column";
			case UNSELECTED -> "Unselected";
		};
	}

	/** Lines that no source holds, in words; empty if there are none. */
	private static String islands(OperatingPoint point) {
		var word = Arrays.stream(point.islands()).filter(line -> line < point.rows()).toArray();
		var bit = Arrays.stream(point.islands()).filter(line -> line >= point.rows()).map(line -> line - point.rows()).toArray();
		if (word.length + bit.length == 0) {
			return "";
		}
		var parts = List.of(lines("word line", word), lines("bit line", bit)).stream().filter(part -> !part.isEmpty()).toList();
		return "no cell joins " + String.join(" or ", parts) + " to a source; shown at 0 V";
	}

	private static String lines(String what, int[] lines) {
		if (lines.length == 0) {
			return "";
		}
		var named = Arrays.stream(lines).limit(LINES_IN_WORDS).mapToObj(Integer::toString).collect(Collectors.joining(", "));
		return what + (lines.length == 1 ? " " : "s ") + named + (lines.length > LINES_IN_WORDS ? " and " + (lines.length - LINES_IN_WORDS) + " more" : "");
	}

	/** {@code 1.2 µA to 3.4 µA}; one value where they are the same. */
	private static String range(String unit, double... values) {
		var low = quantity(unit, DoubleStream.of(values).min().orElse(Double.NaN));
		var high = quantity(unit, DoubleStream.of(values).max().orElse(Double.NaN));
		return low.equals(high) ? low : low + " to " + high;
	}

	/** Potentials are solved to parts in 1e12: what is less than a picovolt is rounding. */
	private static String quantity(String unit, double value) {
		double shown = unit.equals("V") && Math.abs(value) < 1e-12 ? 0 : value;
		return Scale.of(unit, Math.abs(shown)).text(shown);
	}

	private static String percent(double part) {
		return Numbers.plain(100 * part, 4) + "\u00a0%";
	}

	private static String count(long number, String what) {
		return Numbers.grouped(number) + " " + what + (number == 1 ? "" : "s");
	}

	/** As a terminal wants it: plain blanks and signs, {@code 1.3e-16}. */
	public static String plain(String text) {
		var plain = text.replace('\u00a0', ' ').replace('\u202f', ',').replace('−', '-');
		return POWER_OF_TEN.matcher(plain).replaceAll(power -> "e" + power.group(1).chars().mapToObj(c -> c == '⁻' ? "-" : Integer.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)))
				.collect(Collectors.joining()));
	}
}
