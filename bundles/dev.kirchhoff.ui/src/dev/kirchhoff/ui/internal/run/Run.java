// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.solver.run.Pace;
import dev.kirchhoff.solver.run.Progress;
import dev.kirchhoff.solver.run.ProgressText;
import dev.kirchhoff.solver.run.StudyRun;

/** One experiment that waits, runs, or has been run. Written by its job, looked at by views. */
public final class Run {
	/** Where a run stands. */
	public enum State {
		WAITING("waiting"), PLANNING("planning"), RUNNING("running"), CANCELLING("stopping"), FINISHED("finished"), CANCELLED("cancelled"), FAILED("failed"),
		/** Begun by a workbench that is no more. */
		INTERRUPTED("interrupted");

		private final String word;

		State(String word) {
			this.word = word;
		}

		/** Whether something is still to come. */
		public boolean isActive() {
			return this == WAITING || this == PLANNING || this == RUNNING || this == CANCELLING;
		}
	}

	private static final Pattern PAGE = Pattern.compile("https?://[^\\s,;()<>\"]+");

	private final IFile file;
	private final RunOptions options;
	private volatile State state;
	private volatile Path directory;
	private volatile StudyRun study;
	private volatile Progress progress;
	private volatile Pace pace = Pace.UNKNOWN;
	private volatile String outcome = "";
	private volatile List<Problem> problems = List.of();
	private volatile List<String> faults = List.of();
	private volatile boolean resumable;
	private volatile String place = "";
	private volatile String page = "";
	private volatile Failure failure;
	private RunJob job;

	/** What a run has ended with, in its own words. */
	record Failure(String what, String mend) {
		/** What workers have written, which may be long, has {@code " | "} between its lines. */
		private static final int LONG = 90;

		/** Shortened, so that there is room for how to mend it. */
		String line() {
			return (what.length() <= LONG ? what : what.substring(0, LONG).strip() + " ...") + (mend.isEmpty() ? "" : ": " + mend);
		}
	}

	/** @param directory to go on with; null for a fresh one */
	Run(IFile file, RunOptions options, Path directory, State state) {
		this.file = file;
		this.options = options;
		this.directory = directory;
		this.state = state;
		resumable = state == State.INTERRUPTED;
	}

	/** The project file. */
	public IFile file() {
		return file;
	}

	RunOptions options() {
		return options;
	}

	/** {@code project: experiment}. */
	public String name() {
		return file.getFullPath().removeFileExtension().lastSegment() + ": " + options.experiment();
	}

	public State state() {
		return state;
	}

	/** Where its results are or will be; empty as long as that is not known. */
	public Optional<Path> directory() {
		return Optional.ofNullable(directory);
	}

	/** Where it is computed, such as {@code 2 threads}; empty as long as that is not known. */
	public String place() {
		return place;
	}

	/** Address of a page on which the engine shows what it does; empty if it has told none. */
	public String page() {
		return page;
	}

	/** Why it has failed; empty if it has not. */
	Optional<Failure> failure() {
		return Optional.ofNullable(failure);
	}

	/** What is computed, to look at while it is; empty before it begins. */
	public Optional<StudyRun> study() {
		return Optional.ofNullable(study);
	}

	/** Everything that was found wrong when it was planned. */
	public List<Problem> problems() {
		return problems;
	}

	/** What has failed of a run that was finished without it, a line for each cause. */
	public List<String> faults() {
		return faults;
	}

	/** What is finished was kept, and the rest can be computed later. */
	public boolean isResumable() {
		return resumable;
	}

	/** 0..1. */
	public double fraction() {
		return state == State.FINISHED ? 1 : progress == null ? 0 : Math.clamp(ProgressText.fraction(progress), 0, 1);
	}

	/** How it stands, in a line. */
	public String words() {
		var now = progress;
		return switch (state) {
			case RUNNING -> now == null ? "loading data" : ProgressText.words(now, pace).strip() + (options.computing().isOnThreads() || now.text().isEmpty() ? "" : "  " + now.text());
			case FINISHED, FAILED, CANCELLED, INTERRUPTED -> outcome.isEmpty() ? state.word : state.word + ": " + outcome;
			default -> state.word;
		};
	}

	/** How far it is and how fast. */
	String measure() {
		var now = progress;
		return state == State.RUNNING && now != null ? ProgressText.words(now, pace).strip() : words();
	}

	/** What the stages that are under way, or the engine, tell. */
	public String detail() {
		var now = progress;
		return now != null && (state == State.RUNNING || state == State.CANCELLING) ? now.text() : "";
	}

	RunJob job() {
		return job;
	}

	void job(RunJob its) {
		job = its;
	}

	void enter(State next) {
		state = next;
	}

	void directory(Path place) {
		directory = place;
	}

	void begin(StudyRun computing) {
		study = computing;
		state = State.RUNNING;
	}

	void progress(Progress now, Pace speed) {
		progress = now;
		pace = speed;
		var told = PAGE.matcher(now.text());
		if (told.find()) {
			page = told.group();
		}
	}

	void place(String where) {
		place = where;
	}

	void failure(Failure why) {
		failure = why;
	}

	void problems(List<Problem> found) {
		problems = List.copyOf(found);
	}

	void faults(List<String> found) {
		faults = List.copyOf(found);
	}

	void end(State how, String what, boolean canBeResumed) {
		outcome = what;
		resumable = canBeResumed;
		state = how;
	}
}
