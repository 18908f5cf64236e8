// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.osgi.framework.Bundle;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What the {@code plugin.xml} of a bundle says, whether the platform knows it or not. */
public final class Declared {
	/** Namespaces of the points that a plug-in of Kirchhoff extends. */
	public static final List<String> NAMESPACES = List.of("dev.kirchhoff.api", "dev.kirchhoff.diagram");

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
			var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler()); // the default one prints
			var extensions = builder.parse(in).getElementsByTagName("extension");
			var points = new TreeSet<String>();
			for (int i = 0; i < extensions.getLength(); i++) {
				points.add(((Element) extensions.item(i)).getAttribute("point"));
			}
			return points.stream().filter(Declared::isOurs).toList();
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
