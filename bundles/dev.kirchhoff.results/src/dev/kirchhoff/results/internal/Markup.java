// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements that are always closed and text that is always escaped. What comes out is HTML and XML at once. */
public final class Markup {
	private final StringBuilder text = new StringBuilder();
	private final Deque<String> open = new ArrayDeque<>();

	/** @param attributes names and values in turn */
	public Markup open(String tag, String... attributes) {
		start(tag, attributes).append('>');
		open.push(tag);
		return this;
	}

	/** Closes the element that was opened last. */
	public Markup close() {
		text.append("</").append(open.pop()).append('>');
		return this;
	}

	/** An element that has only text. */
	public Markup element(String tag, String content, String... attributes) {
		return open(tag, attributes).text(content).close();
	}

	/** An element that has no content in HTML, such as {@code meta}. */
	public Markup empty(String tag, String... attributes) {
		start(tag, attributes).append("/>");
		return this;
	}

	public Markup text(String content) {
		text.append(escape(content));
		return this;
	}

	/** A line feed, to keep the source readable. */
	public Markup line() {
		text.append('\n');
		return this;
	}

	/** Content that is well-formed already. */
	public Markup raw(String content) {
		text.append(content);
		return this;
	}

	private StringBuilder start(String tag, String... attributes) {
		text.append('<').append(tag);
		for (int k = 0; k < attributes.length; k += 2) {
			text.append(' ').append(attributes[k]).append("=\"").append(escape(attributes[k + 1])).append('"');
		}
		return text;
	}

	/** For text and for attributes in double quotes; characters that XML does not allow become the replacement character. */
	public static String escape(String content) {
		var escaped = new StringBuilder(content.length() + 16);
		content.codePoints().forEach(c -> {
			switch (c) {
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '&' -> escaped.append("&amp;");
				case '"' -> escaped.append("&quot;");
				default -> escaped.appendCodePoint(allowed(c) ? c : 0xfffd);
			}
		});
		return escaped.toString();
	}

	private static boolean allowed(int c) {
		return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c >= 0x10000;
	}

	@Override
	public String toString() {
		if (!open.isEmpty()) {
			throw new IllegalStateException("not closed: " + open);
		}
		return text.toString();
	}
}
