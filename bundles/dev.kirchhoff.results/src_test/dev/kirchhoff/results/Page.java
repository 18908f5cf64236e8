// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A report as a test reads it: parsed strictly as XML. */
record Page(String text, Document document) {
	static Page read(Path file) {
		try {
			var text = Files.readString(file);
			return new Page(text, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
		} catch (IOException | SAXException | ParserConfigurationException e) {
			throw new AssertionError(file + " is not well-formed", e);
		}
	}

	List<Element> all(String tag) {
		return all(document.getDocumentElement(), tag);
	}

	static List<Element> all(Element root, String tag) {
		var nodes = root.getElementsByTagName(tag);
		var elements = new ArrayList<Element>();
		for (int k = 0; k < nodes.getLength(); k++) {
			elements.add((Element) nodes.item(k));
		}
		return elements;
	}

	/** All text of elements of a class. */
	List<String> ofClass(String tag, String name) {
		return all(tag).stream().filter(element -> List.of(element.getAttribute("class").split(" ")).contains(name)).map(Element::getTextContent).toList();
	}
}
