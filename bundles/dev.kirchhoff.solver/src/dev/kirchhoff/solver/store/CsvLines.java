// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a CSV file that is there whole or not at all. */
final class CsvLines implements Closeable {
	private final Path file;
	private final Path temporary;
	private final BufferedWriter out;
	private boolean complete;

	CsvLines(Path file) throws IOException {
		this.file = file;
		Files.createDirectories(file.getParent());
		temporary = file.resolveSibling(file.getFileName() + ".part");
		out = Files.newBufferedWriter(temporary);
	}

	void line(List<String> fields) throws IOException {
		for (int i = 0; i < fields.size(); i++) {
			if (i > 0) {
				out.write(',');
			}
			out.write(quoted(fields.get(i)));
		}
		out.write('\n');
	}

	/** RFC 4180: quotes around what holds a comma, a quote or a line break. */
	private static String quoted(String field) {
		return field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? field
				: '"' + field.replace("\"", "\"\"") + '"';
	}

	/** Everything has been written: the file may appear. */
	void complete() {
		complete = true;
	}

	@Override
	public void close() throws IOException {
		try {
			out.close();
			if (complete) {
				Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
		} finally {
			Files.deleteIfExists(temporary);
		}
	}
}
