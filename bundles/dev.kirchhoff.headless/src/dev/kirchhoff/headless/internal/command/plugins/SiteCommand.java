// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a site for others to install from. */
@Command(name = "site", description = "Make a site of plug-ins: a folder to put on a web server, or to zip, from which others install and update. Jars are added to a site that is there.")
final class SiteCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(index = "0", paramLabel = "DIR", description = "Folder of the site.")
	private Path folder;

	@Parameters(index = "1..*", arity = "1..*", paramLabel = "JAR", description = "Plug-ins and features.")
	private List<Path> jars;

	SiteCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		try (var display = new StepDisplay("site", session.err(), session.terminal(), session.cancellation())) {
			var offered = Site.publish(jars.stream().map(session::resolve).toList(), session.resolve(folder), display);
			display.clear();
			offered.forEach(session.out()::println);
			return Exit.OK;
		}
	}
}
