// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Json;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plugins.Inventory;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Plugin.Origin;
import dev.kirchhoff.plugins.Signature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the installed plug-ins and how they are. */
@Command(name = "list", description = "List installed plug-ins: version, provider, what they contribute, and whether it can be used.")
final class ListCommand implements Callable<Integer> {
	private final Session session;

	@Option(names = "--all", description = "Kirchhoff's own plug-ins, too.")
	private boolean all;

	@Option(names = "--json", description = "Print as JSON.")
	private boolean json;

	ListCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var inventory = Inventory.ofPlatform();
		var plugins = all ? inventory.plugins() : inventory.foreign();
		if (json) {
			session.out().println(Json.text(plugins.stream().map(plugin -> json(plugin, inventory)).toList()));
			return Exit.OK;
		}
		if (!plugins.isEmpty()) {
			table(plugins, inventory).forEach(session.out()::println);
			plugins.forEach(plugin -> problems(plugin, inventory).forEach(problem -> session.out().println(problem)));
		}
		if (!all) {
			int own = inventory.plugins().size() - plugins.size();
			session.tell((plugins.isEmpty() ? "no plug-in is installed" : plugins.size() == 1 ? "1 plug-in" : plugins.size() + " plug-ins") + ", beside " + own + " of Kirchhoff (--all)");
		}
		return Exit.OK;
	}

	private static List<String> table(List<Plugin> plugins, Inventory inventory) {
		var columns = new Columns().row("ID", "VERSION", "PROVIDER", "ORIGIN", "SIGNED BY", "HEALTH", "CONTRIBUTES");
		for (var plugin : plugins) {
			columns.row(plugin.id(), dash(plugin.version()), dash(plugin.provider()), plugin.origin().name().toLowerCase(), signature(plugin.signature()), health(problems(plugin, inventory)),
					dash(contributions(plugin, inventory)));
		}
		return columns.lines("");
	}

	private static String dash(String text) {
		return text.isEmpty() ? "-" : text;
	}

	private static String signature(Signature signature) {
		return switch (signature.state()) {
			case UNSIGNED -> "nobody";
			case TRUSTED -> signature.signer();
			case UNKNOWN_SIGNER -> signature.signer() + " (not known here)";
			case BROKEN -> "broken";
		};
	}

	private static String health(List<Problem> problems) {
		return problems.isEmpty() ? "ok" : problems.size() == 1 ? "1 problem" : problems.size() + " problems";
	}

	/** {@code device a.b, a.c; metric a.d; notation x.odesign}. */
	private static String contributions(Plugin plugin, Inventory inventory) {
		var kinds = new LinkedHashMap<String, List<String>>();
		plugin.contributions().forEach(contribution -> kinds.computeIfAbsent(contribution.kind().label(), _ -> new ArrayList<>()).add(contribution.id()));
		inventory.notations(plugin).forEach(file -> kinds.computeIfAbsent("notation", _ -> new ArrayList<>()).add(file.substring(file.lastIndexOf('/') + 1)));
		return kinds.entrySet().stream().map(kind -> kind.getKey() + " " + String.join(", ", kind.getValue())).collect(Collectors.joining("; "));
	}

	/** What is wrong with its diagrams is known only to those who read them. */
	private static List<Problem> problems(Plugin plugin, Inventory inventory) {
		if (plugin.origin() == Origin.PRODUCT || inventory.notations(plugin).isEmpty()) {
			return plugin.problems();
		}
		var problems = new ArrayList<>(plugin.problems());
		Notations.ofPlatform().faults().stream().filter(fault -> fault.file().startsWith(plugin.id() + "/"))
				.forEach(fault -> problems.add(new Problem(Problem.Severity.WARNING, fault.file(), fault.place(), fault.what(), fault.mend())));
		return problems;
	}

	private static Map<String, Object> json(Plugin plugin, Inventory inventory) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", plugin.id());
		map.put("version", plugin.version());
		map.put("name", plugin.name());
		map.put("provider", plugin.provider());
		map.put("origin", plugin.origin().name().toLowerCase());
		map.put("signature", new TreeMap<>(Map.of("state", plugin.signature().state().name().toLowerCase(), "signer", plugin.signature().signer())));
		map.put("contributions", plugin.contributions().stream().map(ListCommand::json).toList());
		map.put("notations", inventory.notations(plugin));
		var problems = problems(plugin, inventory);
		map.put("healthy", problems.isEmpty());
		map.put("problems", problems.stream().map(Problem::toString).toList());
		return map;
	}

	private static Map<String, Object> json(Contribution contribution) {
		var map = new LinkedHashMap<String, Object>();
		map.put("kind", contribution.kind().label());
		map.put("id", contribution.id());
		map.put("name", contribution.name());
		return map;
	}
}
