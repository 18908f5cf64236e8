// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.Steps;
import dev.kirchhoff.plugins.project.PluginBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a plug-in's project without anything but the product, a JDK and some Maven. */
@Command(name = "build", description = "Build and test a plug-in's project: its zip can be installed and given to others.")
final class BuildCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of the project; here if not given.")
	private Path folder;

	@Option(names = { "-o", "--offline" }, description = "Fetch nothing: everything has been fetched by an earlier build.")
	private boolean offline;

	BuildCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var project = session.resolve(folder == null ? Path.of("") : folder);
		try (var steps = new Steps("building", session)) {
			var build = new PluginBuild(project, offline);
			session.tell("Building and testing " + session.display(project) + " with Maven: about a minute, the first time some more, as Maven fetches what it needs");
			var result = build.run(steps);
			steps.close();
			session.out().println(session.display(result.zip()));
			session.tell(result.tests() + (result.tests() == 1 ? " test" : " tests") + " passed. The site as a folder: " + session.display(result.site()));
			session.tell("Install it with: kirchhoff plugins install " + Session.quoted(session.display(result.zip())));
			return Exit.OK;
		} catch (KirchhoffException e) {
			var lines = new ArrayList<>(e.getMessage().lines().toList());
			lines.add("plugins build: " + e.mend());
			throw new CommandFailure(Exit.FAILED, lines);
		}
	}
}
