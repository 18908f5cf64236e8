// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import dev.kirchhoff.results.DataTable;
import dev.kirchhoff.results.RunDiff;
import dev.kirchhoff.results.RunInfo;
import dev.kirchhoff.results.SweptValue;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.Times;

/** The page on two runs: how they were made, what came out. */
public record DiffPage(RunDiff diff) {
	/** Results that are written. */
	private static final int MOST = 2000;

	public String html() {
		return new HtmlPage("Two runs compared", diff.b().info().kirchhoff()).html(this::write);
	}

	private void write(Markup html) {
		html.open("header").element("p", "Comparison of runs", "class", "kicker").element("h1", title());
		html.element("p", diff.summary(), "class", "lead").close().line();
		html.open("div", "class", "scroll").open("table").open("tbody").line();
		run(html, "First", diff.a().info(), diff.a().path().toString());
		run(html, "Second", diff.b().info(), diff.b().path().toString());
		html.close().close().close().line();
		facts(html);
		results(html);
	}

	private String title() {
		var a = diff.a().info();
		var b = diff.b().info();
		return a.experiment().equals(b.experiment()) ? a.title() + ": two runs" : a.experiment() + " and " + b.experiment();
	}

	private static void run(Markup html, String which, RunInfo info, String path) {
		html.open("tr").element("th", which, "scope", "row").element("td", info.project()).element("td", info.experiment()).element("td", Times.moment(info.started())).open("td")
				.element("code", path).close().close().line();
	}

	private void facts(Markup html) {
		html.element("h2", "How they were made");
		if (diff.facts().isEmpty()) {
			html.element("p", "Settings, plug-ins, inputs and seed are the same.");
			return;
		}
		html.open("div", "class", "scroll").open("table").open("thead").open("tr");
		html.element("th", "").element("th", "What").element("th", "First").element("th", "Second").close().close().open("tbody").line();
		for (var fact : diff.facts()) {
			html.open("tr").element("td", fact.kind(), "class", "soft");
			html.element("th", fact.name() + (fact.places().isEmpty() ? "" : " (" + String.join(", ", fact.places()) + ")"), "scope", "row").element("td", fact.a().isEmpty() ? "–" : fact.a())
					.element("td", fact.b().isEmpty() ? "–" : fact.b()).close().line();
		}
		html.close().close().close().line();
	}

	private void results(Markup html) {
		html.element("h2", "What came out");
		var table = diff.table();
		if (table.rows() == 0) {
			html.element("p", "The runs have no point and no result in common.");
			return;
		}
		html.open("div", "class", "scroll").open("table").open("thead").open("tr");
		table.columns().forEach(column -> html.element("th", column.name().equals("relative") ? "relative [%]" : column.name(), "class", number(column)));
		html.close().close().open("tbody").line();
		for (int row = 0; row < Math.min(MOST, table.rows()); row++) {
			boolean differs = diff.results().get(row).significant().orElse(false);
			html.open("tr");
			for (var column : table.columns()) {
				var text = switch (column) {
					case DataTable.Numbers numbers -> Numbers.plain(numbers.values()[row], 3);
					case DataTable.Texts texts -> SweptValue.readable(texts.values()[row]);
				};
				if (differs && column.name().equals("verdict")) {
					html.open("td").element("strong", text).close();
				} else {
					html.element("td", text, "class", number(column));
				}
			}
			html.close().line();
		}
		html.close().close().close().line();
		html.element("p", "Mean ± standard deviation. A difference counts where it is more than chance would give one time in a hundred, by the standard errors of both means."
				+ (table.rows() > MOST ? " " + MOST + " of " + table.rows() + " results are written." : ""), "class", "caption");
	}

	private static String number(DataTable.Column column) {
		return column instanceof DataTable.Numbers || column.name().matches("first|second|difference") ? "num" : "";
	}
}
