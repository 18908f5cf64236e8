// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.plan.Examples.Example;
import dev.kirchhoff.solver.store.ResultStore;

/** Examples by name, and copies of them. */
final class ReadyProjects {
	private ReadyProjects() {
	}

	static Example find(String name) {
		var all = Examples.all();
		return all.stream().filter(example -> example.name().equals(name)).findFirst().orElseThrow(() -> unknown(name, all));
	}

	private static CommandFailure unknown(String name, List<Example> all) {
		var known = all.stream().map(Example::name).toList();
		return CommandFailure.input("examples", "there is no example '" + name + "'",
				Suggestions.mend(name, known, known.isEmpty() ? "none is installed" : "known are " + String.join(", ", known)));
	}

	/** Copies an example into a directory that does not exist or is empty. */
	static void copy(Example example, Path target) throws IOException {
		try {
			if (Files.exists(target) && !isEmptyDirectory(target)) {
				throw CommandFailure.input(target.toString(), "exists already", "choose another directory, or move this one away");
			}
			Examples.copy(example.name(), target);
		} catch (IOException e) {
			throw CommandFailure.input(target.toString(), "cannot be written (" + ResultStore.reason(e) + ")", "choose another directory");
		}
	}

	private static boolean isEmptyDirectory(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			return false;
		}
		try (var entries = Files.list(path)) {
			return entries.findAny().isEmpty();
		}
	}
}
