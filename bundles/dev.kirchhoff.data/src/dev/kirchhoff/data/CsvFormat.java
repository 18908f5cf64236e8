// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
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
		try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).skipEmptyLines(true).ofCsvRecord(file)) {
			boolean heading = true;
			for (var line : csv) {
				if (heading) {
					heading = false;
					continue;
				}
				String place = file + ":" + line.getStartingLineNumber();
				var fields = line.getFields();
				if (fields.size() < 2) {
					throw new KirchhoffException(place + ": one column", "give the features and, last, the class");
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

	private static double number(String place, String text) {
		try {
			double value = Double.parseDouble(text.strip());
			if (Double.isFinite(value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			throw new KirchhoffException(place + ": '" + text + "' is not a number", "write it like 0.25", e);
		}
		throw new KirchhoffException(place + ": '" + text + "' is not finite", "remove the line");
	}
}
