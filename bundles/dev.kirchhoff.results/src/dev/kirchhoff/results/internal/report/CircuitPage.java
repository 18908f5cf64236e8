// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.List;

import dev.kirchhoff.results.CircuitReport;
import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.Numbers;

/** The page on solved crossbars: heading, settings, a section a solution. */
public final class CircuitPage {
	private final CircuitReport report;
	private final List<String> files;

	/** @param files beside the page with the nodes of each solution; empty where there is none */
	public CircuitPage(CircuitReport report, List<String> files) {
		this.report = report;
		this.files = files;
	}

	public String html() {
		return new HtmlPage(report.title(), "").html(this::write);
	}

	private void write(Markup html) {
		var solutions = report.solutions();
		html.open("header").element("p", "Crossbar circuit", "class", "kicker").element("h1", report.title());
		if (!report.description().isEmpty()) {
			html.element("p", report.description(), "class", "lead");
		}
		html.close().line();
		warnings(html);
		table(html, report.settings());
		if (solutions.size() > files.size()) {
			html.element("p", files.size() + " of " + Numbers.grouped(solutions.size()) + " biases are shown, the first ones.", "class", "caption");
		}
		var figures = new Figures();
		for (int k = 0; k < files.size(); k++) {
			var solution = solutions.get(k);
			html.open("section", "id", "bias-" + (k + 1)).line();
			html.element("h2", solutions.size() == 1 ? "Operating point" : "Bias " + (k + 1) + " of " + solutions.size());
			table(html, CircuitText.of(solution));
			html.open("div", "class", "figures").line();
			for (var figure : new CircuitFigures(solution, files.size() > 2, files.get(k)).all()) {
				figure.write(html, figures.next(), null);
			}
			html.close().line();
			if (!files.get(k).isEmpty()) {
				html.open("p", "class", "caption").text("All nodes: ").open("a", "href", files.get(k)).element("code", files.get(k)).close().text(".").close().line();
			} else {
				html.element("p", "The nodes of more than " + Numbers.grouped(CircuitReport.MOST_CELLS) + " cells are not written to a table.", "class", "caption");
			}
			html.close().line();
		}
	}

	private void warnings(Markup html) {
		var solutions = report.solutions();
		long failed = solutions.stream().filter(solution -> !solution.point().effort().converged()).count();
		if (failed > 0) {
			html.open("aside", "class", "note failure", "role", "note").element("p", "Not converged", "class", "headline");
			html.element("p", (solutions.size() == 1 ? "The solution" : failed + " of " + solutions.size() + " solutions") + " did not reach the tolerance; the numbers are not to be trusted.");
			html.close().line();
		}
	}

	private static void table(Markup html, List<CircuitText.Line> lines) {
		html.open("div", "class", "scroll").open("table").open("tbody").line();
		lines.forEach(line -> html.open("tr").element("th", line.about(), "scope", "row").element("td", line.text()).close().line());
		html.close().close().close().line();
	}
}
