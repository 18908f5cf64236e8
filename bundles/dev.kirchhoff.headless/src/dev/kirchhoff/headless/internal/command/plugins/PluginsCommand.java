// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with plug-ins. A further command is one more class in {@link #of}. */
@Command(name = "plugins", description = "List, install, update, remove and write plug-ins: devices, algorithms, data sets, notations.", synopsisSubcommandLabel = "COMMAND")
public final class PluginsCommand implements Callable<Integer> {
	@Spec
	private CommandSpec spec;

	private PluginsCommand() {
	}

	/** The command with its own commands. */
	public static CommandLine of(Session session) {
		return new CommandLine(new PluginsCommand()).addSubcommand(new ListCommand(session)).addSubcommand(new InstallCommand(session)).addSubcommand(new UpdateCommand(session))
				.addSubcommand(new RemoveCommand(session)).addSubcommand(new SiteCommand(session)).addSubcommand(new NewCommand(session)).addSubcommand(new BuildCommand(session))
				.addSubcommand(new CheckCommand(session));
	}

	/** Without a further command there is nothing to do. */
	@Override
	public Integer call() {
		spec.commandLine().usage(spec.commandLine().getErr());
		return Exit.USAGE;
	}
}
