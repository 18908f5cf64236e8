// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import dev.kirchhoff.model.io.KirchhoffResource;
import dev.kirchhoff.model.io.Migration;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;

/** The way from any older file format to today's, one version at a time. */
public final class Migrations {
	private static final List<Migration> STEPS = List.of(new Version0());

	private Migrations() {
	}

	/** The same file in today's format. */
	public static byte[] migrate(String file, byte[] bytes, int version) throws ProjectFileException {
		try {
			var document = parser().parse(new ByteArrayInputStream(bytes));
			for (var at = version; at < KirchhoffResource.VERSION; at++) {
				lift(document, at + 1);
				step(file, at).migrate(document);
			}
			var out = new ByteArrayOutputStream();
			TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
			return out.toByteArray();
		} catch (SAXException | IOException broken) {
			throw broken instanceof ProjectFileException ours ? ours : SecureXml.broken(file, broken);
		} catch (ParserConfigurationException | TransformerException impossible) {
			throw new IllegalStateException("the XML parser of this Java does not know what it must", impossible);
		}
	}

	private static Migration step(String file, int version) throws ProjectFileException {
		return STEPS.stream().filter(step -> step.from() == version).findFirst()
				.orElseThrow(() -> new ProjectFileException(Problem.error(file, "", "has the unknown format version " + version,
						"write version=\"" + KirchhoffResource.VERSION + "\"")));
	}

	private static void lift(Document document, int version) {
		var root = document.getDocumentElement();
		var old = root.getNamespaceURI();
		var now = Prolog.NAMESPACE + version;
		var attributes = root.getAttributes();
		for (var i = 0; i < attributes.getLength(); i++) {
			var attribute = attributes.item(i);
			if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()) && attribute.getNodeValue().equals(old)) {
				attribute.setNodeValue(now);
			}
		}
		document.renameNode(root, now, root.getNodeName());
		document.getDocumentElement().setAttribute("version", Integer.toString(version));
	}

	private static DocumentBuilder parser() throws ParserConfigurationException {
		var factory = DocumentBuilderFactory.newDefaultInstance();
		factory.setNamespaceAware(true);
		for (var feature : SecureXml.FEATURES.entrySet()) {
			factory.setFeature(feature.getKey(), feature.getValue());
		}
		SecureXml.LIMITS.forEach(factory::setAttribute);
		var parser = factory.newDocumentBuilder();
		parser.setErrorHandler(new Strict());
		return parser;
	}

	/** Without it, the JDK prints errors to the console as well. */
	private static final class Strict implements ErrorHandler {
		@Override
		public void warning(SAXParseException warning) {
			// none concerns a file without a document type
		}

		@Override
		public void error(SAXParseException error) throws SAXException {
			throw error;
		}

		@Override
		public void fatalError(SAXParseException error) throws SAXException {
			throw error;
		}
	}
}
