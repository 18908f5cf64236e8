// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

/** All pages of the reference as one HTML file that needs nothing else: contents at the side, pages one below the other. */
public final class ReferenceDocument {
	private static final String STYLE = """
			:root { color-scheme: light dark; --ink: #222; --paper: #fff; --edge: #ddd; --link: #17695f; }
			@media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #1e1f22; --edge: #444; --link: #5cd0c0; } }
			body { margin: 0; display: flex; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
			nav { width: 17em; flex: none; height: 100vh; overflow: auto; position: sticky; top: 0; padding: 1em; border-right: 1px solid var(--edge); box-sizing: border-box; }
			nav ul { list-style: none; padding-left: 1em; margin: 0; } nav > ul { padding: 0; }
			main { max-width: 50em; padding: 1em 2em; } section { border-top: 1px solid var(--edge); }
			a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
			dt { margin-top: .6em; } dd { margin-left: 2em; } code { font-family: ui-monospace, monospace; font-weight: 600; }
			""";

	private ReferenceDocument() {
	}

	/**
	 * The document.
	 *
	 * @param version of the product, for the heading
	 */
	public static String html(ReferencePage root, String version) {
		var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"><title>Kirchhoff: reference</title><style>\n").append(STYLE)
				.append("</style></head><body>\n<nav><ul>");
		contents(root, html);
		html.append("</ul></nav>\n<main><p>Kirchhoff ").append(Markup.text(version)).append("</p>\n");
		sections(root, 1, html);
		return html.append("</main></body></html>\n").toString();
	}

	private static void contents(ReferencePage page, StringBuilder html) {
		html.append("<li><a href=\"#").append(Markup.text(page.path())).append("\">").append(Markup.text(page.title())).append("</a>");
		if (!page.children().isEmpty()) {
			html.append("<ul>");
			page.children().forEach(child -> contents(child, html));
			html.append("</ul>");
		}
		html.append("</li>");
	}

	private static void sections(ReferencePage page, int level, StringBuilder html) {
		var heading = "h" + Math.min(level, 4);
		html.append("<section id=\"").append(Markup.text(page.path())).append("\"><").append(heading).append(">").append(Markup.text(page.title())).append("</").append(heading)
				.append(">").append(page.body().replace("<a href=\"", "<a href=\"#").replace("<h2>", "<h5>").replace("</h2>", "</h5>")).append("</section>\n");
		page.children().forEach(child -> sections(child, level + 1, html));
	}
}
