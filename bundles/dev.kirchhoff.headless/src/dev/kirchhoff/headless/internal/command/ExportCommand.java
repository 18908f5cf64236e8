// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.plan.launch.Launch;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a trained network for other programs. */
@Command(name = "export", description = "Write the network of an experiment with its trained weights, as a file for other programs (*.onnx). It is trained now, unless an earlier run has done so.")
public final class ExportCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "FILE", description = "Project file (*.kirchhoff).")
	private Path file;

	@Mixin
	private Planning planning;

	@Option(names = { "-o", "--out" }, paramLabel = "OUT", required = true, description = "File to write, replaced if it is there; its ending says in which format.")
	private Path out;

	public ExportCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws IOException {
		var target = session.resolve(out);
		var format = new NetworkFormats(Extensions.ofPlatform()).format(target);
		var plan = planning.plan(session.resolve(file), session);
		if (plan.studies().size() != 1) {
			throw CommandFailure.input(session.display(session.resolve(file)), "has " + plan.studies().size() + " experiments", "choose one of them with --experiment: "
					+ String.join(", ", plan.studies().stream().map(Study::experiment).toList()));
		}
		var study = plan.studies().getFirst();
		var point = point(study);
		var scratch = Files.createTempDirectory("kirchhoff-export-");
		try {
			var weights = StudyRun.weights(study, point, new StageStore(scratch, Launch.cache(study)), session.cancellation());
			format.write(new NetworkFile(point.pipeline().network(), weights), target);
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		} finally {
			delete(scratch);
		}
		session.out().println(session.display(target));
		return Exit.OK;
	}

	/** One that stands for all: they share their training. */
	private static Point point(Study study) {
		var trainings = StudyRun.trainings(study);
		if (trainings.size() > 1 || trainings.isEmpty() && study.points().size() > 1) {
			throw CommandFailure.input("experiment " + study.experiment(), "trains " + Math.max(trainings.size(), study.points().size()) + " networks, as it sweeps " + String.join(", ", study.axes()),
					"give what is swept a single value with --sweep PATH=VALUE");
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
