// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds data that others published and that is not part of the project: at the system property kirchhoff.data or kirchhoff.golden, or in a
 * folder shared/data or shared/golden beside the project.
 */
public final class Published {
	private Published() {
	}

	/** A file of data; if it is not there, says so where it may be missing and fails where it must be there. */
	public static Optional<Path> file(String name) {
		return file("data", name);
	}

	/** A circuit that other simulators solved, or as {@link #file(String)}. */
	public static Optional<Path> golden(String name) {
		return file("golden", name);
	}

	private static Optional<Path> file(String kind, String name) {
		var found = find(kind, name);
		if (found.isEmpty()) {
			assertNotEquals("true", System.getenv("CI"), name + " is not there: set the system property kirchhoff." + kind + " to its folder");
			System.out.println("left out: the comparison with " + name + ", which is not there");
		}
		return found;
	}

	private static Optional<Path> find(String kind, String name) {
		String set = System.getProperty("kirchhoff." + kind);
		if (set != null) {
			return Optional.of(Path.of(set, name)).filter(Files::isReadable);
		}
		for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			var file = folder.resolve("shared").resolve(kind).resolve(name);
			if (Files.isReadable(file)) {
				return Optional.of(file);
			}
		}
		return Optional.empty();
	}
}
