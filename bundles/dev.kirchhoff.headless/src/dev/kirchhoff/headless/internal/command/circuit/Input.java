// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.ProgressDisplay;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.plan.ArrayCircuit;
import dev.kirchhoff.plan.ArrayRequest;
import dev.kirchhoff.plan.ArrayRequest.State;
import dev.kirchhoff.plan.CircuitFormats;
import dev.kirchhoff.plan.Extensions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which crossbar is meant, in what state, with which wires, and what is applied to it. */
final class Input {
	@Parameters(paramLabel = "FILE", description = "Project (*.kirchhoff), case (*.json) or table of conductances (*.csv).")
	Path file;

	@Option(names = "--array", paramLabel = "NAME", description = "Array of the project; its only one if not given.")
	String array;

	@Option(names = "--state", paramLabel = "STATE",
			description = "Cells of a project's array: lrs (the default) or hrs, random or random:SEED over the device's window, or a file of conductances.")
	String state;

	@Option(names = "--experiment", paramLabel = "NAME", description = "Cells as the stages of this experiment leave them at its first point.")
	String experiment;

	@Option(names = "--repeat", paramLabel = "N", description = "Which repeat of the experiment, counted from 0, the default.")
	Long repeat;

	@Mixin
	Wires wires = new Wires();

	@Mixin
	Drive drive = new Drive();

	/**
	 * A crossbar and what is applied to it.
	 *
	 * @param words    what each bias is, as people say it; empty if nobody has
	 * @param selected the cell that is meant, if that was said
	 */
	record Circuit(CircuitCase circuit, Optional<String> words, Optional<Drive.Cell> selected) {
	}

	/**
	 * Reads and changes what is to be changed; warnings are told.
	 *
	 * @param problems of other options, to be told together with those found here
	 * @throws CommandFailure with all problems if there is an error
	 */
	Circuit resolve(Session session, Extensions extensions, List<Problem> problems) throws IOException {
		drive.check(problems);
		boolean fit = problems.isEmpty();
		var read = read(session, extensions, problems);
		var wiring = wires.change(read.map(circuit -> circuit.crossbar().wiring()).orElse(Wiring.IDEAL), problems);
		Optional<Drive.Applied> applied = Optional.empty();
		if (read.isPresent() && fit && drive.isGiven()) {
			applied = drive.on(read.get().crossbar().rows(), read.get().crossbar().columns(), problems);
		}
		if (Problem.anyError(problems)) {
			throw CommandFailure.input(problems);
		}
		problems.forEach(problem -> session.tell(problem.toString()));
		var given = read.orElseThrow();
		var crossbar = new Crossbar(given.crossbar().rows(), given.crossbar().columns(), given.crossbar().cells(), wiring);
		var circuit = new CircuitCase(given.name(), given.description(), crossbar, applied.map(one -> List.of(one.bias())).orElse(given.biases()));
		return new Circuit(circuit, applied.map(Drive.Applied::words), applied.flatMap(Drive.Applied::selected));
	}

	private Optional<CircuitCase> read(Session session, Extensions extensions, List<Problem> problems) throws IOException {
		var path = session.resolve(file);
		if (CircuitFormats.ending(path).equals(ProjectFiles.EXTENSION)) {
			return project(path, session, extensions, problems);
		}
		refuse("--array", array, problems);
		refuse("--state", state, problems);
		refuse("--experiment", experiment, problems);
		refuse("--repeat", repeat, problems);
		try {
			return Optional.of(new CircuitFormats(extensions).read(path));
		} catch (KirchhoffException e) {
			problems.addAll(lines(e));
			return Optional.empty();
		}
	}

	/** A message may have several lines, of which each is a problem. */
	private static List<Problem> lines(KirchhoffException e) {
		return e.line().lines().map(line -> Problem.error("", "", line, "")).toList();
	}

	private void refuse(String option, Object value, List<Problem> problems) {
		if (value != null) {
			problems.add(Problem.error(option, "", file.getFileName() + " is no project", "leave " + option + " out"));
		}
	}

	private Optional<CircuitCase> project(Path path, Session session, Extensions extensions, List<Problem> problems) throws IOException {
		int before = problems.size();
		var wanted = state(session, problems);
		var request = new ArrayRequest(path, Optional.ofNullable(array), wanted);
		if (problems.size() > before) {
			request = new ArrayRequest(path, Optional.ofNullable(array), new State.LowResistance()); // to find what else is wrong
		}
		try (var display = new ProgressDisplay(experiment == null ? "" : experiment, session.err(), session.terminal())) {
			var found = ArrayCircuit.of(request, extensions, session.cancellation(), run -> display.watch(run::progress));
			problems.addAll(found.problems());
			return found.circuit();
		}
	}

	private State state(Session session, List<Problem> problems) {
		var values = new Values(problems);
		if (experiment != null) {
			if (state != null) {
				values.problem("--state", "contradicts --experiment", "give one of the two");
			}
			return new State.Programmed(experiment, repeat == null ? 0 : repeat);
		}
		if (repeat != null) {
			values.problem("--repeat", "there is no experiment to repeat", "say which with --experiment");
		}
		var wanted = state == null ? "lrs" : state.strip().toLowerCase(Locale.ROOT);
		if (wanted.equals("lrs")) {
			return new State.LowResistance();
		}
		if (wanted.equals("hrs")) {
			return new State.HighResistance();
		}
		if (wanted.equals("random") || wanted.startsWith("random:")) {
			return random(wanted.equals("random") ? "0" : wanted.substring("random:".length()), values);
		}
		if (state.indexOf('.') < 0) {
			values.problem("--state", "there is no state '" + state + "'", "use lrs, hrs, random, random:SEED or a file of conductances");
		}
		return new State.Table(session.resolve(Path.of(state)));
	}

	private static State random(String seed, Values values) {
		try {
			return new State.Random(Long.parseLong(seed));
		} catch (NumberFormatException e) {
			values.problem("--state", "'" + seed + "' is no seed", "give a whole number, for example random:1");
			return new State.Random(0);
		}
	}
}
