// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plugins.project.PluginProject;
import dev.kirchhoff.plugins.project.Template;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a plug-in. */
@Command(name = "new", description = "Begin a plug-in: a project that builds and passes its test as it is.")
final class NewCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "NAME", description = "Of bundle, Java package and type: small letters with dots, the first word yours, for example acme.memristor.")
	private String id;

	@ArgGroup(multiplicity = "1")
	private Kind kind;

	@Option(names = "--in", paramLabel = "DIR", description = "Where its folder is made; here if not given.")
	private Path parent;

	@Option(names = "--name", paramLabel = "TEXT", description = "What people see; the last word of NAME if not given.")
	private String label;

	@Option(names = "--provider", paramLabel = "TEXT", description = "Who makes it; the first words of NAME if not given.")
	private String provider;

	private static final class Kind {
		@Option(names = "--device", required = true, description = "A device with its equation, its figure in diagrams and a project that uses it.")
		private boolean device;

		@Option(names = "--algorithm", required = true, description = "A programming algorithm: a write-verify loop.")
		private boolean algorithm;

		@Option(names = "--dataset", required = true, description = "A data set made by a generator.")
		private boolean dataSet;

		private Template template() {
			return device ? Template.DEVICE : algorithm ? Template.ALGORITHM : Template.DATA_SET;
		}
	}

	NewCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		try {
			PluginProject.idFault(id).ifPresent(fault -> {
				throw fault;
			});
			var project = new PluginProject(id, label == null ? PluginProject.label(id) : label, provider == null ? PluginProject.provider(id) : provider, kind.template());
			var folder = project.create(session.resolve(parent == null ? Path.of("") : parent).resolve(id));
			session.out().println(session.display(folder));
			session.tell("Build and test it with: kirchhoff plugins build " + session.display(folder));
			return Exit.OK;
		} catch (KirchhoffException e) {
			throw CommandFailure.input("plugins new", e.getMessage(), e.mend());
		}
	}
}
