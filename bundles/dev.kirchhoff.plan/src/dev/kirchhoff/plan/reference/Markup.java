// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

/** The little XHTML that reference pages are written in. */
final class Markup {
	private Markup() {
	}

	static String text(String plain) {
		return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	static String code(String plain) {
		return "<code>" + text(plain) + "</code>";
	}

	static String paragraph(String plain) {
		return plain.isBlank() ? "" : "<p>" + text(plain) + "</p>";
	}

	/** A link to another page of the reference. */
	static String link(String path, String title) {
		return "<a href=\"" + text(path) + "\">" + text(title) + "</a>";
	}

	/** A term with a remark behind it, and what it means. */
	static String entry(String name, String remark, String doc) {
		return "<dt><code>" + text(name) + "</code>" + (remark.isBlank() ? "" : " " + text(remark)) + "</dt><dd>" + text(doc) + "</dd>";
	}
}
