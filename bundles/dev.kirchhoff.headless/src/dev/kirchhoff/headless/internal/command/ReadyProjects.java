// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.net.URL;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.plan.Examples.Example;

/** Examples by name, and which of them are papers. */
final class ReadyProjects {
	/** What makes an example a paper. */
	static final String CLAIMS = "claims.json";

	private ReadyProjects() {
	}

	/** @throws CommandFailure with what may have been meant */
	static Example find(String name) {
		return find(name, Examples.all(), "example");
	}

	static Example findPaper(String name) {
		var papers = papers();
		if (papers.stream().noneMatch(paper -> paper.name().equals(name)) && Examples.all().stream().anyMatch(example -> example.name().equals(name))) {
			throw CommandFailure.input("examples", "'" + name + "' makes no claims to compare with", "copy it out with `kirchhoff example " + name + "` and run it");
		}
		return find(name, papers, "paper");
	}

	static List<Example> papers() {
		return Examples.all().stream().filter(ReadyProjects::isPaper).toList();
	}

	private static boolean isPaper(Example example) {
		return entry(example, CLAIMS).isPresent();
	}

	/** A file in the folder of an example. */
	static Optional<URL> entry(Example example, String file) {
		var folder = example.folder().endsWith("/") ? example.folder() : example.folder() + "/";
		return Optional.ofNullable(Platform.getBundle(example.bundle()).getEntry(folder + file));
	}

	private static Example find(String name, List<Example> all, String what) {
		return all.stream().filter(example -> example.name().equals(name)).findFirst().orElseThrow(() -> {
			var known = all.stream().map(Example::name).toList();
			return CommandFailure.input("examples", "there is no " + what + " '" + name + "'",
					Suggestions.mend(name, known, known.isEmpty() ? "none is installed" : "known are " + String.join(", ", known)));
		});
	}
}
