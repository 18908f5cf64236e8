// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs on this machine, however its system spells them. */
final class Programs {
	private static final boolean WINDOWS = File.separatorChar == '\\';
	private static final List<String> ENDINGS = WINDOWS ? List.of(".exe", ".cmd", ".bat") : List.of("");

	private Programs() {
	}

	static Optional<Path> onPath(Map<String, String> environment, String name) {
		return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isBlank())
				.flatMap(folder -> in(Path.of(folder), name).stream()).findFirst();
	}

	static Optional<Path> in(Path folder, String name) {
		return ENDINGS.stream().map(ending -> folder.resolve(name + ending)).filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
	}

	static boolean isProgram(Path folder, String name) {
		return in(folder, name).isPresent();
	}

	/** What is in a folder, by name; nothing if it is not there. */
	static List<Path> entries(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (var entries = Files.list(folder)) {
			return entries.sorted().toList();
		} catch (IOException e) {
			return List.of(); // nothing that may be seen
		}
	}
}
