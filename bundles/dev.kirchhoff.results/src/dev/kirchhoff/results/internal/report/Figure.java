// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.List;

import dev.kirchhoff.results.internal.Markup;

/**
 * A picture, or several that are looked at together.
 *
 * @param wide   whether it wants the whole width of the page
 * @param title  what is to be seen
 * @param remark what else must be known; may be empty
 * @param file   where its numbers are, relative to the run; may be empty
 */
record Figure(List<String> svgs, boolean wide, String title, String remark, String file) {
	Figure(String svg, String title, String remark, String file) {
		this(List.of(svg), false, title, remark, file);
	}

	/** @param links null if there is no file to link to */
	void write(Markup html, int number, Links links) {
		html.open("figure", "id", "figure-" + number, "class", wide ? "wide" : "");
		if (svgs.size() > 1) {
			html.open("div", "class", "row");
		}
		svgs.forEach(svg -> html.raw(svg).line());
		if (svgs.size() > 1) {
			html.close();
		}
		html.open("figcaption").element("strong", "Figure " + number + ".").text(" " + sentence(title) + (remark.isEmpty() ? "" : " " + remark));
		if (links != null && !file.isEmpty()) {
			html.text(" Data: ");
			links.to(html, file);
			html.text(".");
		}
		html.close().close().line();
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}
}
