// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.nio.file.Path;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

/** How files are shown to people: relative to the working directory when they are in it. */
public final class FileNames {
	private FileNames() {
	}

	public static String of(URI uri) {
		if (uri == null) {
			return "";
		}
		if (uri.isPlatform()) {
			return uri.toPlatformString(true);
		}
		return uri.isFile() ? of(Path.of(uri.toFileString())) : uri.toString();
	}

	public static String of(Path path) {
		var here = Path.of("").toAbsolutePath();
		var full = path.toAbsolutePath().normalize();
		return (full.startsWith(here) && !full.equals(here) ? here.relativize(full) : full).toString();
	}

	public static String of(Resource resource) {
		return resource == null ? "" : of(resource.getURI());
	}

	public static String of(EObject element) {
		return of(element.eResource());
	}
}
