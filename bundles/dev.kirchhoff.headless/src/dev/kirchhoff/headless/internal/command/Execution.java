// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.ProgressDisplay;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.Launch;
import dev.kirchhoff.solver.run.ProgressText;
import dev.kirchhoff.solver.run.Runs.Outcome;
import dev.kirchhoff.solver.study.Study;

/** Runs studies while the user watches. */
final class Execution {
	private final Session session;
	private final Executor executor;
	private final boolean resume;

	Execution(Session session, Executor executor, boolean resume) {
		this.session = session;
		this.executor = executor;
		this.resume = resume;
	}

	/**
	 * Runs what is left of a study, faults of plug-ins told.
	 *
	 * @throws CommandFailure                             if a stage that everything needs failed, or results could not be written
	 * @throws KirchhoffException                         if the directory is not fit
	 * @throws java.util.concurrent.CancellationException if the user wants no more
	 */
	Outcome run(Request request, Study study, Path directory) {
		return run(new Launch(request, study, directory, resume));
	}

	/** The same for what is to be started exactly so. */
	Outcome run(Launch launch) {
		var study = launch.study();
		var directory = launch.directory();
		var begun = new AtomicBoolean();
		launch.warnings().forEach(warning -> session.tell("warning: experiment '" + study.experiment() + "': " + warning));
		try (var display = new ProgressDisplay(study.experiment(), session.err(), session.terminal())) {
			var outcome = launch.execute(executor, session.cancellation(), run -> {
				begun.set(true);
				announce(launch, run.progress().done());
				display.watch(run::progress);
			});
			display.close();
			outcome.faults().forEach(session::tell);
			return outcome;
		} catch (KirchhoffException e) {
			if (begun.get()) {
				throw CommandFailure.stage(e.line());
			}
			throw e;
		}
	}

	private void announce(Launch launch, long done) {
		var study = launch.study();
		var directory = launch.directory();
		session.cancellation().hint("what is finished is kept in " + session.display(directory) + "; go on with: " + session.again("--resume"));
		if (!session.terminal().live()) {
			session.tell(String.format(Locale.ROOT, "%s: %s%s on %s into %s", study.experiment(), launch.shard() == null ? "" : launch.shard().text() + ", of ", size(study), executor.place(), session.display(directory)));
		}
		if (done > 0) {
			session.tell(String.format(Locale.ROOT, "%s: %,d repeats are there already", study.experiment(), done));
		}
	}

	/** {@code 5 points x 10,000 repeats}. */
	static String size(Study study) {
		return count(study.points().size(), "point") + " x " + count(study.repeats(), "repeat");
	}

	static String count(long number, String what) {
		return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
	}

	/** One line on what was done. */
	static String summary(Study study, Outcome outcome) {
		return study.experiment() + ": " + summary(size(study), outcome);
	}

	/** @param done what was computed */
	static String summary(String done, Outcome outcome) {
		var line = new StringBuilder(done).append(" in ").append(ProgressText.duration(outcome.time().toNanos() * 1e-9));
		if (outcome.repeatsPerSecond() > 0) {
			line.append(" (").append(ProgressText.rate(outcome.repeatsPerSecond())).append(")");
		}
		if (outcome.failedUnits() > 0) {
			line.append(", ").append(count(outcome.failedUnits(), "part")).append(" failed");
		}
		return line.toString();
	}
}
