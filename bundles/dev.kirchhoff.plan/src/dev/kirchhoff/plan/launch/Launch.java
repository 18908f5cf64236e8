// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.osgi.framework.FrameworkUtil;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.plan.Builds;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.pack.Packs;
import dev.kirchhoff.solver.run.Runs;
import dev.kirchhoff.solver.run.Runs.Outcome;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.TrainingCache;
import dev.kirchhoff.solver.study.Study;

/**
 * A planned study on its way into a directory, the same from the command line and from the workbench. Notes in the directory how it was
 * planned, so that it can be gone on with when nothing but the directory is left.
 *
 * @param request what the study was planned from
 * @param shard   which part of the study is to be run; null for the whole
 * @param resume  whether to go on with what the directory holds
 */
public record Launch(Request request, Study study, Shard shard, Path directory, boolean resume) {
	/** Of the whole study. */
	public Launch(Request request, Study study, Path directory, boolean resume) {
		this(request, study, null, directory, resume);
	}

	/** Bytes of trained networks that are kept. */
	private static final long CACHE = 1L << 30;

	/**
	 * Runs what is left of the study.
	 *
	 * @param executor where it is computed
	 * @param started is given the run before it computes, to watch its progress
	 * @throws java.util.concurrent.CancellationException if the monitor wanted no more; the journal is kept
	 * @throws KirchhoffException                         if the directory holds something else or cannot be written, or input cannot be read, or if the
	 *                                                    executor cannot compute
	 */
	public Outcome execute(Executor executor, Monitor monitor, Consumer<StudyRun> started) {
		return Runs.execute(study, shard, directory, resume, executor, new Runs.Supplies(version(), cache(study), this::pack), monitor, run -> {
			note(run);
			started.accept(run);
		});
	}

	private Pack pack(Monitor monitor) {
		var pack = Packs.of(request, study, Optional.empty(), monitor);
		return new Pack(pack.archives(), Stream.concat(pack.command().stream(), Kernels.words().stream()).toList());
	}

	/** What a reader of the results should know before they are computed, one sentence each. */
	public List<String> warnings() {
		return resume ? List.of() : FormerRun.differing(request.file(), study, directory).stream().toList();
	}

	private void note(StudyRun run) {
		boolean noted = resume && LaunchNote.isIn(directory);
		boolean goesOn = noted && run.progress().done() > 0;
		if (goesOn) {
			Kernels.requireThoseOf(directory);
		}
		try {
			if (!goesOn) {
				LaunchNote.of(request, study, shard).write(directory);
			}
		} catch (IOException e) {
			throw new KirchhoffException("cannot write " + directory.resolve(LaunchNote.FILE) + " (" + ResultStore.reason(e) + ")", "make room or mend the disk", e);
		}
	}

	/** Networks trained by this user's earlier runs; null where there is no place for them. */
	public static TrainingCache cache(Study study) {
		var place = Caches.directory("trained");
		var build = place.isPresent() ? Builds.digest(study.plugins().keySet()) : Optional.<String>empty();
		return build.map(digest -> new TrainingCache(place.get(), digest, CACHE)).orElse(null);
	}

	/** Major, minor and micro: what a result depends on, not when it was built. */
	private static String version() {
		var version = FrameworkUtil.getBundle(Launch.class).getVersion();
		return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}
}
