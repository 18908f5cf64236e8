// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.KirchhoffResource;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;

/** Follows every reference out of a file, loads the libraries that it names, and says which lead nowhere. */
public final class References {
	private final List<Problem> problems = new ArrayList<>();
	private final Map<URI, Boolean> libraries = new LinkedHashMap<>();
	private final Set<Resource> seen = new HashSet<>();
	private final ArrayDeque<Resource> open = new ArrayDeque<>();

	private References() {
	}

	/** Problems of all references of this file and of the files that it leads to, and those files' own problems. */
	public static List<Problem> resolve(Resource root) {
		var run = new References();
		run.seen.add(root);
		run.open.add(root);
		while (!run.open.isEmpty()) {
			run.follow(run.open.remove());
		}
		return List.copyOf(new LinkedHashSet<>(run.problems));
	}

	private void follow(Resource resource) {
		for (var all = EcoreUtil.<EObject>getAllContents(resource, false); all.hasNext();) {
			var element = all.next();
			if (element.eIsProxy()) {
				elsewhere(resource, element);
				continue;
			}
			for (var reference : element.eClass().getEAllReferences()) {
				if (!reference.isContainment() && !reference.isTransient() && element.eGet(reference, false) instanceof InternalEObject target) {
					if (target.eIsProxy()) {
						follow(resource, element, reference, target);
					}
				}
			}
		}
	}

	private void elsewhere(Resource resource, EObject element) {
		var parent = element.eContainer();
		problems.add(Problem.error(FileNames.of(resource), path(parent, element.eContainingFeature()),
				"holds " + Names.aKind(element.eClass()) + " that is in another file",
				"write it here; only references may lead into other files"));
	}

	private void follow(Resource resource, EObject element, EReference reference, InternalEObject proxy) {
		var uri = proxy.eProxyURI();
		var file = uri.trimFragment();
		var place = path(element, reference);
		if (!libraries.computeIfAbsent(file, library -> load(resource, place, library))) {
			return;
		}
		var library = resource.getResourceSet().getResource(file, false);
		var target = uri.fragment() == null ? null : find(library, uri.fragment());
		if (target == null) {
			problems.add(dangling(FileNames.of(resource), element, reference, uri.fragment(), library));
		} else if (!reference.getEReferenceType().isInstance(target)) {
			problems.add(wrongKind(FileNames.of(resource), element, reference, target));
		} else {
			element.eGet(reference, true);
		}
	}

	/** Loads a library once; false if there is nothing to look into, which has then been reported. */
	private boolean load(Resource from, String place, URI library) {
		var set = from.getResourceSet();
		var known = set.getResource(library, false);
		if (known == null || !known.isLoaded()) {
			var missing = missing(FileNames.of(from), place, set.getURIConverter().normalize(library));
			if (missing != null) {
				problems.add(missing);
				return false;
			}
			try {
				known = set.getResource(library, true);
			} catch (WrappedException failed) {
				problems.addAll(problems(FileNames.of(library), failed));
				return false;
			}
			if (known instanceof KirchhoffResource ours) {
				problems.addAll(ours.problems());
			}
		}
		if (seen.add(known)) {
			open.add(known);
		}
		return true;
	}

	private static Problem missing(String from, String place, URI library) {
		if (!library.isFile()) {
			return library.isPlatform() ? null
					: Problem.error(from, place, "refers to '" + library + "', which is not a file", "put a copy of the library beside this file and refer to that");
		}
		var path = Path.of(library.toFileString());
		return Files.isRegularFile(path) ? null
				: Problem.error(from, place, "refers to the file '" + FileNames.of(path) + "', which does not exist", "put it there, or correct the reference");
	}

	private static List<Problem> problems(String file, WrappedException failed) {
		for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
			if (cause instanceof ProjectFileException ours) {
				return ours.problems();
			}
		}
		return List.of(Problem.error(file, "", "cannot be read: " + failed.exception().getMessage(), "check the file and its permissions"));
	}

	private static EObject find(Resource library, String fragment) {
		try {
			return library.getEObject(fragment);
		} catch (RuntimeException notAFragment) {
			return null; // EMF parses a fragment that is no id as a path, and complains in many ways if it is none
		}
	}

	/** A reference whose target is not in the file where it should be. */
	static Problem dangling(String file, EObject element, EReference reference, String id, Resource target) {
		var type = reference.getEReferenceType();
		var where = target == element.eResource() ? "this file" : "'" + FileNames.of(target) + "'";
		return Problem.error(file, path(element, reference), "refers to '" + id + "', but " + where + " has no such " + Names.kind(type),
				Names.mend(String.valueOf(id), ids(target, reference), "add one, or remove the reference"));
	}

	/** A reference to something that cannot stand there. */
	static Problem wrongKind(String file, EObject element, EStructuralFeature feature, EObject wrong) {
		var type = ((EReference) feature).getEReferenceType();
		return Problem.error(file, path(element, feature),
				(((EReference) feature).isContainment() ? "holds " : "refers to ") + Names.of(wrong) + ", which is not " + Names.aKind(type),
				((EReference) feature).isContainment() ? "move or remove it"
						: Names.choose(ids(element.eResource(), (EReference) feature), "add " + Names.aKind(type)));
	}

	private static Collection<String> ids(Resource resource, EReference reference) {
		var ids = new LinkedHashSet<String>();
		if (resource != null) {
			for (var all = EcoreUtil.<EObject>getAllContents(resource, false); all.hasNext();) {
				var element = all.next();
				var id = reference.getEReferenceType().isInstance(element) ? EcoreUtil.getID(element) : null;
				if (id != null) {
					ids.add(id);
				}
			}
		}
		return ids;
	}

	static String path(EObject element, EStructuralFeature feature) {
		var path = ElementPath.path(element);
		return path.isEmpty() ? feature.getName() : path + "/" + feature.getName();
	}
}
