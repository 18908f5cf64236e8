// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a person may change in a project for one run, and the plan that comes of it. */
final class Planning {
	@Option(names = "--experiment", paramLabel = "NAME", description = "Only this experiment; without it, all of the project.")
	private String experiment;

	@Option(names = "--set", paramLabel = "PATH=VALUE",
			description = "Sets a value of the project for this run, for example --set 'devices/tio2/gMax=400 µS'. May be given several times.")
	private List<String> settings = List.of();

	@Option(names = "--sweep", paramLabel = "PATH=VALUES",
			description = "Sweeps a value of the project in this run: a list separated by commas (by ; if there is one), or FROM..TO:COUNT, or FROM..TO:COUNT:log, "
					+ "for example --sweep 'devices/tio2/gMax=300 µS..500 µS:5'. Replaces a sweep of the same value. May be given several times.")
	private List<String> sweeps = List.of();

	@Option(names = "--seed", paramLabel = "N", description = "Start of all random streams, instead of the experiment's.")
	private Long seed;

	@Mixin
	private DataOption data;

	private OptionalInt repeats = OptionalInt.empty();

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--repeats", paramLabel = "N", description = "Repeats of every point, instead of the experiment's.")
	private void repeats(int value) {
		if (value < 1) {
			throw new ParameterException(spec.commandLine(), "--repeats " + value + ": at least one is needed");
		}
		repeats = OptionalInt.of(value);
	}

	/** What is asked for. */
	Request request(Path file, Session session) {
		return new Request(file, Optional.ofNullable(experiment), settings, sweeps, seed(seed), repeats, data.place(session));
	}

	/** The plan of a file, warnings told. */
	Plan plan(Path file, Session session) {
		return plan(request(file, session), session);
	}

	/** Whether anything is to be other than the project says. */
	boolean changesAnything() {
		return experiment != null || !settings.isEmpty() || !sweeps.isEmpty() || seed != null || repeats.isPresent() || data.given();
	}

	/**
	 * The plan of a request, warnings told.
	 *
	 * @throws CommandFailure with all problems if there is an error
	 */
	static Plan plan(Request request, Session session) {
		var plan = new Planner(Extensions.ofPlatform()).plan(request);
		requireGood(plan.problems(), session);
		return plan;
	}

	/**
	 * Tells warnings.
	 *
	 * @throws CommandFailure with all problems if there is an error
	 */
	static void requireGood(List<Problem> problems, Session session) {
		if (Problem.anyError(problems)) {
			throw CommandFailure.input(problems);
		}
		problems.forEach(problem -> session.tell(problem.toString()));
	}

	static OptionalLong seed(Long value) {
		return value == null ? OptionalLong.empty() : OptionalLong.of(value);
	}
}
