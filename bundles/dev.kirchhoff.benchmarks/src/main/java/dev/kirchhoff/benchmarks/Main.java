// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code ./kirchhoff bench} starts. */
@Command(name = "kirchhoff bench", description = "Measures how fast Kirchhoff is.", subcommands = { CircuitCommand.class, InferenceCommand.class }, synopsisSubcommandLabel = "WHAT")
public final class Main {
	private static final int FAILURE = 1;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this and exit.", scope = CommandLine.ScopeType.INHERIT)
	private boolean help;

	private Main() {
	}

	public static void main(String[] args) {
		var commands = new CommandLine(new Main());
		commands.setParameterExceptionHandler((e, _) -> {
			say(e.getMessage());
			say("see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
			return CommandLine.ExitCode.USAGE;
		});
		commands.setExecutionExceptionHandler((e, _, _) -> {
			say(e.getMessage() == null ? e.toString() : e.getMessage());
			return FAILURE;
		});
		System.exit(commands.execute(args));
	}

	static void say(String line) {
		System.err.println("kirchhoff: " + line);
	}
}
