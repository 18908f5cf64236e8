// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plugins.project.TypeCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds what is installed to its contract. */
@Command(name = "check", description = "Hold an installed device, programming algorithm, mapping scheme or data set to what Kirchhoff expects of it.")
final class CheckCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "ID", description = "Type, or a plug-in, of which all types are checked.")
	private String id;

	@Option(names = "--set", paramLabel = "NAME=VALUE", description = "Sets a parameter, for example --set 'gMax=400 µS'; the others have their defaults. May be given several times.")
	private List<String> settings = List.of();

	CheckCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var extensions = Extensions.ofPlatform();
		var types = TypeCheck.candidates(id, extensions);
		if (types.isEmpty()) {
			extensions.problems().forEach(problem -> session.tell(problem.toString()));
			var known = extensions.all().stream().map(Contribution::id).toList();
			throw CommandFailure.input("plugins check", "there is no type or plug-in '" + id + "' that can be checked", Suggestions.mend(id, known, "see `kirchhoff list devices`, `list algorithms` and `list datasets`"));
		}
		boolean broken = false;
		for (var type : types) {
			var check = TypeCheck.of(type, values(), session.directory());
			check.problems().forEach(problem -> session.out().println(problem));
			boolean wrong = Problem.anyError(check.problems());
			session.out().println(type.id() + ": " + (wrong ? "breaks its contract" : "keeps its contract") + " (" + type.kind().label() + " of plug-in " + type.origin() + ")");
			check.speed().forEach(line -> session.out().println("  " + line));
			broken |= wrong;
		}
		return broken ? Exit.FAILED : Exit.OK;
	}

	private Map<String, String> values() {
		var values = new LinkedHashMap<String, String>();
		for (var setting : settings) {
			int at = setting.indexOf('=');
			if (at < 1) {
				throw CommandFailure.input("--set", "'" + setting + "' sets nothing", "write NAME=VALUE, for example 'gMax=400 µS'");
			}
			values.put(setting.substring(0, at).strip(), setting.substring(at + 1).strip());
		}
		return values;
	}
}
