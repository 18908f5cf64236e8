// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.Installations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gets newer versions of plug-ins. */
@Command(name = "update", description = "Update plug-ins from the sites or files that they came from, or from others.")
final class UpdateCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "ID", description = "Plug-ins to update. Without any: all that were installed.")
	private List<String> ids = List.of();

	@Option(names = "--from", paramLabel = "SITE|FILE", description = "A further place to look for newer versions; may be given several times.")
	private List<String> from = List.of();

	@Mixin
	private TrustOption trust;

	UpdateCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		session.cancellation().waitForChanges();
		try (var display = new StepDisplay("update", session.err(), session.terminal(), session.cancellation())) {
			var sources = from.stream().map(place -> Place.of(place, session)).toList();
			var changes = Installations.ofProduct(session::tell).update(ids, sources, trust.trust(session, display), display);
			display.clear();
			if (changes.isEmpty()) {
				session.tell("nothing has been updated");
			}
			Changes.print(changes, session);
			return Exit.OK;
		}
	}
}
