// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitReader;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Wiring;

/**
 * Conductances as comma separated values, a line for each word line and a column for each bit line. A cell is in siemens, or in a unit that
 * it names: {@code 12 µS}, {@code 10 kΩ}; an empty one is open, and one of 0 Ω shorted. Lines that begin with # are skipped, and so is
 * a first line without any number. What such a file does not say, the parameters do.
 */
public record ConductanceTable(
		@Parameter(doc = "Resistance of a word line between two cells", unit = "Ω", value = "1 Ω", min = 0, max = 1e12) double wordLineResistance,
		@Parameter(doc = "Resistance of a bit line between two cells", unit = "Ω", value = "1 Ω", min = 0, max = 1e12) double bitLineResistance,
		@Parameter(doc = "Resistance between the source of a word line and the line", unit = "Ω", value = "0 Ω", min = 0, max = 1e12) double driverResistance,
		@Parameter(doc = "Resistance between a bit line and its sense node", unit = "Ω", value = "0 Ω", min = 0, max = 1e12) double senseResistance,
		@Parameter(doc = "Potential of all word lines; all bit lines are at ground", unit = "V", value = "0.2 V", min = -1e6, max = 1e6) double readVoltage)
		implements CircuitReader {
	private static final Unit SIEMENS = Unit.parse("S");
	private static final Unit OHM = Unit.parse("Ω");
	private static final String MEND = "write siemens such as 1.2e-5 or 12 µS, a resistance such as 10 kΩ, or nothing for an open cell";

	@Override
	public List<String> endings() {
		return List.of("csv");
	}

	@Override
	public CircuitCase read(Path file) throws IOException {
		var rows = rows(file);
		int m = rows.size();
		int n = rows.getFirst().length;
		var conductance = new double[m * n];
		for (int i = 0; i < m; i++) {
			System.arraycopy(rows.get(i), 0, conductance, i * n, n);
		}
		var wordLines = new double[m];
		Arrays.fill(wordLines, readVoltage);
		var wiring = new Wiring(wordLineResistance, bitLineResistance, driverResistance, senseResistance, false, false);
		return new CircuitCase(file.getFileName().toString(), "", Crossbar.linear(m, n, conductance, wiring), List.of(Bias.read(wordLines, n)));
	}

	/** Conductances in S, a row each, all of the same length. */
	private static List<double[]> rows(Path file) throws IOException {
		var problems = new Problems(file);
		var rows = new ArrayList<double[]>();
		var units = new HashMap<String, Boolean>();
		long next = 1;
		try (var csv = CsvReader.builder().detectBomHeader(true).commentStrategy(CommentStrategy.SKIP).skipEmptyLines(true)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(file)) {
			boolean first = true;
			for (var line : csv) {
				long number = line.getStartingLineNumber();
				next = number + 1;
				var fields = line.getFields();
				if (!first || !isHeading(fields)) {
					rows.add(row(fields, number, units, problems));
					int width = rows.getFirst().length;
					if (fields.size() != width) {
						problems.at(Long.toString(number), fields.size() + " columns, the first row has " + width, "give every line a column for each bit line");
					}
				}
				first = false;
			}
		} catch (CsvParseException e) {
			problems.at(Long.toString(next), "is not comma separated text", "check the quotation marks");
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		if (rows.isEmpty() && problems.none()) {
			problems.add("", "has no conductances", "give a line for each word line and a column for each bit line");
		}
		if (!rows.isEmpty() && (long) rows.size() * rows.getFirst().length > Integer.MAX_VALUE - 8) {
			problems.add("", rows.size() + " x " + rows.getFirst().length + " cells are too many", "give a smaller array");
		}
		problems.check();
		return rows;
	}

	private static double[] row(List<String> fields, long line, Map<String, Boolean> units, Problems problems) {
		var row = new double[fields.size()];
		for (int j = 0; j < row.length; j++) {
			try {
				row[j] = conductance(fields.get(j).strip(), units);
			} catch (IllegalArgumentException e) {
				problems.at(Long.toString(line), "column " + (j + 1) + ": " + e.getMessage(), MEND);
			}
		}
		return row;
	}

	/**
	 * @param units whether those that have been met are of a resistance; there are few, and a cell for each of millions
	 * @throws IllegalArgumentException with what is wrong
	 */
	private static double conductance(String text, Map<String, Boolean> units) {
		if (text.isEmpty()) {
			return 0;
		}
		boolean isResistance = units.computeIfAbsent(unit(text), ConductanceTable::isResistance);
		double value = read(isResistance ? OHM : SIEMENS, text);
		if (Double.isNaN(value)) {
			throw new IllegalArgumentException("'" + text + "' is neither a conductance nor a resistance");
		}
		if (value < 0) {
			throw new IllegalArgumentException("'" + text + "' is negative");
		}
		return isResistance ? Ohms.conductance(value) : Math.abs(value);
	}

	/** What follows the number, or the last word if there is none. */
	private static String unit(String text) {
		int at = text.length();
		while (at > 0 && "0123456789. \u00a0".indexOf(text.charAt(at - 1)) < 0) {
			at--;
		}
		return text.substring(at);
	}

	private static boolean isResistance(String unit) {
		return !Double.isNaN(read(OHM, "1 " + unit)) && Double.isNaN(read(SIEMENS, "1 " + unit));
	}

	/** A number in that unit or one of its dimension, or without a unit; NaN if it is none. */
	private static double read(Unit unit, String text) {
		try {
			return unit.read(text);
		} catch (IllegalArgumentException | ArithmeticException e) {
			return Double.NaN;
		}
	}

	/** Only a line without any number is one: numbers must not be lost without a word. */
	private static boolean isHeading(List<String> fields) {
		return fields.stream().anyMatch(field -> !field.isBlank()) && fields.stream().allMatch(field -> field.isBlank() || !startsAsNumber(field.strip()));
	}

	private static boolean startsAsNumber(String field) {
		return "+-.0123456789".indexOf(field.charAt(0)) >= 0 || !Double.isNaN(read(SIEMENS, field));
	}
}
