// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.List;
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
		var line = new CommandLine(new PluginsCommand());
		List.of(new ListCommand(session), new InstallCommand(session), new UpdateCommand(session), new RemoveCommand(session), new SiteCommand(session), new NewCommand(session), new BuildCommand(session),
				new CheckCommand(session), new RequireCommand(session)).forEach(line::addSubcommand);
		return line;
	}

	/** Without a further command there is nothing to do. */
	@Override
	public Integer call() {
		spec.commandLine().usage(spec.commandLine().getErr());
		return Exit.USAGE;
	}
}
