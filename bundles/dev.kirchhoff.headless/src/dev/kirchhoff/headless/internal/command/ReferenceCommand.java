// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.reference.Reference;
import dev.kirchhoff.plan.reference.ReferenceDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the manual of all types and elements, as the workbench's help shows it. */
@Command(name = "reference", description = "Write the reference of all installed types and of all elements of a project, as one HTML page.")
public final class ReferenceCommand implements Callable<Integer> {
	private static final String NAME = "reference.html";

	private final Session session;

	@Option(names = "--out", paramLabel = "PLACE", description = "Directory, or file that ends in .html; " + NAME + " here if not given. An older one is replaced.")
	private Path out = Path.of(NAME);

	public ReferenceCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var extensions = Extensions.ofPlatform();
		extensions.problems().forEach(problem -> session.tell(problem.toString()));
		var place = session.resolve(out);
		var file = place.toString().endsWith(".html") ? place : place.resolve(NAME);
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, ReferenceDocument.html(Reference.of(extensions), session.version()));
		} catch (IOException e) {
			throw CommandFailure.input("--out", file + " cannot be written (" + e.getMessage() + ")", "choose another place");
		}
		session.out().println(session.display(file));
		return Exit.OK;
	}
}
