// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.net.URL;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;

/** All notation files that are installed, read once. */
public interface Notation {
	/**
	 * A kind of diagram or table.
	 *
	 * @param name   as the command line knows it: {@code hardware}
	 * @param domain of elements it can be of
	 */
	record Description(String name, String label, String documentation, EClass domain, boolean table) {
	}

	/** Everything wrong with the files. */
	List<Fault> faults();

	List<Description> descriptions();

	/** Those that can be of an element. */
	List<Description> of(EObject element);

	/** @throws IllegalArgumentException if there is no such diagram of such an element */
	Diagram diagram(String name, EObject target);

	/** @throws IllegalArgumentException if there is no such table of such an element */
	Table table(String name, EObject target);

	/** A picture of a notation's bundle; of {@code x.png} the drawing {@code x.svg} beside it, which stays sharp, if there is one. */
	Optional<URL> picture(String path);
}
