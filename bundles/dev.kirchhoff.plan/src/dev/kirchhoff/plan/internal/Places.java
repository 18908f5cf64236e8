// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.nio.file.Path;

import org.eclipse.emf.ecore.EObject;

/** Where elements of a model are kept. */
final class Places {
	private Places() {
	}

	/** The file an element is in, as people name it; empty if it is in none. */
	static String file(EObject element) {
		var resource = element.eResource();
		return resource == null || !resource.getURI().isFile() ? "" : Path.of(resource.getURI().toFileString()).getFileName().toString();
	}

	/** The directory that relative paths in an element are meant from. */
	static Path directory(EObject element) {
		var resource = element.eResource();
		var file = resource != null && resource.getURI().isFile() ? Path.of(resource.getURI().toFileString()).toAbsolutePath() : Path.of("x").toAbsolutePath();
		return file.getParent();
	}

	/** A file as seen from the element's directory, with forward slashes, if it is below it; else as it is. */
	static String relative(EObject element, Path file) {
		var directory = directory(element);
		var shown = file.startsWith(directory) ? directory.relativize(file) : file;
		return shown.toString().replace('\\', '/');
	}
}
