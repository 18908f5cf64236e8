// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with a crossbar as a circuit. */
@Command(name = "circuit", description = "Solve a crossbar as the circuit it is, wires included, or write it as a netlist.", synopsisSubcommandLabel = "COMMAND")
public final class CircuitCommand implements Callable<Integer> {
	@Spec
	private CommandSpec spec;

	private CircuitCommand() {
	}

	/** The command with its own commands. */
	public static CommandLine of(Session session) {
		return new CommandLine(new CircuitCommand()).addSubcommand(new SolveCommand(session)).addSubcommand(new ExportCommand(session));
	}

	/** Without a further command there is nothing to do. */
	@Override
	public Integer call() {
		spec.commandLine().usage(spec.commandLine().getErr());
		return Exit.USAGE;
	}
}
