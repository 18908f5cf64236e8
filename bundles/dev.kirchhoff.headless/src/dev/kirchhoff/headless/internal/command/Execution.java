// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.framework.FrameworkUtil;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.ProgressDisplay;
import dev.kirchhoff.headless.internal.progress.ProgressText;
import dev.kirchhoff.plan.Builds;
import dev.kirchhoff.solver.run.Runs;
import dev.kirchhoff.solver.run.Runs.Outcome;
import dev.kirchhoff.solver.store.TrainingCache;
import dev.kirchhoff.solver.study.Study;

/** Runs studies while the user watches. */
final class Execution {
	/** Bytes of trained networks that are kept. */
	private static final long CACHE = 1L << 30;

	private final Session session;
	private final int threads;
	private final boolean resume;

	Execution(Session session, int threads, boolean resume) {
		this.session = session;
		this.threads = threads;
		this.resume = resume;
	}

	/**
	 * Runs what is left of a study, faults of plug-ins told.
	 *
	 * @throws CommandFailure                             if a stage that everything needs failed, or results could not be written
	 * @throws KirchhoffException                         if the directory is not fit
	 * @throws java.util.concurrent.CancellationException if the user wants no more
	 */
	Outcome run(Study study, Path directory) {
		var begun = new AtomicBoolean();
		try (var display = new ProgressDisplay(study.experiment(), session.err(), session.terminal())) {
			var outcome = Runs.execute(study, directory, resume, threads, version(), cache(study), session.cancellation(), run -> {
				begun.set(true);
				announce(study, directory, run.progress().done());
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

	/** Networks trained by this user's earlier runs; null where there is no place for them. */
	static TrainingCache cache(Study study) {
		var place = Caches.directory("trained");
		var build = place.isPresent() ? Builds.digest(study.plugins().keySet()) : Optional.<String>empty();
		return build.map(digest -> new TrainingCache(place.get(), digest, CACHE)).orElse(null);
	}

	private void announce(Study study, Path directory, long done) {
		session.cancellation().hint("what is finished is kept in " + session.display(directory) + "; go on with: " + session.again("--resume"));
		if (!session.terminal().live()) {
			session.tell(String.format(Locale.ROOT, "%s: %s on %s into %s", study.experiment(), size(study), count(threads, "thread"), session.display(directory)));
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
		var line = new StringBuilder(study.experiment()).append(": ").append(size(study)).append(" in ")
				.append(ProgressText.duration(outcome.time().toNanos() * 1e-9));
		if (outcome.repeatsPerSecond() > 0) {
			line.append(" (").append(ProgressText.rate(outcome.repeatsPerSecond())).append(")");
		}
		if (outcome.failedUnits() > 0) {
			line.append(", ").append(count(outcome.failedUnits(), "part")).append(" failed");
		}
		return line.toString();
	}

	/** Major, minor and micro: what a result depends on, not when it was built. */
	private static String version() {
		var version = FrameworkUtil.getBundle(Execution.class).getVersion();
		return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}
}
