// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitWriter;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.CircuitFormats;
import dev.kirchhoff.plan.Extensions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a crossbar for another simulator. */
@Command(name = "export", description = "Write a crossbar for another simulator, as a SPICE netlist or a case.")
public final class ExportCommand implements Callable<Integer> {
	private static final String USUAL = "spice";

	private final Session session;

	@Mixin
	private Input input = new Input();

	@Option(names = { "-o", "--out" }, paramLabel = "OUT", description = "File to write, replaced if it is there; without it the output.")
	private Path out;

	@Option(names = "--format", paramLabel = "FORMAT", description = "Format as `list datasets` shows it; without it that of the ending of OUT, or spice.")
	private String format;

	public ExportCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws IOException {
		var extensions = Extensions.ofPlatform();
		var problems = new ArrayList<Problem>();
		var writer = writer(new CircuitFormats(extensions), problems);
		var circuit = input.resolve(session, extensions, problems).circuit();
		if (out == null) {
			writer.write(circuit, List.of(), session.out());
		} else {
			write(writer, circuit, session.resolve(out));
			session.out().println(session.display(session.resolve(out)));
		}
		return Exit.OK;
	}

	/** Null if there is a problem, which has been noted. */
	private CircuitWriter writer(CircuitFormats formats, List<Problem> problems) {
		if (format == null && out != null) {
			try {
				return formats.writer(out);
			} catch (KirchhoffException e) {
				problems.add(Problem.error("", "", e.getMessage(), e.mend()));
				return null;
			}
		}
		var wanted = format == null ? USUAL : format;
		var found = formats.writer(wanted);
		if (found.isEmpty()) {
			var known = formats.writers();
			problems.add(Problem.error("--format", "", "no plug-in writes '" + wanted + "'", Suggestions.mend(wanted, known, "there are " + String.join(", ", known))));
		}
		return found.orElse(null);
	}

	/** Whole or not at all. */
	private void write(CircuitWriter writer, CircuitCase circuit, Path target) {
		var part = target.resolveSibling(target.getFileName() + ".part");
		try {
			Files.createDirectories(target.getParent());
			try (var text = Files.newBufferedWriter(part)) {
				writer.write(circuit, List.of(), text);
			} catch (KirchhoffException e) {
				Files.deleteIfExists(part);
				throw e;
			}
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			throw CommandFailure.stage(session.display(target) + ": cannot be written (" + e.getMessage() + "): check free space and rights, or choose another place");
		}
	}
}
