// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.Steps;
import dev.kirchhoff.plan.pack.Packs;
import dev.kirchhoff.solver.run.UnitRanges;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a worker needs as archives, for clusters whose engine Kirchhoff does not know. */
@Command(name = "pack", description = "Pack all that computing a study on another machine needs: this product without its workbench, with its plug-ins, a Java, the project and its data. "
		+ "Unpacked side by side, kirchhoff/worker there reads lines that ask for points and writes rows.")
public final class PackCommand implements Callable<Integer> {
	private static final double MEGA = 1e6;
	private static final String POINTS = "points.jsonl";

	private final Session session;

	@Parameters(paramLabel = "FILE", description = "Project file (*.kirchhoff).")
	private Path file;

	@Mixin
	private Planning planning;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the archives. One that holds the same as before is not written again.")
	private Path out;

	@Option(names = "--java", paramLabel = "HOME", description = "Home of a Java 25 that the other machines have, instead of packing the one that runs here.")
	private String java;

	public PackCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws IOException {
		var project = session.resolve(file);
		var request = planning.request(project, session);
		var plan = Planning.plan(request, session);
		if (plan.studies().size() != 1) {
			throw CommandFailure.input(session.display(project), "has " + plan.studies().size() + " experiments",
					"choose one of them with --experiment: " + plan.studies().stream().map(Study::experiment).collect(Collectors.joining(", ")));
		}
		try (var steps = new Steps("packing", session)) {
			var pack = Packs.of(request, plan.studies().getFirst(), Optional.ofNullable(java), steps);
			steps.close();
			write(pack, plan.studies().getFirst(), session.resolve(out));
		}
		return Exit.OK;
	}

	private void write(Pack pack, Study study, Path folder) {
		try {
			Files.createDirectories(folder);
			for (var archive : pack.archives()) {
				var target = folder.resolve(archive.file().getFileName());
				if (!Files.exists(target) || Files.mismatch(archive.file(), target) >= 0) {
					whole(target, part -> Files.copy(archive.file(), part));
				}
				session.out().println(String.format(Locale.ROOT, "%s  %.1f MB", session.display(target), Files.size(target) / MEGA));
			}
			whole(folder.resolve(POINTS), part -> Files.write(part, UnitRanges.all(study)));
			session.out().println(session.display(folder.resolve(POINTS)) + "  " + Execution.count(study.points().size(), "line"));
		} catch (IOException e) {
			throw new KirchhoffException("the pack cannot be written into " + session.display(folder) + " (" + ResultStore.reason(e) + ")", "make room, or choose another folder with --out", e);
		}
		var names = pack.archives().stream().map(Pack.Archive::name).collect(Collectors.joining(" "));
		session.tell("Unpack them side by side: for a in " + names + "; do mkdir $a && tar -xzf $a-*.tar.gz -C $a; done");
		session.tell("There, each line of " + POINTS + " asks for a point: " + String.join(" ", pack.command()) + " < " + POINTS + " > rows.jsonl");
	}

	private interface Writing {
		void to(Path part) throws IOException;
	}

	/** A file that is there as a whole or not at all. */
	private static void whole(Path file, Writing writing) throws IOException {
		var part = file.resolveSibling(file.getFileName() + "-" + UUID.randomUUID() + ".part");
		try {
			writing.to(part);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}
}
