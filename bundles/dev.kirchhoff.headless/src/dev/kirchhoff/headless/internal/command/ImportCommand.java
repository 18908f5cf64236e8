// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Ids;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.plan.NetworkImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the network of a file into a project. */
@Command(name = "import", description = "Add the network of a file (*.onnx) to a project. Its weights stay in the file, which the network refers to.")
public final class ImportCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "FILE", description = "Network file, packed with gzip or not.")
	private Path file;

	@Option(names = "--into", paramLabel = "PROJECT", required = true, description = "Project file (*.kirchhoff); a new one is made if there is none.")
	private Path project;

	@Option(names = "--name", paramLabel = "NAME", description = "What the project calls the network; without it, the name of the file.")
	private String name;

	@Mixin
	private DataOption data;

	public ImportCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws IOException, ProjectFileException {
		var source = session.resolve(file);
		var target = session.resolve(project);
		var place = data.place(session);
		var read = new NetworkFormats(Extensions.ofPlatform()).read(source);
		var into = Files.exists(target) ? load(target) : create(target);
		var called = name == null || name.isBlank() ? stem(source) : name.strip();
		NetworkImport.add(into, called, read.network(), NetworkImport.reference(target, source, place.folder()));
		ProjectFiles.save(into, target);
		long weights = 0;
		for (int node : read.network().weighted()) {
			weights += read.network().matrix(node).size();
		}
		session.out().println(String.format(Locale.ROOT, "%s: network '%s', input %s, %s, %,d weights, output %s", session.display(target), called, read.network().inputShape(),
				Execution.count(read.network().nodes().size() - 1, "layer"), weights, read.network().outputShape()));
		return Exit.OK;
	}

	private static Project load(Path target) {
		var loaded = ProjectFiles.load(target);
		if (Problem.anyError(loaded.problems())) {
			throw CommandFailure.input(loaded.problems());
		}
		return loaded.project().orElseThrow(() -> CommandFailure.input(target.toString(), "is a library, not a project", "give a project file"));
	}

	private Project create(Path target) throws IOException {
		if (!target.getFileName().toString().endsWith("." + ProjectFiles.EXTENSION)) {
			throw CommandFailure.input(session.display(target), "is no name of a project", "let it end with ." + ProjectFiles.EXTENSION);
		}
		Files.createDirectories(target.getParent());
		var made = KirchhoffFactory.eINSTANCE.createProject();
		made.setName(stem(target));
		Ids.assign(made, made);
		return made;
	}

	/** The name of a file without its endings. */
	private static String stem(Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.gz$", "").replaceFirst("\\.[^.]*$", "");
	}
}
