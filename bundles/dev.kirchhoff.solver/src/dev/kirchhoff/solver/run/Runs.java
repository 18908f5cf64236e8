// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.RunInfo;
import dev.kirchhoff.solver.store.TrainingCache;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/** Runs a study from the first unit to the last table. */
public final class Runs {
	private Runs() {
	}

	/**
	 * What became of a run.
	 *
	 * @param failedUnits      units without results
	 * @param faults           why, each once
	 * @param repeatsPerSecond of those computed now, trainings included in the time
	 */
	public record Outcome(Path directory, int failedUnits, List<String> faults, Duration time, double repeatsPerSecond) {
	}

	/**
	 * What a run has of those who start it.
	 *
	 * @param version of Kirchhoff
	 * @param cache   networks that earlier runs have trained; null to do without
	 * @param packing makes what workers elsewhere need
	 */
	public record Supplies(String version, TrainingCache cache, Packing packing) {
		/** Without a cache and without other machines. */
		public static Supplies of(String version) {
			return new Supplies(version, null, _ -> {
				throw new KirchhoffException("this cannot be computed on other machines", "compute it on threads");
			});
		}
	}

	/** Runs what is left of a study on threads, without networks that earlier runs have trained. */
	public static Outcome execute(Study study, Path directory, boolean resume, int threads, String version, Monitor monitor, Consumer<StudyRun> started) {
		return execute(study, directory, resume, new ThreadsExecutor(threads), Supplies.of(version), monitor, started);
	}

	/**
	 * Runs what is left of a study and writes its results.
	 *
	 * @param started is given the run, to watch its progress
	 * @throws CancellationException if the monitor wanted no more; the journal is kept
	 * @throws KirchhoffException    if the directory holds something else or cannot be written, if input cannot be read, or if the
	 *                               executor cannot compute
	 */
	public static Outcome execute(Study study, Path directory, boolean resume, Executor executor, Supplies supplies, Monitor monitor, Consumer<StudyRun> started) {
		return execute(study, null, directory, resume, executor, supplies, monitor, started);
	}

	/**
	 * The same for a part of a study. One that has come to its end stays as it is.
	 *
	 * @param shard null for the whole
	 */
	public static Outcome execute(Study study, Shard shard, Path directory, boolean resume, Executor executor, Supplies supplies, Monitor monitor,
			Consumer<StudyRun> started) {
		var begin = Instant.now();
		executor.check();
		try (var store = ResultStore.open(directory, study, shard, resume)) {
			var left = store.remaining();
			if (left.isEmpty() && shard != null && store.isFinished()) {
				return new Outcome(directory, 0, List.of(), Duration.ZERO, 0);
			}
			var run = new StudyRun(study, left, store.units().stream().mapToLong(Unit::count).sum(), store.stages(supplies.cache),
					new Materials(study.experiment(), monitor), store, monitor, supplies.packing);
			for (var unit : store.finished()) {
				run.recall(store.recall(unit));
			}
			started.accept(run);
			if (shard == null || !left.isEmpty()) {
				executor.execute(run);
			}
			long computed = left.stream().mapToLong(Unit::count).sum();
			var info = new RunInfo(supplies.version, study.plugins(), run.place().isEmpty() ? executor.place() : run.place(), run.hosts(), Dense.get().name(), begin,
					Instant.now(), computed);
			store.finish(info, run.notes());
			var failures = store.failures();
			double seconds = Math.max(1e-9, info.time().toNanos() * 1e-9);
			return new Outcome(directory, failures.size(), failures.stream().map(ResultStore.Failure::fault).distinct().toList(), info.time(),
					computed / seconds);
		} catch (IOException e) {
			throw new KirchhoffException("cannot write results to " + directory + " (" + ResultStore.reason(e) + "); what was finished is kept there",
					"make room or mend the disk, then go on with --resume", e);
		}
	}
}
