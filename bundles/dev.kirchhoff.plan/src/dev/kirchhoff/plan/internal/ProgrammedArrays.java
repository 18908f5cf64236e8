// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;
import dev.kirchhoff.solver.study.Use;

/** Runs one repeat of a study and keeps its arrays: the same cells that a run of the experiment would have, random numbers included. */
final class ProgrammedArrays {
	private ProgrammedArrays() {
	}

	/** Looks at the arrays instead of measuring. */
	private record Look(List<ArrayState> into) implements Metric {
		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
			into.addAll(observation.arrays());
		}
	}

	/** @throws KirchhoffException if a stage fails */
	static List<ArrayState> of(Study study, long repeat, Monitor monitor, Consumer<StudyRun> started) throws IOException {
		var arrays = new ArrayList<ArrayState>();
		var faults = new ArrayList<String>();
		var scratch = Files.createTempDirectory("kirchhoff-circuit-");
		try {
			var run = new StudyRun(looking(study, arrays), List.of(new Unit(0, repeat, 1)), new StageStore(scratch), result -> {
				if (result.fault() != null) {
					faults.add(result.fault());
				}
			}, monitor);
			started.accept(run);
			run.onThreads(1);
		} finally {
			delete(scratch);
		}
		if (!faults.isEmpty()) {
			throw new KirchhoffException(faults.getFirst(), "");
		}
		return arrays;
	}

	/** The study's first point alone, with one metric: the look. */
	private static Study looking(Study study, List<ArrayState> into) {
		var look = new Use<Metric>("look", "look", "dev.kirchhoff.plan", Map.of(), new Look(into));
		var point = study.points().getFirst();
		var pipeline = point.pipeline();
		var looked = new Pipeline(pipeline.data(), pipeline.network(), pipeline.given(), pipeline.deployment(), pipeline.stages(), pipeline.shared(), List.of(look));
		var points = List.of(new Point(0, point.coordinates(), point.seed(), looked, point.histories()));
		return new Study(study.project(), study.title(), study.experiment(), study.seed(), study.repeats(), study.axes(), points, 1, study.inputs(), study.plugins(),
				study.settings(), study.standIns());
	}

	private static void delete(Path directory) throws IOException {
		try (var files = Files.walk(directory)) {
			for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
