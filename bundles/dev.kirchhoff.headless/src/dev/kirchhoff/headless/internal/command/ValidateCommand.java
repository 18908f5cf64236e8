// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Json;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with a project without running it. What it finds is its result, so it goes to the output stream. */
@Command(name = "validate", description = "Check a project and all it refers to; print every problem, one a line.")
public final class ValidateCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "FILE", description = "Project file (*.kirchhoff).")
	private Path file;

	@Mixin
	private DataOption data;

	@Mixin
	private PluginOption plugins;

	@Option(names = "--json", description = "Print as JSON.")
	private boolean json;

	public ValidateCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var place = data.place(session);
		var plan = new Planner(Extensions.ofPlatform()).plan(Request.all(session.resolve(file)).with(place));
		boolean good = !Problem.anyError(plan.problems());
		if (json) {
			session.out().println(Json.text(json(plan, good)));
		} else {
			plan.problems().forEach(session.out()::println);
			if (good) {
				session.out().println(session.display(plan.file()) + ": good: " + Execution.count(plan.studies().size(), "experiment") + " with "
						+ Execution.count(plan.studies().stream().mapToLong(study -> study.repeats() * study.points().size()).sum(), "repeat"));
			}
		}
		return good ? Exit.OK : Exit.INPUT;
	}

	private static Map<String, Object> json(Plan plan, boolean good) {
		var map = new LinkedHashMap<String, Object>();
		map.put("file", plan.file().toString());
		map.put("good", good);
		map.put("problems", plan.problems().stream().map(ValidateCommand::json).toList());
		map.put("experiments", plan.studies().stream().map(study -> {
			var experiment = new LinkedHashMap<String, Object>();
			experiment.put("name", study.experiment());
			experiment.put("points", study.points().size());
			experiment.put("repeats", study.repeats());
			return experiment;
		}).toList());
		return map;
	}

	private static Map<String, String> json(Problem problem) {
		var map = new LinkedHashMap<String, String>();
		map.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
		map.put("file", problem.file());
		map.put("element", problem.element());
		map.put("what", problem.what());
		map.put("mend", problem.mend());
		return map;
	}
}
