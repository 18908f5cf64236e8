// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has left.
 *
 * @param folder with its run.json
 */
record Results(Path folder) {
	/** The newest of the projects in a folder. */
	static Results latest(Path folder) throws IOException {
		try (var files = Files.walk(folder.resolve("results"))) {
			return new Results(files.filter(file -> file.endsWith("run.json")).max(Comparator.comparing(Path::toString)).orElseThrow().getParent());
		}
	}

	String text(String file) throws IOException {
		return Files.readString(folder.resolve(file));
	}

	/** Lines of a table by the names of its columns. */
	List<Map<String, String>> rows(String file) throws IOException {
		var lines = Files.readAllLines(folder.resolve(file));
		var names = lines.getFirst().split(",", -1);
		var rows = new ArrayList<Map<String, String>>();
		for (var line : lines.subList(1, lines.size())) {
			var values = line.split(",", -1);
			var row = new LinkedHashMap<String, String>();
			for (int k = 0; k < names.length; k++) {
				row.put(names[k], values[k]);
			}
			rows.add(row);
		}
		return rows;
	}
}
