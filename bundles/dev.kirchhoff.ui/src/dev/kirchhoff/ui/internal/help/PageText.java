// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A page of XHTML as one text with styles, so that it can be shown without a browser. It knows what help pages use: headings, paragraphs, lists,
 * definition lists, tables, preformatted text, code, emphasis, links and pictures.
 *
 * @param text   as shown; lines are paragraphs
 * @param spans  styles of parts of it
 * @param lines  indents and columns of lines
 * @param gaps   room above lines
 */
record PageText(String text, List<Span> spans, List<Line> lines, List<Gap> gaps) {
	/** How a span is written. */
	enum Style {
		TITLE, HEADING, SUBHEADING, BOLD, ITALIC, CODE, LINK, PICTURE
	}

	/** A part of the text; {@code target} is where a link leads or which file a picture is. */
	record Span(int start, int length, Style style, String target) {
	}

	/** A line that is indented (in steps), or a row of a table with so many columns. */
	record Line(int offset, int indent, int columns, int table) {
	}

	/** Room above the line that begins here, in steps. */
	record Gap(int offset, int height) {
	}

	/** Nothing at all. */
	static PageText empty() {
		return new PageText("", List.of(), List.of(), List.of());
	}

	/**
	 * Reads a page.
	 *
	 * @param address where a link of the page leads
	 */
	static PageText of(String xhtml, Function<String, String> address) {
		var writer = new Writer(address);
		try {
			var factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			writer.children(builder.parse(new InputSource(new StringReader(xhtml))).getDocumentElement());
		} catch (SAXException | ParserConfigurationException | IOException e) {
			return new PageText("This page cannot be shown: " + e.getMessage(), List.of(), List.of(), List.of());
		}
		return new PageText(writer.text.toString().stripTrailing() + "\n", writer.spans, writer.lines, writer.gaps);
	}

	/** Walks over the elements and writes down what they say. */
	private static final class Writer {
		private final Function<String, String> address;
		private final StringBuilder text = new StringBuilder();
		private final List<Span> spans = new ArrayList<>();
		private final List<Line> lines = new ArrayList<>();
		private final List<Gap> gaps = new ArrayList<>();
		private int indent;
		private int tables;
		private boolean verbatim;

		Writer(Function<String, String> address) {
			this.address = address;
		}

		void children(Node parent) {
			for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
				switch (node) {
				case Text words -> words(words.getData());
				case Element element -> element(element);
				default -> {
					// remarks are not shown
				}
				}
			}
		}

		private void words(String data) {
			if (verbatim) {
				text.append(data);
				return;
			}
			var words = data.replaceAll("\\s+", " ");
			text.append(atStart() || text.charAt(text.length() - 1) == ' ' || text.charAt(text.length() - 1) == '\t' ? words.stripLeading() : words);
		}

		private boolean atStart() {
			return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
		}

		private void element(Element element) {
			switch (element.getTagName()) {
			case "head", "script", "style" -> {
				// says nothing to a reader
			}
			case "h1" -> heading(element, Style.TITLE);
			case "h2" -> heading(element, Style.HEADING);
			case "h3", "h4", "h5" -> heading(element, Style.SUBHEADING);
			case "p" -> block(element, true);
			case "ul", "ol" -> list(element);
			case "dl" -> definitions(element);
			case "table" -> table(element);
			case "pre" -> preformatted(element);
			case "br" -> text.append('\n');
			case "b", "strong" -> span(element, Style.BOLD, null);
			case "i", "em" -> span(element, Style.ITALIC, null);
			case "code", "kbd" -> span(element, Style.CODE, null);
			case "a" -> span(element, Style.LINK, address.apply(element.getAttribute("href")));
			case "img" -> picture(element);
			default -> children(element);
			}
		}

		private void heading(Element element, Style style) {
			newLine();
			space(2);
			int start = text.length();
			children(element);
			spans.add(new Span(start, text.length() - start, style, null));
			newLine();
		}

		private void block(Element element, boolean gap) {
			newLine();
			if (gap) {
				space(1);
			}
			lines.add(new Line(text.length(), indent, 0, 0));
			children(element);
			trimEnd();
			newLine();
		}

		private void list(Element element) {
			indent++;
			int number = 1;
			for (var item = element.getFirstChild(); item != null; item = item.getNextSibling()) {
				if (item instanceof Element li) {
					newLine();
					lines.add(new Line(text.length(), indent, 0, 0));
					text.append(element.getTagName().equals("ol") ? number++ + ".  " : "\u2022  ");
					children(li);
					trimEnd();
				}
			}
			newLine();
			indent--;
		}

		private void definitions(Element element) {
			for (var item = element.getFirstChild(); item != null; item = item.getNextSibling()) {
				if (item instanceof Element part) {
					var meaning = part.getTagName().equals("dd");
					indent += meaning ? 2 : 0;
					block(part, !meaning);
					indent -= meaning ? 2 : 0;
				}
			}
		}

		private void table(Element element) {
			newLine();
			space(1);
			tables++;
			rows(element);
		}

		private void rows(Element parent) {
			for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
				if (node instanceof Element row) {
					if (row.getTagName().equals("tr")) {
						row(row);
					} else {
						rows(row);
					}
				}
			}
		}

		private void row(Element row) {
			newLine();
			int start = text.length();
			int columns = 0;
			var head = false;
			for (var node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
				if (node instanceof Element cell) {
					if (columns++ > 0) {
						text.append('\t');
					}
					head |= cell.getTagName().equals("th");
					children(cell);
					trimEnd();
				}
			}
			lines.add(new Line(start, 0, columns, tables));
			if (head) {
				spans.add(new Span(start, text.length() - start, Style.BOLD, null));
			}
			newLine();
		}

		private void preformatted(Element element) {
			newLine();
			space(1);
			indent++;
			verbatim = true;
			int start = text.length();
			children(element);
			verbatim = false;
			trimEnd();
			for (int line = start; line >= start && line < text.length(); line = text.indexOf("\n", line) + 1) {
				lines.add(new Line(line, indent, 0, 0));
				if (text.indexOf("\n", line) < 0) {
					break;
				}
			}
			spans.add(new Span(start, text.length() - start, Style.CODE, null));
			indent--;
			newLine();
		}

		private void span(Element element, Style style, String target) {
			int start = text.length();
			children(element);
			spans.add(new Span(start, text.length() - start, style, target));
		}

		private void picture(Element element) {
			newLine();
			space(1);
			spans.add(new Span(text.length(), 1, Style.PICTURE, address.apply(element.getAttribute("src"))));
			text.append("\uFFFC\n");
		}

		private void newLine() {
			if (!atStart()) {
				trimEnd();
				text.append('\n');
			}
		}

		private void space(int height) {
			if (!text.isEmpty()) {
				gaps.add(new Gap(text.length(), height));
			}
		}

		private void trimEnd() {
			while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
				text.setLength(text.length() - 1);
			}
		}
	}
}
