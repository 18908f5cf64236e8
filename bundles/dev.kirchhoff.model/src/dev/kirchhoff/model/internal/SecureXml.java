// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import org.xml.sax.SAXParseException;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;

/** What every XML parser of this bundle is told: no document type, no entities, no deep nesting, no network. */
public final class SecureXml {
	/** SAX features, also known to the DOM parser. */
	public static final Map<String, Boolean> FEATURES = Map.of(
			"http://apache.org/xml/features/disallow-doctype-decl", true,
			"http://xml.org/sax/features/external-general-entities", false,
			"http://xml.org/sax/features/external-parameter-entities", false,
			"http://apache.org/xml/features/nonvalidating/load-external-dtd", false);

	/** SAX properties. No model is nested deeper than a dozen elements. */
	public static final Map<String, Object> LIMITS = Map.of("jdk.xml.maxElementDepth", "100");

	private static final String MEND = "correct the file at this place, or go back to an earlier copy of it";

	private SecureXml() {
	}

	/** What broke the parser, with line and column if it knows them. */
	public static ProjectFileException broken(String file, Exception broken) {
		for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
			if (cause instanceof SAXParseException parse) {
				return malformed(file, parse.getLineNumber(), parse.getColumnNumber(), parse.getMessage(), broken);
			}
			if (cause instanceof XMLStreamException stream && stream.getLocation() != null) {
				var at = stream.getLocation();
				return malformed(file, at.getLineNumber(), at.getColumnNumber(), stream.getMessage(), broken);
			}
			if (cause instanceof CharConversionException) {
				return new ProjectFileException(Problem.error(file, "", "is not text in the encoding that it declares", MEND), broken);
			}
		}
		return new ProjectFileException(Problem.error(file, "", "cannot be read: " + broken.getMessage(), MEND), broken);
	}

	/** I/O trouble is passed on, broken XML is made readable. */
	public static IOException broken(String file, IOException broken) {
		return broken(file, (Exception) broken);
	}

	private static ProjectFileException malformed(String file, int line, int column, String message, Exception cause) {
		var text = message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + "Message: ".length());
		text = text.replaceFirst("^JAXP\\d+: ", "").replaceAll("\\s+", " ").replaceFirst("\\.$", "");
		return new ProjectFileException(Problem.error(file, line + ":" + column, "is not well-formed XML: " + text, MEND), cause);
	}
}
