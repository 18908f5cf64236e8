// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many threads compute; what is computed does not depend on it. */
final class Threads {
	@Spec(Target.MIXEE)
	private CommandSpec spec;

	private int count = Runtime.getRuntime().availableProcessors();

	@Option(names = "--threads", paramLabel = "N", description = "Threads that compute; as many as there are processors if not given. The results are the same.")
	private void count(int value) {
		if (value < 1) {
			throw new ParameterException(spec.commandLine(), "--threads " + value + ": at least one thread is needed");
		}
		count = value;
	}

	int count() {
		return count;
	}
}
