// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.plan.Examples.Example;

/** The settings with which a paper takes little time: what it computes then shows that it runs, not that its claims hold. */
final class QuickForm {
	/** One {@code path=value} a line; what follows # at the beginning of a line is a remark. */
	private static final String FILE = "quick.settings";

	private QuickForm() {
	}

	static boolean exists(Example example) {
		return ReadyProjects.entry(example, FILE).isPresent();
	}

	/**
	 * The settings, in order.
	 *
	 * @throws CommandFailure if the example has no quick form, with those that have one
	 */
	static List<String> settings(Example example) throws IOException {
		var entry = ReadyProjects.entry(example, FILE);
		if (entry.isEmpty()) {
			var others = ReadyProjects.papers().stream().filter(QuickForm::exists).map(Example::name).toList();
			throw CommandFailure.input("--quick", "'" + example.name() + "' has no quick form",
					others.isEmpty() ? "leave --quick out, no paper has one" : "leave --quick out, or take one that has: " + String.join(", ", others));
		}
		try (var in = new BufferedReader(new InputStreamReader(entry.get().openStream(), StandardCharsets.UTF_8))) {
			return in.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
		}
	}
}
