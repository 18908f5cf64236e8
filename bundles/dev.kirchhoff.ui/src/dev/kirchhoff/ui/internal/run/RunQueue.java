// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.core.runtime.jobs.JobGroup;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;

/**
 * All runs of this workbench: those that wait, those that compute, those that have ended, and those that an earlier workbench left behind.
 * Any thread may ask; listeners are called on the thread that changes something.
 */
public final class RunQueue {
	/** What the jobs of runs belong to. */
	public static final Object FAMILY = new Object();
	/** Ended runs that stay in the list. */
	private static final int ENDED = 30;
	private static final long PATIENCE_MILLIS = 3000;

	/** Is told of what happens. */
	public interface Listener {
		/** A run has entered another state, or the list is another. */
		void changed();

		/** A run cannot begin: because of its problems, or because it cannot be computed where it was to be. */
		default void refused(Run run) {
		}
	}

	/** A failed or cancelled run does not keep the others from running. */
	private static final class Together extends JobGroup {
		private final int atATime;

		Together(int atATime) {
			super("Runs", atATime, 0);
			this.atATime = atATime;
		}

		@Override
		protected boolean shouldCancel(IStatus last, int failed, int cancelled) {
			return false;
		}
	}

	private static RunQueue instance;

	private final List<Run> runs = new CopyOnWriteArrayList<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private Together group = new Together(UiPreferences.RUNS_AT_A_TIME.whole());

	private RunQueue() {
	}

	/** That of the running workbench. */
	public static synchronized RunQueue get() {
		if (instance == null) {
			instance = new RunQueue();
		}
		return instance;
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** In the order they were asked for, the oldest first. */
	public List<Run> runs() {
		return List.copyOf(runs);
	}

	/** Those with something still to come. */
	public List<Run> active() {
		return runs.stream().filter(run -> run.state().isActive()).toList();
	}

	/** Plans and runs it as soon as others let it. */
	Run launch(IFile file, RunOptions options) {
		var run = new Run(file, options, null, Run.State.WAITING);
		enqueue(run);
		return run;
	}

	/** Goes on with a run that was cancelled, failed, or interrupted, where it was computed last. */
	Run resume(Run before) {
		return resume(before, before.options().computing());
	}

	/** Goes on with a run, here or elsewhere. */
	Run resume(Run before, Computing where) {
		var run = new Run(before.file(), before.options().on(where), before.directory().orElseThrow(), Run.State.WAITING);
		runs.remove(before);
		enqueue(run);
		return run;
	}

	/**
	 * Goes on with the run of a directory.
	 *
	 * @throws KirchhoffException if it does not say what it was started from, or that is not in the workspace
	 */
	Run resume(Path directory) {
		var known = runs.stream().filter(run -> run.directory().filter(directory::equals).isPresent()).findFirst();
		if (known.isPresent() && known.get().state().isActive()) {
			return known.get();
		}
		return resume(known.orElseGet(() -> left(directory)));
	}

	private static Run left(Path directory) {
		var note = LaunchNote.read(directory);
		var file = file(note, directory);
		return new Run(file, RunOptions.of(note, file), directory, Run.State.INTERRUPTED);
	}

	/** The project file in the workspace that a run was started from. */
	static IFile file(LaunchNote note, Path directory) {
		var path = note.file(directory);
		for (var file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())) {
			if (file.exists()) {
				return file;
			}
		}
		throw new KirchhoffException(path + ", which " + directory + " was started from, is not in the workspace", "open it with File > Open Project File");
	}

	private void enqueue(Run run) {
		var job = new RunJob(this, run);
		run.job(job);
		runs.add(run);
		forget();
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (run.state().isActive()) { // cancelled while it waited
					run.end(Run.State.CANCELLED, "before it began", run.directory().isPresent());
				}
				changed();
			}
		});
		job.setJobGroup(group());
		job.schedule();
		changed();
	}

	private synchronized Together group() {
		if (group.atATime != UiPreferences.RUNS_AT_A_TIME.whole()) {
			group = new Together(UiPreferences.RUNS_AT_A_TIME.whole());
		}
		return group;
	}

	private void forget() {
		var ended = runs.stream().filter(run -> !run.state().isActive() && !run.isResumable()).toList();
		runs.removeAll(ended.subList(0, Math.max(0, ended.size() - ENDED)));
	}

	/** Asks a run to stop; what it has finished is kept. */
	public void cancel(Run run) {
		if (run.job() != null) {
			run.job().cancel();
		}
		changed();
	}

	/** Asks all to stop, those that wait first. */
	public void cancelAll() {
		active().reversed().forEach(this::cancel);
	}

	/** Cancels all and waits until they have stopped; what does not stop in time is left to the end of the process, which journals bear. */
	void cancelAllAndWait() {
		cancelAll();
		long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
		try {
			while (!active().isEmpty() && System.nanoTime() < end) {
				Thread.sleep(10);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Takes an ended run out of the list; its files stay. */
	public void remove(Run run) {
		if (!run.state().isActive()) {
			runs.remove(run);
			changed();
		}
	}

	/** Takes all ended runs out of the list that cannot be gone on with. */
	public void removeEnded() {
		runs.removeIf(run -> !run.state().isActive() && !run.isResumable());
		changed();
	}

	/** Deletes what an unfinished run has kept, in the background. */
	void discard(Run run) {
		runs.remove(run);
		changed();
		var directory = run.directory().orElseThrow();
		Job.create("Discarding " + run.name(), _ -> {
			if (!LaunchNote.isUnfinished(directory)) {
				return new Status(IStatus.WARNING, RunQueue.class, directory + " is not discarded: it is finished, or a run is writing it");
			}
			try (var files = Files.walk(directory)) {
				for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(path);
				}
			} catch (IOException e) {
				return new Status(IStatus.ERROR, RunQueue.class, directory + " cannot be deleted (" + e.getMessage() + "): delete it by hand", e);
			}
			try {
				run.file().getParent().refreshLocal(IResource.DEPTH_INFINITE, null);
			} catch (CoreException e) {
				return e.getStatus();
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	/** Looks in the background for runs that an earlier workbench, or a command line, has begun and not finished. */
	public void lookForInterrupted() {
		var job = Job.create("Looking for interrupted runs", _ -> {
			var found = new ArrayList<Run>();
			for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
				if (project.isOpen() && project.getLocation() != null) {
					for (var directory : directories(project.getLocation().toPath().resolve("results"))) {
						if (!isKnown(directory) && LaunchNote.isUnfinished(directory)) {
							interrupted(directory, found);
						}
					}
				}
			}
			if (!found.isEmpty()) {
				runs.addAll(0, found);
				found.forEach(run -> RunLog.get().tell(run.name() + ": was interrupted; resume it in the Progress view"));
				changed();
				var display = PlatformUI.getWorkbench().getDisplay();
				display.asyncExec(() -> Launching.show(PlatformUI.getWorkbench().getActiveWorkbenchWindow()));
			}
			return Status.OK_STATUS;
		});
		job.setPriority(Job.DECORATE);
		job.schedule();
	}

	private boolean isKnown(Path directory) {
		return runs.stream().anyMatch(run -> run.directory().filter(directory::equals).isPresent());
	}

	private static void interrupted(Path directory, List<Run> found) {
		try {
			found.add(left(directory));
		} catch (KirchhoffException e) {
			ILog.of(RunQueue.class).warn(e.line());
		}
	}

	private static List<Path> directories(Path results) {
		if (!Files.isDirectory(results)) {
			return List.of();
		}
		try (var all = Files.walk(results, 2)) {
			return all.filter(path -> results.relativize(path).getNameCount() == 2 && Files.isDirectory(path)).sorted().toList();
		} catch (IOException e) {
			ILog.of(RunQueue.class).warn(results + " cannot be read: " + e.getMessage());
			return List.of();
		}
	}

	void changed() {
		listeners.forEach(Listener::changed);
	}

	void refused(Run run) {
		listeners.forEach(listener -> listener.refused(run));
	}

	/** A path as a person sees it: from the workspace if it is in it. */
	String display(Path path) {
		var root = ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath();
		return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
	}
}
