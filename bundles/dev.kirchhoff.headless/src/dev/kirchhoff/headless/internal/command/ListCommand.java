// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Json;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is installed. */
@Command(name = "list", description = "List what is installed: devices, algorithms (grouped by kind), datasets or examples.")
public final class ListCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
	private What what;

	@Option(names = "--json", description = "Print as JSON.")
	private boolean json;

	/** What can be listed; names as on the command line. */
	private enum What {
		devices(List.of(Kind.DEVICE)), algorithms(List.of(Kind.MAPPING_SCHEME, Kind.PROGRAMMING_ALGORITHM, Kind.TRAINER, Kind.ON_CHIP_TRAINER, Kind.CALIBRATION,
				Kind.AGEING, Kind.METRIC)), datasets(List.of(Kind.DATA_SET, Kind.PREPROCESSING, Kind.FILE_FORMAT, Kind.CIRCUIT_FORMAT, Kind.NETWORK_FORMAT)), executors(List.of(Kind.EXECUTOR)), examples(List.of());

		private final List<Kind> kinds;

		What(List<Kind> kinds) {
			this.kinds = kinds;
		}
	}

	public ListCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (what == What.examples) {
			examples();
			return Exit.OK;
		}
		var extensions = Extensions.ofPlatform();
		extensions.problems().forEach(problem -> session.tell(problem.toString()));
		if (json) {
			var all = what.kinds.stream().flatMap(kind -> extensions.of(kind).stream()).map(ListCommand::json).toList();
			session.out().println(Json.text(all));
		} else {
			lines(extensions).forEach(session.out()::println);
		}
		return Exit.OK;
	}

	private List<String> lines(Extensions extensions) {
		var lines = new ArrayList<String>();
		for (var kind : what.kinds) {
			var contributions = extensions.of(kind);
			if (contributions.isEmpty()) {
				continue;
			}
			if (what.kinds.size() > 1) {
				lines.add((lines.isEmpty() ? "" : System.lineSeparator()) + kind.label());
			}
			var columns = new Columns();
			contributions.forEach(contribution -> columns.row(contribution.id(), contribution.name(), contribution.description()));
			lines.addAll(columns.lines(what.kinds.size() > 1 ? "  " : ""));
		}
		return lines;
	}

	private static Map<String, Object> json(Contribution contribution) {
		var map = new LinkedHashMap<String, Object>();
		map.put("kind", contribution.kind().label());
		map.put("id", contribution.id());
		map.put("name", contribution.name());
		map.put("description", contribution.description());
		map.put("plugin", contribution.bundle());
		map.put("version", contribution.version());
		return map;
	}

	private void examples() {
		var examples = Examples.all();
		if (json) {
			session.out().println(Json.text(examples.stream().map(example -> Map.of("name", example.name(), "title", example.title())).toList()));
			return;
		}
		var columns = new Columns();
		examples.forEach(example -> columns.row(example.name(), example.title()));
		columns.lines("").forEach(session.out()::println);
	}
}
