// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.io.ByteArrayInputStream;
import java.util.List;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.kirchhoff.model.io.KirchhoffResource;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;

/** Looks at a file up to its root element, before anything trusts it: is it ours, of which version, and has it a document type? */
public final class Prolog {
	/** Namespaces of all formats begin so. */
	public static final String NAMESPACE = "https://kirchhoff.dev/model/";

	private static final List<String> ROOTS = List.of("Project", "Library");

	private final String file;

	private Prolog(String file) {
		this.file = file;
	}

	/** The format version; an exception if the file is not ours or is newer than this program. */
	public static int version(String file, byte[] bytes) throws ProjectFileException {
		return new Prolog(file).version(bytes);
	}

	private int version(byte[] bytes) throws ProjectFileException {
		if (new String(bytes, 0, Math.min(bytes.length, 4096), java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
			throw problem("", "is empty", "go back to an earlier copy of it, or make a new project");
		}
		var factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
			try {
				while (reader.next() != XMLStreamConstants.START_ELEMENT) {
					if (reader.getEventType() == XMLStreamConstants.DTD) {
						throw problem(place(reader.getLocation()), "has a document type (<!DOCTYPE ...>), which could pull in other files",
								"remove it; a Kirchhoff file needs none");
					}
				}
				return version(reader);
			} finally {
				reader.close();
			}
		} catch (XMLStreamException broken) {
			throw SecureXml.broken(file, broken);
		}
	}

	private int version(XMLStreamReader root) throws ProjectFileException {
		var place = place(root.getLocation());
		var namespace = root.getNamespaceURI();
		if (namespace == null || !namespace.startsWith(NAMESPACE)) {
			throw problem(place, "is not a Kirchhoff file: its root element is <" + root.getLocalName() + ">",
					"a Kirchhoff file starts with <kirchhoff:Project xmlns:kirchhoff=\"" + NAMESPACE + KirchhoffResource.VERSION + "\" ...>");
		}
		var text = root.getAttributeValue("", "version");
		if (text == null) {
			throw problem(place, "does not say of which format version it is", "add version=\"" + KirchhoffResource.VERSION + "\" to its root element");
		}
		var version = Math.max(number(place, text), number(place, namespace.substring(NAMESPACE.length())));
		if (version > KirchhoffResource.VERSION) {
			throw problem(place, "has format version " + version + ", but this Kirchhoff reads versions up to " + KirchhoffResource.VERSION,
					"update Kirchhoff, or save the file as version " + KirchhoffResource.VERSION + " where it was made");
		}
		if (!ROOTS.contains(root.getLocalName())) {
			throw problem(place, "has the root element <" + root.getLocalName() + ">", Names.mend(root.getLocalName(), ROOTS, ""));
		}
		return number(place, text);
	}

	private int number(String place, String text) throws ProjectFileException {
		if (!text.matches("\\d{1,8}")) {
			throw problem(place, "has the format version '" + text + "', which is not a whole number",
					"write version=\"" + KirchhoffResource.VERSION + "\"");
		}
		return Integer.parseInt(text);
	}

	private static String place(Location location) {
		return location.getLineNumber() + ":" + location.getColumnNumber();
	}

	private ProjectFileException problem(String place, String what, String mend) {
		return new ProjectFileException(Problem.error(file, place, what, mend));
	}
}
