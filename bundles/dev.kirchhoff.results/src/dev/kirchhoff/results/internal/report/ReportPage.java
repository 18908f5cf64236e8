// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.claims.ClaimsFormat;

/** The page as a whole: heading, claims, a section a run. */
public final class ReportPage {
	private final Path target;
	private final List<ResultDirectory> runs;
	private final Optional<ClaimsTable> claims;

	/** @param target where the page will be, for links to the files of the runs */
	public ReportPage(Path target, List<ResultDirectory> runs, Optional<ClaimsTable> claims) {
		this.target = target;
		this.runs = runs;
		this.claims = claims;
	}

	public String html() {
		return new HtmlPage(title(), runs.stream().findFirst().map(run -> run.info().kirchhoff()).orElse("")).html(this::write);
	}

	private void write(Markup html) {
		header(html);
		claims.ifPresent(table -> new ClaimsSection(table).write(html));
		var figures = new Figures();
		if (runs.size() > 1) {
			new Comparison(runs, figures).write(html);
		}
		for (var run : runs) {
			new RunSection(run, new Links(target, run), figures, runs.size() > 1 ? name(run) : "").write(html);
		}
	}

	private String title() {
		return claims.map(table -> (table.title().isEmpty() ? table.paper() : table.title()) + ClaimsFormat.suffix(table)).orElseGet(() -> ownTitle());
	}

	/** Of a report without a paper. */
	private String ownTitle() {
		var title = runs.size() == 1 ? runs.getFirst().info().title() : runs.stream().map(run -> run.info().project()).distinct().findFirst().orElse("Results");
		return runs.stream().anyMatch(run -> run.info().standIns()) ? title + " – synthetic data, not comparable with published results" : title;
	}

	private void header(Markup html) {
		html.open("header").open("p", "class", "kicker").text(kicker()).close().element("h1", title());
		claims.filter(table -> !table.citation().isEmpty()).ifPresent(table -> html.element("p", table.citation(), "class", "citation"));
		if (runs.size() > 1) {
			html.open("nav", "aria-label", "Experiments").open("ul");
			for (var run : runs) {
				html.open("li").element("a", name(run), "href", "#" + RunSection.anchor(run)).close();
			}
			html.close().close();
		}
		html.close().line();
	}

	/** What tells a run from the others. */
	private String name(ResultDirectory run) {
		boolean unique = runs.stream().filter(other -> other.info().title().equals(run.info().title())).count() == 1;
		return unique ? run.info().title() : run.info().experiment();
	}

	private String kicker() {
		if (claims.isPresent()) {
			return "Reproduction of " + claims.get().paper();
		}
		return runs.stream().map(run -> run.info().project()).distinct().findFirst().map(project -> project + " · results").orElse("Results");
	}
}
