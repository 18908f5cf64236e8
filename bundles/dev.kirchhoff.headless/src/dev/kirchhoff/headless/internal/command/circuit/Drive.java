// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.results.CellDrive;
import dev.kirchhoff.results.CellDrive.Scheme;
import dev.kirchhoff.results.CircuitText;
import picocli.CommandLine.Option;

/** What is applied instead of what the file says: a read, potentials line by line, or one selected cell. */
final class Drive {
	@Option(names = "--read", paramLabel = "V", description = "All word lines at this potential, bit lines at ground.")
	String read;

	@Option(names = "--word-lines", paramLabel = "V,V,...", description = "Potential of each word line, or one for all; - floats.")
	String wordLines;

	@Option(names = "--bit-lines", paramLabel = "V,V,...", description = "Potential of each bit line, or one for all; - floats. Ground if only word lines are given.")
	String bitLines;

	@Option(names = "--select", paramLabel = "ROW,COL", description = "Selects one cell, counted from 0: its lines are at --voltage and 0 V, all others as --scheme says.")
	String select;

	@Option(names = "--scheme", paramLabel = "SCHEME", description = "Lines that are not selected: half (V/2, the default), third (V/3 and 2V/3), grounded or floating.")
	String scheme;

	@Option(names = "--voltage", paramLabel = "V", description = "What is applied to the selected cell.")
	String voltage;

	/** A cell by its lines. */
	record Cell(int row, int column) {
	}

	/**
	 * What is applied.
	 *
	 * @param words    as people say it
	 * @param selected the cell that is meant, if one is
	 */
	record Applied(Bias bias, String words, Optional<Cell> selected) {
	}

	/** Whether anything is said of potentials; if not, the file's are taken. */
	boolean isGiven() {
		return Stream.of(read, wordLines, bitLines, voltage, scheme).anyMatch(Objects::nonNull) || select != null;
	}

	/** What is wrong with the options as such, whatever the array's size. */
	void check(List<Problem> problems) {
		var values = new Values(problems);
		values.read("--read", read, Values.VOLT);
		values.read("--voltage", voltage, Values.VOLT);
		potentials(values, "--word-lines", wordLines);
		potentials(values, "--bit-lines", bitLines);
		cell(values);
		scheme(values);
		boolean lines = wordLines != null || bitLines != null;
		if (read != null && wordLines != null) {
			values.problem("--read", "contradicts --word-lines", "give one of the two");
		}
		if (select == null && (scheme != null || voltage != null)) {
			values.problem(scheme != null ? "--scheme" : "--voltage", "no cell is selected", "say which with --select ROW,COL");
		}
		if (select != null && (read != null || lines) && (scheme != null || voltage != null)) {
			values.problem("--select", "its --scheme and --voltage contradict potentials of lines", "give --voltage with --scheme, or potentials of lines");
		}
		if (select != null && voltage == null && read == null && !lines) {
			values.problem("--select", "nothing is applied to the cell", "say what with --voltage");
		}
		if (bitLines != null && wordLines == null && read == null) {
			values.problem("--bit-lines", "nothing is said of word lines", "add --word-lines or --read");
		}
	}

	/** The bias for an array; empty if something is wrong with it, which has been noted. For options that {@link #check} has passed. */
	Optional<Applied> on(int rows, int columns, List<Problem> problems) {
		int before = problems.size();
		var values = new Values(problems);
		var cell = cell(values).filter(one -> isIn(one, rows, columns, values));
		Optional<Applied> applied;
		if (select != null && voltage != null) {
			applied = cell.map(one -> selected(one, rows, columns, values));
		} else {
			var word = read != null ? filled(rows, values.read("--read", read, Values.VOLT).orElseThrow()) : lines(values, "--word-lines", wordLines, rows, "word lines");
			var bit = bitLines == null ? new double[columns] : lines(values, "--bit-lines", bitLines, columns, "bit lines");
			if (Arrays.stream(word).allMatch(Double::isNaN) && Arrays.stream(bit).allMatch(Double::isNaN)) {
				values.problem("--word-lines", "all lines float: nothing drives the array", "give at least one line a potential");
			}
			var bias = new Bias(word, bit);
			applied = Optional.of(new Applied(bias, CircuitText.of(bias), cell));
		}
		return problems.size() > before ? Optional.empty() : applied;
	}

	private Applied selected(Cell cell, int rows, int columns, Values values) {
		double v = values.read("--voltage", voltage, Values.VOLT).orElseThrow();
		var drive = new CellDrive(cell.row, cell.column, scheme(values), v);
		return new Applied(drive.bias(rows, columns), drive.words(), Optional.of(cell));
	}

	private Scheme scheme(Values values) {
		if (scheme == null) {
			return Scheme.HALF;
		}
		var found = Arrays.stream(Scheme.values()).filter(one -> one.name().equalsIgnoreCase(scheme)).findFirst();
		if (found.isEmpty()) {
			values.problem("--scheme", "there is no scheme '" + scheme + "'", "use one of "
					+ String.join(", ", Arrays.stream(Scheme.values()).map(Scheme::option).toList()));
		}
		return found.orElse(Scheme.HALF);
	}

	private Optional<Cell> cell(Values values) {
		if (select == null) {
			return Optional.empty();
		}
		if (!select.matches("\\s*\\d{1,9}\\s*,\\s*\\d{1,9}\\s*")) {
			values.problem("--select", "'" + select + "' is no cell", "give row and column counted from 0, for example 2,5");
			return Optional.empty();
		}
		var numbers = Stream.of(select.split(",")).mapToInt(number -> Integer.parseInt(number.strip())).toArray();
		return Optional.of(new Cell(numbers[0], numbers[1]));
	}

	private static boolean isIn(Cell cell, int rows, int columns, Values values) {
		boolean in = cell.row < rows && cell.column < columns;
		if (!in) {
			values.problem("--select", "cell " + cell.row + "," + cell.column + " is outside of the array of " + rows + " x " + columns, "rows go from 0 to " + (rows - 1)
					+ ", columns from 0 to " + (columns - 1));
		}
		return in;
	}

	private static double[] filled(int lines, double v) {
		var potentials = new double[lines];
		Arrays.fill(potentials, v);
		return potentials;
	}

	private static double[] lines(Values values, String option, String text, int count, String what) {
		var potentials = potentials(values, option, text);
		if (potentials.length == 1) {
			return filled(count, potentials[0]);
		}
		if (potentials.length != count) {
			values.problem(option, "gives " + potentials.length + " potentials, but the array has " + count + " " + what, "give one for each, or one for all");
			return new double[count];
		}
		return potentials;
	}

	/** NaN for what floats. */
	private static double[] potentials(Values values, String option, String text) {
		var potentials = new ArrayList<Double>();
		for (var part : text == null ? new String[0] : text.split(",", -1)) {
			boolean floats = part.strip().equals("-");
			potentials.add(floats ? Bias.FLOATING : values.read(option, part.strip(), Values.VOLT).orElse(0));
		}
		return potentials.stream().mapToDouble(v -> v).toArray();
	}
}
