// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.internal.Markup;

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
		var html = new Markup();
		html.raw("<!DOCTYPE html>\n").open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en", "xml:lang", "en").line();
		html.open("head").empty("meta", "charset", "utf-8")
				.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
				.empty("meta", "name", "color-scheme", "content", "light dark")
				.empty("meta", "name", "generator", "content", "Kirchhoff" + runs.stream().findFirst().map(run -> " " + run.info().kirchhoff()).orElse(""))
				.element("title", title()).open("style").raw(css()).close().close().line();
		html.open("body").open("main").line();
		header(html);
		claims.ifPresent(table -> new ClaimsSection(table).write(html));
		var figures = new Figures();
		if (runs.size() > 1) {
			new Comparison(runs, figures).write(html);
		}
		for (var run : runs) {
			new RunSection(run, new Links(target, run), figures, runs.size() > 1 ? name(run) : "").write(html);
		}
		return html.close().close().close().line().toString();
	}

	private String title() {
		return claims.map(table -> table.title().isEmpty() ? table.paper() : table.title())
				.orElseGet(() -> runs.size() == 1 ? runs.getFirst().info().title() : runs.stream().map(run -> run.info().project()).distinct().findFirst().orElse("Results"));
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

	private static String css() {
		try (var stream = ReportPage.class.getResourceAsStream("report.css")) {
			return "\n" + new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
