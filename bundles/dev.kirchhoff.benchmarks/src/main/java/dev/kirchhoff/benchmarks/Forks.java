// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes that measure: this very Java, with the options of the product.
 *
 * @param log what they say besides their answers is appended to it
 */
record Forks(Path log) {
	/** System property with the options, separated by spaces; the launcher script reads them from the product's start script. */
	private static final String OPTIONS = "kirchhoff.benchmarks.jvm";

	static List<String> options() {
		var options = System.getProperty(OPTIONS);
		if (options == null) {
			throw new BenchmarkException("the system property " + OPTIONS + " is missing; start it with ./kirchhoff bench");
		}
		return List.of(options.strip().split("\\s+"));
	}

	/** Starts a class with further options. */
	Process start(Class<?> main, List<String> more, List<String> arguments) throws IOException {
		var command = new ArrayList<String>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options());
		command.addAll(more);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start();
	}
}
