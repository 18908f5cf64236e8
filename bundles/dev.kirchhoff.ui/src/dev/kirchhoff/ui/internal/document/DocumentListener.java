// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.util.Set;

import org.eclipse.emf.ecore.EObject;

/** Told of documents, on the display's thread. */
public interface DocumentListener {
	/**
	 * Elements have changed; told once for what belongs together.
	 *
	 * @param elements whose features have changed
	 */
	default void changed(ProjectDocument document, Set<EObject> elements) {
	}

	/** The document has other elements now: it was read, or read again. */
	default void reloaded(ProjectDocument document) {
	}

	/** There is something to save, or no more. */
	default void dirtyChanged(ProjectDocument document) {
	}

	/** Its problems are known anew. */
	default void checked(ProjectDocument document) {
	}

	/** The file is somewhere else now. */
	default void moved(ProjectDocument document) {
	}

	/** The file is gone, or nobody needs the document any more. */
	default void closed(ProjectDocument document) {
	}
}
