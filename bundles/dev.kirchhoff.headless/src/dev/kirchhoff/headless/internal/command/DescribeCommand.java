// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Json;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a type that a project can use. */
@Command(name = "describe", description = "Describe a device, an algorithm or a data set: its parameters with units, defaults and ranges.")
public final class DescribeCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "TYPE", description = "Its id as `list` shows it.")
	private String type;

	@Option(names = "--json", description = "Print as JSON: a list, as several kinds may have types of one name.")
	private boolean json;

	public DescribeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var extensions = Extensions.ofPlatform();
		extensions.problems().forEach(problem -> session.tell(problem.toString()));
		var found = find(extensions.all());
		if (json) {
			session.out().println(Json.text(found.stream().map(contribution -> new Description(contribution).json()).toList()));
			return Exit.OK;
		}
		for (int i = 0; i < found.size(); i++) {
			if (i > 0) {
				session.out().println();
			}
			new Description(found.get(i)).lines().forEach(session.out()::println);
		}
		return Exit.OK;
	}

	private List<Contribution> find(List<Contribution> all) {
		var found = all.stream().filter(contribution -> contribution.id().equals(type)).toList();
		if (found.isEmpty()) {
			var known = all.stream().map(Contribution::id).toList();
			throw CommandFailure.input("describe", "there is no type '" + type + "'",
					Suggestions.mend(type, known, "see `kirchhoff list devices`, `list algorithms` and `list datasets`"));
		}
		return found;
	}
}
