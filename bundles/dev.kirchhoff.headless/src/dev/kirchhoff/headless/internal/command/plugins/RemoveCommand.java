// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.Installations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes plug-ins away. */
@Command(name = "remove", description = "Remove plug-ins, with what was installed for them and nothing else needs. Projects that use them still open, and say what is missing.")
final class RemoveCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(arity = "1..*", paramLabel = "ID", description = "Plug-ins as `plugins list` shows them, or features.")
	private List<String> ids;

	RemoveCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		try (var display = new StepDisplay("remove", session.err(), session.terminal(), session.cancellation())) {
			var changes = Installations.ofProduct(session::tell).remove(ids, display);
			display.clear();
			Changes.print(changes, session);
			return Exit.OK;
		}
	}
}
