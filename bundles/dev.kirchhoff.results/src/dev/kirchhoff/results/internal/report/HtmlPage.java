// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.function.Consumer;

import dev.kirchhoff.results.internal.Markup;

/**
 * What all reports have around them: a page that needs nothing but itself.
 *
 * @param version of Kirchhoff; may be empty
 */
record HtmlPage(String title, String version) {
	String html(Consumer<Markup> content) {
		var html = new Markup();
		html.raw("<!DOCTYPE html>\n").open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en", "xml:lang", "en").line();
		html.open("head").empty("meta", "charset", "utf-8")
				.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
				.empty("meta", "name", "color-scheme", "content", "light dark")
				.empty("meta", "name", "generator", "content", ("Kirchhoff " + version).strip())
				.element("title", title).open("style").raw("\n" + StyleSheet.text()).close().close().line();
		html.open("body").open("main").line();
		content.accept(html);
		return html.close().close().close().line().toString();
	}
}
