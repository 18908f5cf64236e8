// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.project.PluginBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a plug-in's project without anything but the product, a JDK and some Maven. */
@Command(name = "build", description = "Build and test a plug-in's project: its zip can be installed and given to others.")
final class BuildCommand implements Callable<Integer> {
	private static final int PERCENT = 100;

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
		try (var display = new StepDisplay("building", session.err(), session.terminal(), session.cancellation())) {
			display.beginTask("", PERCENT);
			var build = new PluginBuild(project, offline);
			session.tell("Building and testing " + session.display(project) + " with Maven: about a minute, the first time some more, as Maven fetches what it needs");
			var result = build.run(new Steps(display, session));
			display.clear();
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

	/** Shows the build's own steps; where no line can be written over, a new one tells from time to time that it goes on. */
	private static final class Steps implements Monitor {
		private static final long QUIET_NANOS = 10_000_000_000L;

		private final StepDisplay display;
		private final Session session;
		private double shown;
		private long told = System.nanoTime();

		private Steps(StepDisplay display, Session session) {
			this.display = display;
			this.session = session;
		}

		@Override
		public boolean cancelled() {
			return display.isCanceled();
		}

		@Override
		public void progress(double fraction, String text) {
			display.subTask(text);
			display.internalWorked(PERCENT * fraction - shown);
			shown = PERCENT * fraction;
			if (!session.terminal().live() && System.nanoTime() - told > QUIET_NANOS) {
				told = System.nanoTime();
				session.tell(String.format("  %2.0f %%  %s", shown, text));
			}
		}
	}
}
