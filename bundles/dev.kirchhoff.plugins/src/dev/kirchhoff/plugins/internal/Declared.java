// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.osgi.framework.Bundle;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import dev.kirchhoff.plan.Kind;

/** What the {@code plugin.xml} of a bundle says, whether the platform knows it or not. */
public final class Declared {
	/** Namespaces of the points that a plug-in of Kirchhoff extends. */
	public static final List<String> NAMESPACES = List.of("dev.kirchhoff.api", "dev.kirchhoff.diagram");

	private static final String POINT = "point";

	private Declared() {
	}

	/** Whether it is a full id of a point that makes a bundle a plug-in of Kirchhoff. */
	public static boolean isOurs(String point) {
		return point.contains(".") && NAMESPACES.contains(point.substring(0, point.lastIndexOf('.')));
	}

	/**
	 * Points of Kirchhoff that a bundle wants to extend.
	 *
	 * @throws IOException if there is a file that cannot be read
	 */
	public static List<String> points(Bundle bundle) throws IOException {
		var file = bundle.getEntry("plugin.xml");
		if (file == null) {
			return List.of();
		}
		try (var in = file.openStream()) {
			var points = new TreeSet<String>();
			ours(in).forEach(extension -> points.add(extension.getAttribute(POINT)));
			return List.copyOf(points);
		}
	}

	/**
	 * Types in a {@code plugin.xml}, whether they can be used or not, by their kind's name for people.
	 *
	 * @throws IOException if it cannot be read
	 */
	public static SortedMap<String, List<String>> types(InputStream in) throws IOException {
		var types = new TreeMap<String, List<String>>();
		for (var extension : ours(in)) {
			var kind = Arrays.stream(Kind.values()).filter(one -> one.point().equals(extension.getAttribute(POINT))).findFirst();
			if (kind.isPresent()) {
				var elements = extension.getElementsByTagName(kind.get().element());
				for (int i = 0; i < elements.getLength(); i++) {
					types.computeIfAbsent(kind.get().label(), _ -> new ArrayList<>()).add(((Element) elements.item(i)).getAttribute("id"));
				}
			}
		}
		return types;
	}

	private static List<Element> ours(InputStream in) throws IOException {
		try {
			var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler()); // the default one prints
			var extensions = builder.parse(in).getElementsByTagName("extension");
			return IntStream.range(0, extensions.getLength()).mapToObj(i -> (Element) extensions.item(i)).filter(extension -> isOurs(extension.getAttribute(POINT))).toList();
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
