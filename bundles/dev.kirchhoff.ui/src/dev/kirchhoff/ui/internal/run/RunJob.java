// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.launch.Launch;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.plan.launch.RunDirectories;
import dev.kirchhoff.results.Report;
import dev.kirchhoff.solver.run.Pace;
import dev.kirchhoff.solver.run.PaceMeter;
import dev.kirchhoff.solver.run.ProgressText;
import dev.kirchhoff.solver.run.Runs.Outcome;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;

/** Plans and runs one experiment in the background, tells how far it is, and writes its report. */
final class RunJob extends Job {
	private static final int TICKS = 1000;
	private static final long LOOK_MILLIS = 200;
	private static final double MILESTONE = 0.1;

	private final RunQueue queue;
	private final Run run;
	private volatile boolean cancelled;
	private int told;
	private double lastMilestone;
	private Executor executor;
	private EngineLog log;

	RunJob(RunQueue queue, Run run) {
		super(run.name());
		this.queue = queue;
		this.run = run;
		setUser(true);
		setPriority(LONG);
		setProperty(IProgressConstants.ICON_PROPERTY, RunIcons.descriptor(RunIcons.RUN));
	}

	Run of() {
		return run;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == RunQueue.FAMILY;
	}

	@Override
	protected void canceling() {
		cancelled = true;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(run.name(), TICKS);
		try {
			var launch = plan(monitor);
			if (launch.isPresent()) {
				warn(launch.get());
				finish(launch.get(), compute(launch.get(), monitor));
			}
			return Status.OK_STATUS;
		} catch (CancellationException e) {
			end(Run.State.CANCELLED, kept(), hasKept());
			RunLog.get().warn(run.name() + ": cancelled" + (kept().isEmpty() ? "" : ": " + kept()));
			return Status.CANCEL_STATUS;
		} catch (KirchhoffException e) {
			var line = new EngineWords(run.options().computing()).said(e);
			run.failure(line);
			fail(line.what() + (line.mend().isEmpty() ? "" : ": " + line.mend()));
			if (run.study().isEmpty()) {
				queue.refused(run); // who has just pressed Run waits for it to begin
			}
			return Status.OK_STATUS; // told in the view and in the console, as everything a person can mend
		} catch (OutOfMemoryError e) {
			fail("out of memory: use fewer threads, or give more with -vmargs -Xmx8g");
			return Status.OK_STATUS;
		} catch (RuntimeException | Error e) {
			fail("unexpected error: " + e);
			return new Status(IStatus.ERROR, RunJob.class, run.name() + ": unexpected error: " + e, e);
		} finally {
			refresh();
			monitor.done();
		}
	}

	private void end(Run.State how, String what, boolean resumable) {
		run.end(how, what, resumable);
		queue.changed();
	}

	private void fail(String line) {
		if (run.directory().filter(Files::notExists).isPresent()) {
			run.directory(null); // it was to be there
		}
		end(Run.State.FAILED, line, hasKept());
		RunLog.get().warn(run.name() + ": " + line);
	}

	/** Whether there is something to go on with, of this attempt or of one before. */
	private boolean hasKept() {
		return run.study().isPresent() || run.directory().filter(LaunchNote::isUnfinished).isPresent();
	}

	private String kept() {
		var study = run.study();
		if (study.isEmpty()) {
			return "";
		}
		var progress = study.get().progress();
		return String.format(Locale.ROOT, "%,d of %,d repeats are kept", progress.done(), progress.repeats());
	}

	private Optional<Launch> plan(IProgressMonitor monitor) {
		run.enter(Run.State.PLANNING);
		queue.changed();
		monitor.subTask("planning");
		executor = run.options().computing().executor(run.file().getLocation().toPath().getParent());
		run.place(executor.place());
		var launch = run.directory().isPresent() ? again(run.directory().get()) : fresh();
		if (cancelled) {
			throw new CancellationException();
		}
		var errors = run.problems().stream().filter(Problem::isError).toList();
		run.problems().forEach(problem -> {
			if (problem.isError()) {
				RunLog.get().warn(problem.toString());
			} else {
				RunLog.get().tell(problem.toString());
			}
		});
		if (!errors.isEmpty()) {
			end(Run.State.FAILED, errors.size() == 1 ? errors.getFirst().what() : errors.size() + " problems", hasKept());
			queue.refused(run);
			return Optional.empty();
		}
		return launch;
	}

	/** Tells what a reader of the results should know; if a person wants to be asked, the run begins only when somebody says so. */
	private void warn(Launch launch) {
		var warnings = launch.warnings();
		warnings.forEach(warning -> RunLog.get().tell(run.name() + ": " + warning));
		if (!warnings.isEmpty() && UiPreferences.ASK_OTHER_PLUGINS.get() && !OtherPluginsDialog.ask(run.name(), warnings, () -> cancelled)) {
			throw new CancellationException();
		}
	}

	private Optional<Launch> fresh() {
		var file = run.file().getLocation().toPath();
		var request = run.options().request(file);
		var plan = new Planner(Extensions.ofPlatform()).plan(request);
		run.problems(plan.problems());
		return plan.studies().stream().findFirst()
				.map(study -> new Launch(request, study, RunDirectories.fresh(file, study, LocalDateTime.now()), false));
	}

	private Optional<Launch> again(Path directory) {
		var resumption = LaunchNote.resume(directory, Extensions.ofPlatform());
		run.problems(resumption.problems());
		return resumption.launch();
	}

	/** On a thread of its own, so that it and those it makes can give way to the display's. */
	private Outcome compute(Launch launch, IProgressMonitor monitor) {
		run.directory(launch.directory());
		RunLog.get().tell(String.format(Locale.ROOT, "%s: %s x %s on %s into %s", run.name(), count(launch.study().points().size(), "point"),
				count(launch.study().repeats(), "repeat"), executor.place(), queue.display(launch.directory())));
		var result = new CompletableFuture<Outcome>();
		Monitor stop = () -> cancelled || monitor.isCanceled();
		Background.start(run.name(), () -> {
			try {
				result.complete(launch.execute(executor, stop, this::begun));
			} catch (Throwable e) {
				result.completeExceptionally(e);
			}
		});
		var meter = new PaceMeter();
		long start = System.nanoTime();
		while (true) {
			try {
				return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (stop.cancelled() && run.state() != Run.State.CANCELLING) {
					run.enter(Run.State.CANCELLING);
					queue.changed();
				}
				run.study().ifPresent(study -> look(study, meter, (System.nanoTime() - start) * 1e-9, monitor));
			} catch (InterruptedException e) {
				cancelled = true;
			} catch (ExecutionException e) {
				switch (e.getCause()) {
					case RuntimeException cause -> throw cause;
					case Error cause -> throw cause;
					case Throwable cause -> throw new IllegalStateException(cause);
				}
			}
		}
	}

	private void begun(StudyRun study) {
		log = new EngineLog(run.name());
		run.begin(study);
		long done = study.progress().done();
		if (done > 0) {
			RunLog.get().tell(String.format(Locale.ROOT, "%s: %,d repeats are there already", run.name(), done));
		}
		lastMilestone = ProgressText.fraction(study.progress());
		queue.changed();
	}

	private void look(StudyRun study, PaceMeter meter, double seconds, IProgressMonitor monitor) {
		var progress = study.progress();
		var pace = meter.look(seconds, progress);
		run.progress(progress, pace);
		if (!study.place().isEmpty() && !study.place().equals(run.place())) {
			run.place(study.place());
			RunLog.get().tell(run.name() + ": computed on " + study.place());
		}
		if (!run.options().computing().isOnThreads()) {
			log.look(progress.text());
		}
		int ticks = (int) (TICKS * run.fraction());
		if (ticks > told) {
			monitor.worked(ticks - told);
			told = ticks;
		}
		monitor.subTask(run.words() + " on " + run.place());
		if (run.fraction() - lastMilestone >= MILESTONE) {
			lastMilestone = run.fraction();
			RunLog.get().tell(ProgressText.plain(run.name(), progress, pace));
		}
	}

	private void finish(Launch launch, Outcome outcome) {
		run.study().ifPresent(study -> run.progress(study.progress(), Pace.UNKNOWN));
		outcome.faults().forEach(fault -> RunLog.get().warn(run.name() + ": " + fault));
		run.faults(outcome.faults());
		var report = Report.write(outcome.directory());
		refresh();
		var summary = new StringBuilder(outcome.failedUnits() > 0 ? count(outcome.failedUnits(), "part") + " failed; " : "").append(count(launch.study().points().size(), "point")).append(" x ").append(count(launch.study().repeats(), "repeat")).append(" in ")
				.append(ProgressText.duration(outcome.time().toNanos() * 1e-9));
		if (outcome.repeatsPerSecond() > 0) {
			summary.append(" (").append(ProgressText.rate(outcome.repeatsPerSecond())).append(")");
		}
		RunLog.get().tell(run.name() + ": " + summary);
		RunLog.get().tell(queue.display(outcome.directory().resolve("results.csv")));
		RunLog.get().tell(queue.display(report));
		end(Run.State.FINISHED, summary.toString(), false);
	}

	private void refresh() {
		if (run.directory().isEmpty()) {
			return;
		}
		try {
			var project = run.file().getParent();
			if (project.isAccessible()) {
				project.getFolder(IPath.fromOSString("results")).refreshLocal(IResource.DEPTH_INFINITE, null);
			}
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}

	private static String count(long number, String what) {
		return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
	}
}
