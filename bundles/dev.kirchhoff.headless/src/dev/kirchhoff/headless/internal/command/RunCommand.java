// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.launch.Launch;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.plan.launch.RunDirectories;
import dev.kirchhoff.solver.run.Runs.Outcome;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs experiments and writes their results. */
@Command(name = "run", description = "Run the experiments of a project and write their results and reports.")
public final class RunCommand implements Callable<Integer>, Extensible {
	private final Session session;

	@Parameters(paramLabel = "FILE", description = "Project file (*.kirchhoff); with --resume also the directory of a run, which says what it was started from.")
	private Path file;

	@Mixin
	private Planning planning;

	@Mixin
	private ExecutorOption executor;

	@Mixin
	private KernelsOption kernels;

	@Mixin
	private PluginOption plugins;

	@Option(names = "--out", paramLabel = "DIR",
			description = "Directory for the results; without it results/EXPERIMENT/TIME beside the project. Several experiments get one directory each in it, "
					+ "and parts of --shard.")
	private Path out;

	@Option(names = "--resume", description = "Go on with a run that was cancelled or killed; without --out, the latest of the same study.")
	private boolean resume;

	@Mixin
	private ShardOption shard;

	public RunCommand(Session session) {
		this.session = session;
	}

	@Override
	public void extend(CommandSpec spec) {
		executor.extend(spec);
	}

	@Override
	public Integer call() throws IOException {
		var project = session.resolve(file);
		if (resume && Files.isDirectory(project)) {
			return resume(project, execution()) ? Exit.OK : Exit.FAILED;
		}
		var request = planning.request(project, session);
		var execution = execution();
		var plan = Planning.plan(request, session);
		boolean good = true;
		for (var study : plan.studies()) {
			good &= tell(execution, new Launch(request, study, shard.part(), directory(project, plan, study), resume || shard.given()));
		}
		return good ? Exit.OK : Exit.FAILED;
	}

	private Execution execution() {
		return new Execution(session, executor.executor(session), resume);
	}

	/** Goes on with the run of a directory as it was started. */
	private boolean resume(Path directory, Execution execution) {
		if (out != null || shard.given() || planning.changesAnything()) {
			throw CommandFailure.input(session.display(directory), "is gone on with as it was started", "leave out all options but those that say where, or give the project file");
		}
		var resumption = LaunchNote.resume(directory, Extensions.ofPlatform());
		Planning.requireGood(resumption.problems(), session);
		return tell(execution, resumption.launch().orElseThrow());
	}

	/** Runs it and shows what came out; whether nothing failed. */
	private boolean tell(Execution execution, Launch launch) {
		var study = launch.study();
		var outcome = execution.run(launch);
		if (launch.shard() != null) {
			tell(study, launch.shard(), outcome);
			return outcome.failedUnits() == 0;
		}
		var report = Reports.write(outcome.directory());
		session.out().println(Execution.summary(study, outcome));
		Reports.conclusions(outcome.directory()).forEach(session.out()::println);
		session.out().println(session.display(outcome.directory().resolve("results.csv")));
		session.out().println(session.display(report));
		return outcome.failedUnits() == 0;
	}

	private void tell(Study study, Shard part, Outcome outcome) {
		var units = part.units(study);
		long repeats = units.stream().mapToLong(Unit::count).sum();
		String what = study.experiment() + ": " + part.text() + ", ";
		if (units.isEmpty()) {
			session.out().println(what + "is empty, as there are only " + Execution.count((long) study.unitsOfPoint() * study.points().size(), "unit") + " of work");
		} else if (outcome.time().isZero()) {
			session.out().println(what + "is complete already: " + Execution.count(repeats, "repeat"));
		} else {
			session.out().println(what + Execution.summary(Execution.count(repeats, "repeat") + " of " + Execution.size(study), outcome));
		}
		session.out().println(session.display(outcome.directory()));
		session.out().println("join all parts with: kirchhoff merge " + Session.quoted(session.display(outcome.directory().getParent())));
	}

	private Path directory(Path project, Plan plan, Study study) throws IOException {
		boolean alone = plan.studies().size() == 1;
		if (out != null) {
			var given = alone ? session.resolve(out) : session.resolve(out).resolve(RunDirectories.name(study.experiment()));
			return shard.given() ? RunDirectories.shard(given, shard.part()) : given;
		}
		if (shard.given()) {
			return RunDirectories.shard(project, study, shard.part());
		}
		return resume ? RunDirectories.resumable(project, study, alone) : RunDirectories.fresh(project, study, LocalDateTime.now());
	}
}
