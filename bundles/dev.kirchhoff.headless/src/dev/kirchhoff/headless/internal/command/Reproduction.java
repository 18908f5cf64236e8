// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.plan.Examples.Example;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.RunDirectories;
import dev.kirchhoff.results.Claims;
import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ClaimsTable.Caveat;
import dev.kirchhoff.results.Report;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.solver.store.ResultStore;

/**
 * One paper in a directory of its own: {@code project/} is the example as it was run, {@code results/<experiment>/} the runs, and
 * beside them {@code claims.json} and {@code report.html}.
 */
final class Reproduction {
	private static final String CLAIMS = ReadyProjects.CLAIMS;
	/** Says that the directory is a reproduction, of which paper, and where its project file is. */
	private static final String NOTE = "reproduction.txt";

	private final Session session;
	private final Example paper;
	private final Path directory;
	private final Execution execution;
	private final boolean resume;

	Reproduction(Session session, Example paper, Path directory, Execution execution, boolean resume) {
		this.session = session;
		this.paper = paper;
		this.directory = directory;
		this.execution = execution;
		this.resume = resume;
	}

	/**
	 * Runs it, prints its table and gives the exit code.
	 *
	 * @param settings changes for this time, {@code path=value} each
	 * @param quick    whether they cut the computation short, so that nothing can be judged
	 */
	int run(List<String> settings, boolean quick, OptionalLong seed, DataPlace data) throws IOException {
		boolean replaces = !resume && Files.exists(directory.resolve(NOTE));
		var project = project();
		var claims = Claims.read(project.resolveSibling(CLAIMS));
		var request = new Request(project, Optional.empty(), settings, List.of(), seed, OptionalInt.empty(), data);
		var plan = Planning.plan(request, session);
		if (replaces) {
			removeResults(); // not before it is known that there will be others
		}
		var runs = new LinkedHashMap<String, ResultDirectory>();
		boolean failed = false;
		for (var study : plan.studies()) {
			var outcome = execution.run(request, study, directory.resolve("results").resolve(RunDirectories.name(study.experiment())));
			failed |= outcome.failedUnits() > 0;
			session.tell(Execution.summary(study, outcome));
			runs.put(study.experiment(), ResultDirectory.read(outcome.directory()));
		}
		var evaluated = claims.evaluate(runs);
		var table = quick ? evaluated.with(Caveat.QUICK) : evaluated;
		table.text(session.terminal().width()).lines().forEach(session.out()::println);
		session.out().println(session.display(report(table, runs)));
		return failed ? Exit.FAILED : !table.judged() || table.allMet() ? Exit.OK : Exit.CLAIM;
	}

	private Path report(ClaimsTable table, LinkedHashMap<String, ResultDirectory> runs) {
		try {
			table.writeJson(directory.resolve(CLAIMS));
			return Report.write(directory.resolve("report.html"), runs.values().stream().map(ResultDirectory::path).toList(), Optional.of(table));
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line() + " (the results are in " + directory + ")");
		}
	}

	/**
	 * The project file of the copied example. An earlier reproduction gives way to a new one, anything else does not.
	 */
	private Path project() throws IOException {
		var project = directory.resolve("project");
		var note = directory.resolve(NOTE);
		boolean reproduced = Files.exists(note);
		if (reproduced && resume) {
			var lines = Files.readAllLines(note);
			if (!lines.getFirst().equals(paper.name())) {
				throw CommandFailure.input(directory.toString(), "holds the reproduction of " + lines.getFirst(), "choose another directory with --out");
			}
			return directory.resolve(lines.getLast());
		}
		try {
			if (reproduced) {
				remove(project);
			}
			var file = Examples.copy(paper.name(), project);
			Files.write(note, List.of(paper.name(), directory.relativize(file).toString()));
			return file;
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	private void removeResults() {
		try {
			remove(directory.resolve("results"));
			remove(directory.resolve(CLAIMS));
			remove(directory.resolve("report.html"));
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	private CommandFailure unwritable(IOException e) {
		return CommandFailure.input(directory.toString(), "cannot be written (" + ResultStore.reason(e) + ")", "choose another directory with --out");
	}

	private static void remove(Path tree) throws IOException {
		if (!Files.exists(tree)) {
			return;
		}
		List<Path> all = new ArrayList<>();
		try (var walk = Files.walk(tree)) {
			walk.sorted(Comparator.reverseOrder()).forEach(all::add);
		}
		for (var path : all) {
			Files.delete(path);
		}
	}
}
