// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.RequiredPlugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes into a file which plug-ins of others it requires; the workbench does the same when it saves. */
@Command(name = "require", description = "Write into a project which plug-ins of others it uses, so that whoever opens it without them is told.")
final class RequireCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "FILE", description = "Project file (*.kirchhoff).")
	private Path file;

	RequireCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws ProjectFileException {
		var loaded = ProjectFiles.load(session.resolve(file));
		if (Problem.anyError(loaded.problems()) || !(loaded.root() instanceof Library library)) {
			throw CommandFailure.input(loaded.problems());
		}
		var before = List.copyOf(library.getRequires());
		RequiredPlugins.note(library, Extensions.ofPlatform());
		var required = library.getRequires();
		if (!required.equals(before)) {
			ProjectFiles.save(library);
		}
		if (required.isEmpty()) {
			session.tell(session.display(session.resolve(file)) + " uses Kirchhoff's own types only");
		}
		required.forEach(session.out()::println);
		return Exit.OK;
	}
}
