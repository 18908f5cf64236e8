// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.plan.CircuitFormats;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.results.CircuitReport;
import dev.kirchhoff.results.CircuitSolution;
import dev.kirchhoff.results.CircuitText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Solves a crossbar for every bias of a file, or for one that is said here. */
@Command(name = "solve", description = "Solve a crossbar: all voltages and currents, IR drop, sneak paths and half-selected cells.",
		footer = "Ends with 3 if a solution did not converge; its numbers are written all the same.")
public final class SolveCommand implements Callable<Integer> {
	private final Session session;

	@Mixin
	private Input input = new Input();

	@Option(names = "--tolerance", paramLabel = "X", description = "Residual that is asked for; 1e-12 if not given.")
	private String tolerance;

	@Option(names = "--json", description = "Print a case with all answers as JSON instead of the summary; a report is then only written with --out.")
	private boolean json;

	@Option(names = "--out", paramLabel = "DIR", description = "Directory for the report; without it FILE-circuit beside the file.")
	private Path out;

	@Option(names = "--no-report", description = "Write no report.")
	private boolean silent;

	public SolveCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws IOException {
		var problems = new ArrayList<Problem>();
		double accepted = tolerance(problems);
		if (silent && out != null) {
			new Values(problems).problem("--out", "contradicts --no-report", "give one of the two");
		}
		var extensions = Extensions.ofPlatform();
		var circuit = input.resolve(session, extensions, problems);
		var points = solve(circuit.circuit(), accepted);
		if (json) {
			write(circuit.circuit(), points, extensions);
		}
		var solutions = new ArrayList<CircuitSolution>();
		boolean reported = !silent && (!json || out != null);
		for (int k = 0; k < points.size() && (!json || reported); k++) {
			solutions.add(solution(circuit, points.get(k)));
		}
		if (!json) {
			summary(circuit.circuit(), solutions).forEach(session.out()::println);
		}
		if (reported) {
			report(circuit.circuit(), solutions, accepted);
		}
		return converged(points, accepted) ? Exit.OK : Exit.FAILED;
	}

	private double tolerance(List<Problem> problems) {
		try {
			double value = tolerance == null ? CircuitSolver.TOLERANCE : Double.parseDouble(tolerance.strip());
			if (value > 0 && value < 1) {
				return value;
			}
		} catch (NumberFormatException e) {
			problems.add(Problem.error("--tolerance", "", "'" + tolerance + "' is not a number", "give a number between 0 and 1, for example 1e-9"));
			return CircuitSolver.TOLERANCE;
		}
		problems.add(Problem.error("--tolerance", "", "'" + tolerance + "' is out of range", "give a number between 0 and 1, for example 1e-9"));
		return CircuitSolver.TOLERANCE;
	}

	private List<OperatingPoint> solve(CircuitCase circuit, double accepted) {
		var points = new ArrayList<OperatingPoint>();
		var problems = new ArrayList<Problem>();
		for (int k = 0; k < circuit.biases().size(); k++) {
			session.cancellation().check();
			try {
				points.add(CircuitSolver.solve(circuit.crossbar(), circuit.biases().get(k), accepted));
			} catch (IllegalArgumentException e) {
				problems.add(Problem.error(session.display(session.resolve(input.file)), "", bias(k, circuit.biases()) + e.getMessage(),
						"give the wires a resistance above 0, for example with --wire '1 mΩ'"));
			}
		}
		if (!problems.isEmpty()) {
			throw CommandFailure.input(problems);
		}
		return points;
	}

	private static String bias(int k, List<Bias> biases) {
		return biases.size() == 1 ? "" : "bias " + (k + 1) + ": ";
	}

	private static CircuitSolution solution(Input.Circuit circuit, OperatingPoint point) {
		var selection = circuit.selected().map(cell -> new Selection(point, cell.row(), cell.column())).or(() -> Selection.of(point));
		return CircuitSolution.of(circuit.words().orElseGet(() -> CircuitText.of(point.bias())), point, selection);
	}

	private void write(CircuitCase circuit, List<OperatingPoint> points, Extensions extensions) throws IOException {
		var writer = new CircuitFormats(extensions).writer("json").orElseThrow(() -> new KirchhoffException("no plug-in writes cases as JSON", "leave --json out"));
		writer.write(circuit, points, session.out());
	}

	private List<String> summary(CircuitCase circuit, List<CircuitSolution> solutions) {
		var lines = new ArrayList<String>();
		lines.add(title(circuit));
		if (!circuit.description().isEmpty()) {
			lines.add(circuit.description());
		}
		lines.addAll(columns(CircuitText.of(circuit.crossbar())));
		for (int k = 0; k < Math.min(CircuitReport.MOST, solutions.size()); k++) {
			lines.add(solutions.size() == 1 ? "" : System.lineSeparator() + "Bias " + (k + 1) + " of " + solutions.size());
			lines.addAll(columns(CircuitText.of(solutions.get(k))));
		}
		if (solutions.size() > CircuitReport.MOST) {
			lines.add(String.format(Locale.ROOT, "%n... %,d more biases, all in --json", solutions.size() - CircuitReport.MOST));
		}
		lines.removeIf(String::isEmpty);
		return lines;
	}

	private static List<String> columns(List<CircuitText.Line> lines) {
		var columns = new Columns();
		lines.forEach(line -> columns.row(line.about(), CircuitText.plain(line.text())));
		return columns.lines("  ");
	}

	private String title(CircuitCase circuit) {
		return circuit.name().isBlank() ? input.file.getFileName().toString() : circuit.name();
	}

	private void report(CircuitCase circuit, List<CircuitSolution> solutions, double accepted) {
		var settings = new ArrayList<CircuitText.Line>();
		settings.add(new CircuitText.Line("File", input.file.getFileName().toString()));
		settings.addAll(CircuitText.of(circuit.crossbar()));
		settings.add(new CircuitText.Line("Tolerance", Double.toString(accepted).replace("E", "e")));
		try {
			var page = new CircuitReport(title(circuit), circuit.description(), settings, solutions).write(directory());
			if (json) {
				session.tell(session.display(page));
			} else {
				session.out().println(session.display(page));
			}
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		}
	}

	/** As the user wants it, else one that does not exist yet. */
	private Path directory() {
		if (out != null) {
			return session.resolve(out);
		}
		var path = session.resolve(input.file);
		var name = path.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "") + "-circuit";
		var wanted = path.resolveSibling(name);
		for (int n = 2; Files.exists(wanted); n++) {
			wanted = path.resolveSibling(name + "_" + n);
		}
		return wanted;
	}

	private boolean converged(List<OperatingPoint> points, double accepted) {
		boolean all = true;
		for (int k = 0; k < points.size(); k++) {
			var effort = points.get(k).effort();
			if (!effort.converged()) {
				session.tell(String.format(Locale.ROOT, "%s: %sdid not converge: the residual is %.2e where %.0e was asked for: the numbers are not to be trusted",
						session.display(session.resolve(input.file)), points.size() == 1 ? "" : "bias " + (k + 1) + " ", effort.residual(), accepted));
			}
			all &= effort.converged();
		}
		return all;
	}
}
