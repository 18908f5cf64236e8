// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.nio.file.Path;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ProjectFiles;

/** Where elements of a model are kept. */
public final class Places {
	private Places() {
	}

	/** What an element is called: its name, else what tells it from its siblings in a path; of a whole file that of the file. */
	public static String name(NamedElement element) {
		if (element.getName() != null && !element.getName().isBlank()) {
			return element.getName();
		}
		String path = ElementPath.path(element);
		return path.isEmpty() ? ProjectFiles.name(element).replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[^.]*$", "") : path.substring(path.lastIndexOf('/') + 1);
	}

	/** The directory that relative paths in an element are meant from. */
	public static Path directory(EObject element) {
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
