// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Dropins;
import dev.kirchhoff.plugins.Installations;
import dev.kirchhoff.plugins.Inventory;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Plugin.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes plug-ins away. */
@Command(name = "remove", description = "Remove plug-ins, with what was installed for them and nothing else needs. Jars in the folder dropins are deleted. Projects that use them still open, and say what is missing.")
final class RemoveCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(arity = "1..*", paramLabel = "ID", description = "Plug-ins as `plugins list` shows them, or features.")
	private List<String> ids;

	RemoveCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		session.cancellation().waitForChanges();
		try (var display = new StepDisplay("remove", session.err(), session.terminal(), session.cancellation())) {
			var dropped = Inventory.ofPlatform().foreign().stream().filter(plugin -> plugin.origin() == Origin.DROPPED).map(Plugin::id).filter(ids::contains).toList();
			var installed = ids.stream().filter(id -> !dropped.contains(id)).toList();
			var changes = new ArrayList<Change>();
			if (!installed.isEmpty()) {
				changes.addAll(Installations.ofProduct(session::tell).remove(installed, display));
			}
			changes.addAll(Dropins.remove(dropped));
			var discarded = dropped.stream().filter(Dropins::discard).toList();
			display.clear();
			discarded.forEach(file -> session.tell(file + " is deleted"));
			if (discarded.isEmpty() || !changes.isEmpty()) {
				Changes.print(changes, session);
			}
			return Exit.OK;
		}
	}
}
