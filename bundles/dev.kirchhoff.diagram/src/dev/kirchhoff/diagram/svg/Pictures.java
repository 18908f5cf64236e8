// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;

/** Pictures that a drawing contains, each of them once. What cannot be read is left out of the drawing. */
final class Pictures {
	private static final String XLINK = "http://www.w3.org/1999/xlink";

	private final Function<String, Optional<URL>> find;
	private final Map<String, Optional<String>> symbols = new LinkedHashMap<>();

	Pictures(Function<String, Optional<URL>> find) {
		this.find = find;
	}

	/** The id to {@code use} a picture by. */
	Optional<String> id(String path) {
		if (path.isEmpty()) {
			return Optional.empty();
		}
		int next = symbols.size() + 1;
		var symbol = symbols.computeIfAbsent(path, _ -> find.apply(path).flatMap(url -> symbol(url, "picture" + next)));
		return symbol.map(text -> text.substring(text.indexOf("id=\"") + 4, text.indexOf('"', text.indexOf("id=\"") + 4)));
	}

	void define(Xml xml) {
		symbols.values().forEach(symbol -> symbol.ifPresent(xml::raw));
	}

	private static Optional<String> symbol(URL url, String id) {
		try (var in = url.openStream()) {
			var bytes = in.readAllBytes();
			return Optional.of(url.getPath().endsWith(".svg") ? drawing(bytes, id) : image(bytes, id, url.getPath()));
		} catch (IOException | SAXException unreadable) {
			return Optional.empty();
		}
	}

	private static String image(byte[] bytes, String id, String path) {
		var type = path.endsWith(".gif") ? "gif" : path.endsWith(".jpg") || path.endsWith(".jpeg") ? "jpeg" : "png";
		return "<symbol id=\"" + id + "\" viewBox=\"0 0 16 16\"><image width=\"16\" height=\"16\" href=\"data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes)
				+ "\"/></symbol>";
	}

	private static String drawing(byte[] bytes, String id) throws IOException, SAXException {
		var root = parse(bytes);
		var box = root.getAttribute("viewBox");
		if (box.isEmpty()) {
			box = "0 0 " + size(root, "width") + " " + size(root, "height");
		}
		var text = new StringBuilder("<symbol id=\"" + id + "\" viewBox=\"" + Xml.escape(box) + "\">");
		var inherited = new StringBuilder();
		for (var name : new String[] { "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin" }) {
			if (root.hasAttribute(name)) {
				inherited.append(' ').append(name).append("=\"").append(Xml.escape(root.getAttribute(name))).append('"');
			}
		}
		text.append(inherited.isEmpty() ? "" : "<g" + inherited + ">");
		children(root, id, text);
		return text.append(inherited.isEmpty() ? "" : "</g>").append("</symbol>").toString();
	}

	private static String size(Element root, String name) {
		var given = root.getAttribute(name).replaceAll("[^0-9.].*$", "");
		return given.isEmpty() ? "16" : given;
	}

	private static Element parse(byte[] bytes) throws IOException, SAXException {
		try {
			var factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
			factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException("every Java platform reads XML", e);
		}
	}

	private static void children(Node parent, String prefix, StringBuilder text) {
		for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			switch (child) {
				case Element element -> element(element, prefix, text);
				case Text words when !words.getData().isBlank() -> text.append(Xml.escape(words.getData().strip()));
				default -> {
					continue;
				}
			}
		}
	}

	/** Ids, and what refers to them, are kept apart from those of other pictures. */
	private static void element(Element element, String prefix, StringBuilder text) {
		var name = element.getLocalName();
		boolean foreign = element.getNamespaceURI() != null && !element.getNamespaceURI().equals("http://www.w3.org/2000/svg");
		if (foreign || name.equals("metadata") || name.equals("script") || name.equals("title") || name.equals("desc")) {
			return;
		}
		text.append('<').append(name);
		var attributes = element.getAttributes();
		for (int i = 0; i < attributes.getLength(); i++) {
			var attribute = attributes.item(i);
			boolean own = attribute.getNamespaceURI() == null || attribute.getNamespaceURI().equals(XLINK);
			if (own && !attribute.getLocalName().startsWith("on")) {
				text.append(' ').append(attribute.getLocalName()).append("=\"").append(Xml.escape(value(attribute.getLocalName(), attribute.getNodeValue(), prefix))).append('"');
			}
		}
		text.append('>');
		children(element, prefix, text);
		text.append("</").append(name).append('>');
	}

	private static String value(String name, String value, String prefix) {
		return switch (name) {
			case "id" -> prefix + "-" + value;
			case "href" -> value.startsWith("#") ? "#" + prefix + "-" + value.substring(1) : value;
			default -> value.replace("url(#", "url(#" + prefix + "-");
		};
	}
}
