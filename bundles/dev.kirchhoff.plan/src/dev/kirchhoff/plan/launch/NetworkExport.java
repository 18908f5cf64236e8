// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.api.network.NetworkFormat;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;

/** Writes the network that a study trains, with its weights, for other programs. */
public final class NetworkExport {
	private NetworkExport() {
	}

	/**
	 * Trains it, unless an earlier run of this user has, and writes it.
	 *
	 * @throws KirchhoffException                         if the study trains several networks, or a stage fails
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	public static void write(Study study, NetworkFormat format, Path target, Monitor monitor) throws IOException {
		var point = point(study);
		var scratch = Files.createTempDirectory("kirchhoff-export-");
		try {
			var weights = StudyRun.weights(study, point, new StageStore(scratch, Launch.cache(study)), monitor);
			format.write(new NetworkFile(point.pipeline().network(), weights), target);
		} finally {
			delete(scratch);
		}
	}

	/**
	 * The point that stands for all, as they share their training.
	 *
	 * @throws KirchhoffException if they do not
	 */
	public static Point point(Study study) {
		var trainings = StudyRun.trainings(study);
		if (trainings.size() > 1 || trainings.isEmpty() && study.points().size() > 1) {
			throw new KirchhoffException("experiment " + study.experiment() + " trains " + Math.max(trainings.size(), study.points().size()) + " networks, as it sweeps "
					+ String.join(", ", study.axes()), "give what is swept a single value with --sweep PATH=VALUE");
		}
		return trainings.isEmpty() ? study.points().getFirst() : trainings.values().iterator().next();
	}

	private static void delete(Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(each);
			}
		}
	}
}
