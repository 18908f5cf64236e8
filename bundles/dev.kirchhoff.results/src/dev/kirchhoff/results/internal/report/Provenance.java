// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.kirchhoff.results.RunInfo;
import dev.kirchhoff.results.internal.Markup;

/** Everything needed to compute the same again, folded away. */
record Provenance(RunInfo info, Links links) {
	void write(Markup html) {
		html.element("h3", "Where this comes from");
		if (!info.settings().isEmpty()) {
			html.open("details").element("summary", "Settings (" + info.settings().size() + ")").element("pre", String.join("\n", info.settings())).close().line();
		}
		table(html, "Plug-ins", "Bundle", "Version", info.plugins());
		table(html, "Inputs", "File", "SHA-256", info.inputs());
		table(html, "Run and host", "", "", run());
		html.open("p", "class", "caption").text("All of this is in ");
		links.to(html, "run.json");
		html.text(".").close().line();
	}

	private Map<String, String> run() {
		var host = info.host();
		var rows = new LinkedHashMap<String, String>();
		rows.put("Study", info.study());
		rows.put("Seed", Long.toString(info.seed()));
		rows.put("Kirchhoff", info.kirchhoff());
		rows.put("Started", info.started());
		rows.put("Finished", info.finished());
		rows.put("Operating system", (host.os() + " " + host.arch()).strip());
		rows.put("Processors", host.cpus() > 0 ? Integer.toString(host.cpus()) : "");
		rows.put("Computed on", host.computed());
		rows.put("Workers", host.shares());
		rows.put("Java", host.java());
		rows.put("Kernels", host.kernels());
		rows.values().removeIf(String::isBlank);
		return rows;
	}

	private static void table(Markup html, String title, String key, String value, Map<String, String> rows) {
		if (rows.isEmpty()) {
			return;
		}
		html.open("details").element("summary", title + (key.isEmpty() ? "" : " (" + rows.size() + ")")).open("div", "class", "scroll").open("table");
		if (!key.isEmpty()) {
			html.open("thead").open("tr").element("th", key).element("th", value).close().close();
		}
		html.open("tbody");
		rows.forEach((name, text) -> html.open("tr").element("th", name, "scope", "row").open("td").element("code", text).close().close().line());
		html.close().close().close().close().line();
	}
}
