// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.plan.launch.NetworkExport;
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
		refuseSeveral(study);
		try {
			NetworkExport.write(study, format, target, session.cancellation());
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		}
		session.out().println(session.display(target));
		return Exit.OK;
	}

	/** Said of the input, before anything is trained. */
	private static void refuseSeveral(Study study) {
		try {
			NetworkExport.point(study);
		} catch (KirchhoffException e) {
			throw CommandFailure.input("", e.getMessage(), e.mend());
		}
	}
}
