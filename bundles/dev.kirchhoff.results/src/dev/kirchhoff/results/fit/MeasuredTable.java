// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Unit;

/**
 * A table as an instrument wrote it: separated by commas, semicolons, tabs or blanks, with a point or a comma in its numbers, with or
 * without a heading, with units in the heading ({@code Voltage (V)}, {@code I [uA]}, {@code G_uS}) or none.
 *
 * @param file    where it is from
 * @param columns all of the same length
 * @param lines   line of the file of each row, counted from 1
 */
public record MeasuredTable(Path file, List<Column> columns, int[] lines) {
	private static final long LARGEST = 64L << 20;
	private static final int MOST_FAULTS = 5;
	private static final Pattern BRACKETED = Pattern.compile("(.*?)\\s*[(\\[{]\\s*(.+?)\\s*[)\\]}]\\s*(.*)");
	private static final Pattern APPENDED = Pattern.compile("(.+)[_ /]([^_ /]+)");
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+[.,]?\\d*|[.,]\\d+)([eE][+-]?\\d+)?");

	/**
	 * A column.
	 *
	 * @param heading as in the file; {@code column 1} if there is none
	 * @param name    the heading without its unit
	 * @param unit    that the heading names
	 * @param texts   as written
	 * @param values  in SI units; NaN where there is no number
	 */
	public record Column(String heading, String name, Optional<Unit> unit, String[] texts, double[] values) {
		/** Whether every field is a number. */
		public boolean isNumeric() {
			return values.length > 0 && Arrays.stream(values).noneMatch(Double::isNaN);
		}
	}

	/** Rows. */
	public int rows() {
		return lines.length;
	}

	/** {@code data.csv:12}. */
	String place(int row) {
		return file.getFileName() + ":" + lines[row];
	}

	/**
	 * Reads a file.
	 *
	 * @throws KirchhoffException if it is no table; the message names the lines
	 */
	public static MeasuredTable read(Path file) {
		try {
			if (!Files.isRegularFile(file)) {
				throw new KirchhoffException(file.getFileName() + " is not a file", "choose a CSV file of measurements");
			}
			if (Files.size(file) > LARGEST) {
				throw new KirchhoffException(file.getFileName() + " is larger than 64 MB", "thin the measurements out");
			}
			return parse(file, text(file));
		} catch (IOException e) {
			throw new KirchhoffException(file.getFileName() + " cannot be read (" + e.getMessage() + ")", "check the file and its permissions", e);
		}
	}

	private static String text(Path file) throws IOException {
		try {
			var text = Files.readString(file, StandardCharsets.UTF_8);
			return text.startsWith("\ufeff") ? text.substring(1) : text;
		} catch (CharacterCodingException notUtf8) {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
	}

	private record Row(int line, List<String> fields) {
	}

	static MeasuredTable parse(Path file, String text) {
		if (text.indexOf('\0') >= 0) {
			throw new KirchhoffException(file.getFileName() + " is not text", "export the measurements as CSV");
		}
		char separator = separator(text);
		boolean comma = separator != ',' && text.lines().filter(line -> !line.startsWith("#")).anyMatch(line -> line.matches("(.*[^\\d])?\\d+,\\d+([^\\d].*)?"));
		var rows = rows(file, text, separator);
		if (rows.isEmpty()) {
			throw new KirchhoffException(file.getFileName() + " has no rows", "give a heading line and a row for each measurement");
		}
		boolean heading = rows.getFirst().fields.stream().noneMatch(field -> isNumber(field));
		if (!heading && rows.getFirst().fields.stream().anyMatch(field -> !isNumber(field) && !field.isBlank()) && rows.size() > 1
				&& rows.get(1).fields.stream().allMatch(field -> isNumber(field))) {
			heading = true; // one column is called by a number, as columns of levels are
		}
		if (!heading && headsLevels(rows)) {
			heading = true;
		}
		var head = heading ? rows.removeFirst().fields : List.<String>of();
		if (rows.isEmpty()) {
			throw new KirchhoffException(file.getFileName() + " has a heading but no rows", "give a row for each measurement");
		}
		check(file, rows, head);
		return new MeasuredTable(file, columns(rows, head, comma), rows.stream().mapToInt(Row::line).toArray());
	}

	/** Numbers with units are names of levels, never measurements. */
	private static boolean headsLevels(List<Row> rows) {
		return rows.size() > 1 && rows.getFirst().fields.stream().allMatch(field -> field.strip().matches("[\\d.,]+\\s*\\p{L}.*"));
	}

	private static char separator(String text) {
		var sample = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).limit(20).toList();
		for (char candidate : new char[] { '\t', ';', ',' }) {
			long count = sample.stream().findFirst().map(line -> line.chars().filter(c -> c == candidate).count()).orElse(0L);
			if (count > 0 && sample.stream().skip(sample.size() > 1 ? 1 : 0).anyMatch(line -> line.indexOf(candidate) >= 0)) {
				return candidate;
			}
		}
		return sample.stream().skip(1).anyMatch(line -> line.strip().matches(".*\\S\\s+\\S.*")) ? ' ' : ',';
	}

	private static List<Row> rows(Path file, String text, char separator) {
		var rows = new ArrayList<Row>();
		if (separator == ' ') {
			int number = 0;
			for (var line : text.lines().toList()) {
				number++;
				if (!line.isBlank() && !line.startsWith("#")) {
					rows.add(new Row(number, new ArrayList<>(List.of(line.strip().split("\\s+")))));
				}
			}
			return rows;
		}
		try (var csv = CsvReader.builder().fieldSeparator(separator).commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP).skipEmptyLines(true)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
			for (var line : csv) {
				var fields = new ArrayList<>(line.getFields().stream().map(String::strip).toList());
				while (!fields.isEmpty() && fields.getLast().isEmpty()) {
					fields.removeLast();
				}
				if (!fields.isEmpty()) {
					rows.add(new Row((int) line.getStartingLineNumber(), fields));
				}
			}
			return rows;
		} catch (CsvParseException e) {
			throw new KirchhoffException(file.getFileName() + ":" + (rows.isEmpty() ? 1 : rows.getLast().line + 1) + ": is not separated text", "check the quotation marks", e);
		} catch (IOException e) {
			throw new KirchhoffException(file.getFileName() + " cannot be read (" + e.getMessage() + ")", "check the file", e);
		}
	}

	private static void check(Path file, List<Row> rows, List<String> head) {
		int width = head.isEmpty() ? rows.getFirst().fields.size() : head.size();
		var wide = rows.stream().filter(row -> row.fields.size() > width).limit(MOST_FAULTS).map(row -> Integer.toString(row.line)).toList();
		if (!wide.isEmpty()) {
			throw new KirchhoffException(file.getFileName() + ":" + String.join(", ", wide) + ": more fields than the " + width + " of the first line", "give every row as many fields");
		}
	}

	private static List<Column> columns(List<Row> rows, List<String> head, boolean comma) {
		int width = head.isEmpty() ? rows.getFirst().fields.size() : head.size();
		var columns = new ArrayList<Column>();
		for (int k = 0; k < width; k++) {
			int column = k;
			var heading = head.isEmpty() ? "column " + (k + 1) : head.get(k);
			var parsed = heading(heading);
			var texts = rows.stream().map(row -> column < row.fields.size() ? row.fields.get(column) : "").toArray(String[]::new);
			double factor = parsed.unit.map(Unit::factor).orElse(1.);
			var values = Arrays.stream(texts).mapToDouble(text -> number(text, comma) * factor).toArray();
			columns.add(new Column(heading, parsed.name, parsed.unit, texts, values));
		}
		return columns;
	}

	private record Heading(String name, Optional<Unit> unit) {
	}

	/** Takes a heading apart: {@code Voltage (V)}, {@code I [uA]}, {@code G_uS}, {@code t/s}. */
	static Heading heading(String heading) {
		var bracketed = BRACKETED.matcher(heading);
		if (bracketed.matches()) {
			var unit = unit(bracketed.group(2));
			if (unit.isPresent()) {
				return new Heading((bracketed.group(1) + " " + bracketed.group(3)).strip(), unit);
			}
		}
		var appended = APPENDED.matcher(heading.strip());
		if (appended.matches()) {
			var unit = unit(appended.group(2));
			if (unit.isPresent() && !appended.group(1).isBlank()) {
				return new Heading(appended.group(1).strip(), unit);
			}
		}
		return new Heading(heading.strip(), Optional.empty());
	}

	private static Optional<Unit> unit(String text) {
		var known = switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
			case "volt", "volts" -> "V";
			case "ampere", "amperes", "amps", "amp" -> "A";
			case "siemens" -> "S";
			case "us", "usiemens" -> text.strip().equals("us") ? "µs" : "µS";
			default -> text.strip().replaceFirst("(?i)ohms?$", "Ω");
		};
		try {
			var unit = Unit.parse(known);
			return unit.text().equals("1") ? Optional.empty() : Optional.of(unit);
		} catch (IllegalArgumentException notAUnit) {
			return Optional.empty();
		}
	}

	private static boolean isNumber(String field) {
		return NUMBER.matcher(field.strip()).matches() || field.strip().equalsIgnoreCase("nan");
	}

	private static double number(String field, boolean comma) {
		var text = field.strip();
		if (!NUMBER.matcher(text).matches() || !comma && text.indexOf(',') >= 0) {
			return Double.NaN;
		}
		return Double.parseDouble(text.replace(',', '.'));
	}
}
