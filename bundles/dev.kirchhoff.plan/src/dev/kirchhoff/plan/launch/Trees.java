// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories with all that is in them. */
final class Trees {
	private Trees() {
	}

	/** Deletes one; nothing if it is not there. */
	static void delete(Path directory) throws IOException {
		if (Files.exists(directory)) {
			try (var inside = Files.walk(directory)) {
				for (var each : inside.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(each);
				}
			}
		}
	}

	/** Deletes what is of no use to anybody any more. */
	static void deleteQuietly(Path directory) {
		try {
			delete(directory);
		} catch (IOException e) {
			directory.toFile().deleteOnExit(); // something holds on to it; it is in nobody's way
		}
	}
}
