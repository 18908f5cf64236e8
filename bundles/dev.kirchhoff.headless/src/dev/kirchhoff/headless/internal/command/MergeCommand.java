// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.launch.Merge;
import dev.kirchhoff.plan.launch.RunDirectories;
import dev.kirchhoff.solver.store.ResultStore.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one run of the parts that were computed with {@code run --shard}. */
@Command(name = "merge", description = "Join the parts that 'kirchhoff run --shard' has computed into the results that one run would have given.")
public final class MergeCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories of parts, or directories that hold such.")
	private List<Path> parts;

	@Option(names = "--out", paramLabel = "DIR", description = "Directory for the results; without it results/EXPERIMENT/TIME beside the project.")
	private Path out;

	@Option(names = "--project", paramLabel = "FILE", description = "The project file, if it is not any more where the parts were started from.")
	private Path project;

	@Option(names = "--mixed", description = "Also join parts that were computed with matrix products that differ within rounding; the results say so.")
	private boolean mixed;

	public MergeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		session.cancellation().hint("the parts are as they were");
		var merge = Merge.of(parts.stream().map(session::resolve).toList(), Optional.ofNullable(project).map(session::resolve), mixed, Extensions.ofPlatform(), session.cancellation());
		Planning.requireGood(merge.problems(), session);
		var study = merge.study();
		var outcome = write(merge, out == null ? RunDirectories.fresh(merge.request().file(), study, LocalDateTime.now()) : session.resolve(out));
		var report = Reports.write(outcome.directory());
		outcome.failures().stream().map(Failure::fault).distinct().forEach(session::tell);
		session.out().println(study.experiment() + ": " + Execution.size(study) + " of " + Execution.count(outcome.parts(), "part")
				+ (outcome.failures().isEmpty() ? "" : ", " + Execution.count(outcome.failures().size(), "unit") + " failed"));
		Reports.conclusions(outcome.directory()).forEach(session.out()::println);
		session.out().println(session.display(outcome.directory().resolve("results.csv")));
		session.out().println(session.display(report));
		return outcome.failures().isEmpty() ? Exit.OK : Exit.FAILED;
	}

	private static Merge.Outcome write(Merge merge, Path directory) {
		try {
			return merge.write(directory);
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		}
	}
}
