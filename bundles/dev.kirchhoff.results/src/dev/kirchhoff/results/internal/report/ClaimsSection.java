// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import dev.kirchhoff.results.ClaimsTable.Row;
import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.claims.ClaimsFormat;
import dev.kirchhoff.results.internal.claims.ClaimsText;

/** The paper's numbers beside ours. What was missed is marked in word and colour and stays where the paper has it. */
record ClaimsSection(ClaimsTable table) {
	void write(Markup html) {
		html.open("section", "id", "claims").element("h2", "The paper’s numbers and ours");
		html.open("p", "class", "lead").element("strong", ClaimsText.summary(table) + ".");
		html.text(" Ours is the mean ± standard deviation over n points; " + (table.judged() ? "the band is where it has to be." : "the band is where it would have to be.")).close();
		html.open("div", "class", "scroll").open("table", "class", "claims").open("thead").open("tr");
		html.element("th", "Claim").element("th", "Paper", "class", "num").element("th", "Ours", "class", "num").element("th", "n", "class", "num")
				.element("th", "Band", "class", "num").element("th", "Verdict").element("th", "Source");
		html.close().close().open("tbody").line();
		table.rows().forEach(row -> row(html, row));
		html.close().close().close().close().line();
	}

	private void row(Markup html, Row row) {
		var state = !row.known() ? "unknown" : !table.judged() ? "free" : row.met().map(met -> met ? "met" : "missed").orElse("free");
		html.open("tr", "class", state, "id", "claim-" + row.claim().id());
		html.open("td").text(row.claim().claim());
		row.problem().ifPresent(problem -> html.element("div", problem, "class", "problem"));
		html.close();
		html.element("td", ClaimsFormat.paper(row), "class", "num").element("td", ClaimsFormat.ours(row), "class", "num ours")
				.element("td", ClaimsFormat.count(row), "class", "num").element("td", ClaimsFormat.band(row), "class", "num");
		html.open("td").element("span", mark(state) + ClaimsFormat.verdict(table, row).toLowerCase(), "class", "verdict").close();
		html.element("td", row.claim().source(), "class", "soft").close().line();
	}

	private static String mark(String state) {
		return switch (state) {
			case "met" -> "✓ ";
			case "missed", "unknown" -> "✗ ";
			default -> "";
		};
	}
}
