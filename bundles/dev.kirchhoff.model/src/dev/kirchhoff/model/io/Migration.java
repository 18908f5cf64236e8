// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import org.w3c.dom.Document;

/** Lifts a file by one format version, on its XML, before the metamodel of today sees it. */
public interface Migration {
	/** The version it reads; it writes the next one. */
	int from();

	/** Changes the document in place. The namespace and the version attribute of the root are already those of the next version. */
	void migrate(Document document);
}
