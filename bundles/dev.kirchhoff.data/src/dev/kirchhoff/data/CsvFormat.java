// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.FileFormat;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;

/** Samples as comma separated values: a heading line, then per line the features and, last, the class as a whole number from 0. */
public record CsvFormat() implements FileFormat {
	@Override
	public List<String> endings() {
		return List.of("csv");
	}

	@Override
	public Samples read(Path file) throws IOException {
		var rows = new ArrayList<float[]>();
		var labels = new ArrayList<Integer>();
		long next = 1;
		try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).skipEmptyLines(true)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(file)) {
			boolean heading = true;
			for (var line : csv) {
				String place = file + ":" + line.getStartingLineNumber();
				next = line.getStartingLineNumber() + 1;
				var fields = line.getFields();
				if (heading) {
					requireHeading(place, fields);
					heading = false;
					continue;
				}
				if (fields.size() < 2) {
					throw new KirchhoffException(place + ": one column", "give the features and, last, the class, separated by commas");
				}
				if (!rows.isEmpty() && rows.getFirst().length != fields.size() - 1) {
					throw new KirchhoffException(place + ": " + fields.size() + " columns, the lines before have " + (rows.getFirst().length + 1),
							"give every line the same columns");
				}
				var features = new float[fields.size() - 1];
				for (int i = 0; i < features.length; i++) {
					features[i] = (float) number(place, fields.get(i));
				}
				double label = number(place, fields.getLast());
				if (label != Math.rint(label) || label < 0 || label > 1e6) {
					throw new KirchhoffException(place + ": class '" + fields.getLast() + "'", "the last column is the class, a whole number from 0");
				}
				rows.add(features);
				labels.add((int) label);
			}
		} catch (CsvParseException e) {
			throw new KirchhoffException(file + ":" + next + ": is not comma separated text", "check the quotation marks", e);
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		if (rows.isEmpty()) {
			throw new KirchhoffException(file + " has no samples", "give one heading line and at least one line of features and class");
		}
		int width = rows.getFirst().length;
		var inputs = new float[rows.size() * width];
		for (int i = 0; i < rows.size(); i++) {
			System.arraycopy(rows.get(i), 0, inputs, i * width, width);
		}
		var classes = labels.stream().mapToInt(Integer::intValue).toArray();
		return new Samples(Shape.vector(width), inputs, classes, Math.max(2, Arrays.stream(classes).max().getAsInt() + 1));
	}

	/** Numbers in the place of the heading would be lost without a word. */
	private static void requireHeading(String place, List<String> fields) {
		if (fields.stream().allMatch(CsvFormat::isNumber)) {
			throw new KirchhoffException(place + ": the heading line is missing", "begin with a line that names the columns");
		}
	}

	private static boolean isNumber(String field) {
		try {
			Double.parseDouble(field.strip());
			return true;
		} catch (NumberFormatException e) {
			return false;
		}
	}

	private static double number(String place, String text) {
		try {
			double value = Double.parseDouble(text.strip());
			if (Float.isFinite((float) value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			throw new KirchhoffException(place + ": '" + text + "' is not a number", "write it like 0.25", e);
		}
		throw new KirchhoffException(place + ": '" + text + "' is not finite as a single-precision number", "remove the line");
	}
}
