// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.Brought;
import dev.kirchhoff.plugins.Installations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Installs plug-ins into this product. */
@Command(name = "install", description = "Install plug-ins, with what they need, from a site, a zip of one, or a single jar. Either all of it is installed or nothing.")
final class InstallCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(index = "0", paramLabel = "SITE|FILE", description = "p2 site (address or folder), zip of a site, or a plug-in's jar.")
	private String place;

	@Parameters(index = "1..*", paramLabel = "ID", description = "Plug-ins of the site, by the name of the feature or of the bundle. Without any: all that it offers.")
	private List<String> ids = List.of();

	@Mixin
	private TrustOption trust;

	InstallCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		session.cancellation().waitForChanges();
		try (var display = new StepDisplay("install", session.err(), session.terminal(), session.cancellation())) {
			var changes = Installations.ofProduct(session::tell).install(Place.of(place, session), ids, trust.trust(session, display), display);
			display.clear();
			if (changes.isEmpty()) {
				session.tell((ids.isEmpty() ? "all that is offered" : String.join(", ", ids)) + (ids.size() > 1 ? " are" : " is") + " installed already, in this version or a newer one");
			}
			Changes.print(changes, session);
			var brought = Brought.by(changes);
			if (!brought.isEmpty()) {
				session.tell("brings " + brought + "; the next command can use it, a workbench that is open after a restart");
			} else if (!changes.isEmpty()) {
				session.tell("brings no device, algorithm, data set or other type of Kirchhoff");
			}
			return Exit.OK;
		}
	}
}
