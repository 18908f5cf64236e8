// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.command.CompareCommand;
import dev.kirchhoff.headless.internal.command.DescribeCommand;
import dev.kirchhoff.headless.internal.command.DeviceCommand;
import dev.kirchhoff.headless.internal.command.DiagramCommand;
import dev.kirchhoff.headless.internal.command.ExampleCommand;
import dev.kirchhoff.headless.internal.command.ExportCommand;
import dev.kirchhoff.headless.internal.command.Extensible;
import dev.kirchhoff.headless.internal.command.FitCommand;
import dev.kirchhoff.headless.internal.command.ImportCommand;
import dev.kirchhoff.headless.internal.command.ListCommand;
import dev.kirchhoff.headless.internal.command.MergeCommand;
import dev.kirchhoff.headless.internal.command.PackCommand;
import dev.kirchhoff.headless.internal.command.ReferenceCommand;
import dev.kirchhoff.headless.internal.command.ReproduceCommand;
import dev.kirchhoff.headless.internal.command.RunCommand;
import dev.kirchhoff.headless.internal.command.ValidateCommand;
import dev.kirchhoff.headless.internal.command.worker.WorkerCommand;
import dev.kirchhoff.headless.internal.command.circuit.CircuitCommand;
import dev.kirchhoff.headless.internal.command.plugins.PluginsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole. A further command is one more class in {@link #commands}. */
@Command(name = "kirchhoff", description = "Simulates neural networks on resistive in-memory computing hardware.", synopsisSubcommandLabel = "COMMAND")
public final class Kirchhoff implements Callable<Integer> {
	private final Session session;

	@Spec
	private CommandSpec spec;

	@Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
	private boolean version;

	private Kirchhoff(Session session) {
		this.session = session;
	}

	private static List<Object> commands(Session session) {
		return List.of(new RunCommand(session), new MergeCommand(session), new ValidateCommand(session), new ListCommand(session), new DescribeCommand(session),
				new FitCommand(session), new ReferenceCommand(session), new DeviceCommand(session), new ExampleCommand(session), new ReproduceCommand(session),
				new PackCommand(session), new CompareCommand(session), new ImportCommand(session), new ExportCommand(session), new DiagramCommand(session),
				CircuitCommand.of(session), PluginsCommand.of(session), new WorkerCommand(session));
	}

	/** Does what the arguments of the session say; never throws. Gives the exit code. */
	public static int execute(Session session) {
		try {
			return commandLine(session).execute(session.arguments().toArray(String[]::new));
		} catch (Throwable e) {
			return Failures.report(e, session);
		} finally {
			session.flush();
		}
	}

	private static CommandLine commandLine(Session session) {
		var root = new CommandLine(new Kirchhoff(session));
		commands(session).forEach(root::addSubcommand);
		root.getSubcommands().forEach((name, command) -> {
			if (session.arguments().contains(name) && command.getCommand() instanceof Extensible extensible) {
				extensible.extend(command.getCommandSpec());
			}
		});
		help(root);
		IVersionProvider version = () -> new String[] { session.version() };
		root.getCommandSpec().versionProvider(version);
		root.setOut(new java.io.PrintWriter(session.out(), true));
		root.setErr(new java.io.PrintWriter(session.err(), true));
		root.setUsageHelpAutoWidth(false).setUsageHelpWidth(Math.clamp(session.terminal().width(), 60, 120));
		root.setCaseInsensitiveEnumValuesAllowed(true);
		root.setExpandAtFiles(false);
		root.setParameterExceptionHandler((e, _) -> misused(e, session));
		root.setExecutionExceptionHandler((e, _, _) -> Failures.report(e, session));
		return root;
	}

	private static void help(CommandLine command) {
		command.addMixin("help", new Help());
		command.getSubcommands().values().forEach(Kirchhoff::help);
	}

	private static int misused(ParameterException e, Session session) {
		var command = e.getCommandLine();
		session.tell("kirchhoff: " + misuse(e));
		session.tell("See " + command.getCommandSpec().qualifiedName() + " --help");
		return Exit.USAGE;
	}

	private static String misuse(ParameterException e) {
		var commands = e.getCommandLine().getSubcommands().keySet();
		if (!(e instanceof UnmatchedArgumentException unmatched)) {
			return e.getMessage().replaceAll("\\s*\\R\\s*", " ");
		}
		var word = unmatched.getUnmatched().getFirst();
		if (unmatched.isUnknownOption()) {
			var meant = unmatched.getSuggestions().stream().filter(option -> option.startsWith("-")).limit(3).toList();
			return "unknown option '" + word + "'" + (meant.isEmpty() ? "" : ": did you mean " + String.join(" or ", meant) + "?");
		}
		return commands.isEmpty() ? "one word too many: '" + word + "'"
				: "there is no command '" + word + "': " + Suggestions.mend(word, commands, "there are " + String.join(", ", commands));
	}

	/** Without a command there is nothing to do. */
	@Override
	public Integer call() {
		spec.commandLine().usage(spec.commandLine().getErr());
		return Exit.USAGE;
	}

	/** The same for every command. */
	@Command
	private static final class Help {
		@Option(names = { "-h", "--help" }, usageHelp = true, description = "Print this help and exit.")
		private boolean help;
	}
}
