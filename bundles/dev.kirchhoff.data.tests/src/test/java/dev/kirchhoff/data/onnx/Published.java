// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds data that is not part of the project: at the system property kirchhoff.data, or in a folder shared/data beside the project. */
final class Published {
	private Published() {
	}

	/** A file; if it is not there, says so where it may be missing and fails where it must be there. */
	static Optional<Path> file(String name) {
		var found = find(name);
		if (found.isEmpty()) {
			assertNotEquals("true", System.getenv("CI"), name + " is not there: set the system property kirchhoff.data to its folder");
			System.out.println("left out: the comparison with " + name + ", which is not there");
		}
		return found;
	}

	private static Optional<Path> find(String name) {
		String set = System.getProperty("kirchhoff.data");
		if (set != null) {
			return Optional.of(Path.of(set, name)).filter(Files::isReadable);
		}
		for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			var file = folder.resolve("shared").resolve("data").resolve(name);
			if (Files.isReadable(file)) {
				return Optional.of(file);
			}
		}
		return Optional.empty();
	}
}
