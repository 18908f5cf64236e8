// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.util.List;
import java.util.Locale;

/** Writes elements, one a line. */
final class Xml {
	private final StringBuilder text = new StringBuilder();
	private int depth;

	/** @param attributes names and values in turn; a null value leaves the attribute out */
	Xml open(String name, Object... attributes) {
		tag(name, attributes).append(">\n");
		depth++;
		return this;
	}

	Xml close(String name) {
		depth--;
		indent().append("</").append(name).append(">\n");
		return this;
	}

	Xml empty(String name, Object... attributes) {
		tag(name, attributes).append("/>\n");
		return this;
	}

	/** An element that holds text only. */
	Xml text(String name, String content, Object... attributes) {
		tag(name, attributes).append('>').append(escape(content)).append("</").append(name).append(">\n");
		return this;
	}

	/** Several lines of one text. No white space is written between them, which would be drawn and move what is centred. */
	Xml lines(List<String> lines, double x, int height, Object... attributes) {
		tag("text", attributes).append('>');
		for (int i = 0; i < lines.size(); i++) {
			text.append("<tspan x=\"").append(number(x)).append(i == 0 ? "\">" : "\" dy=\"" + height + "\">").append(escape(lines.get(i))).append("</tspan>");
		}
		text.append("</text>\n");
		return this;
	}

	/** What is XML already. */
	Xml raw(String xml) {
		indent().append(xml).append('\n');
		return this;
	}

	private StringBuilder tag(String name, Object... attributes) {
		indent().append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			if (attributes[i + 1] != null) {
				text.append(' ').append(attributes[i]).append("=\"").append(escape(value(attributes[i + 1]))).append('"');
			}
		}
		return text;
	}

	private StringBuilder indent() {
		return text.append("  ".repeat(depth));
	}

	private static String value(Object value) {
		return value instanceof Double number ? number(number) : value.toString();
	}

	/** At most two decimals, without needless zeros. */
	static String number(double value) {
		double rounded = Math.round(value * 100) / 100.0;
		return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : String.format(Locale.ROOT, "%.2f", rounded).replaceFirst("0$", "");
	}

	/** With everything replaced that XML does not allow. */
	static String escape(String text) {
		var escaped = new StringBuilder();
		text.codePoints().forEach(c -> {
			switch (c) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\n', '\t', '\r' -> escaped.append("&#").append(c).append(';');
				default -> {
					boolean allowed = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
					escaped.appendCodePoint(allowed ? c : 0xFFFD);
				}
			}
		});
		return escaped.toString();
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
