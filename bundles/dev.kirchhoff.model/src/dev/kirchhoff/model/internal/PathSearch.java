// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.io.ElementPath.Target;
import dev.kirchhoff.model.io.ElementPathException;

/** One walk along an element path. The rules are in {@link dev.kirchhoff.model.io.ElementPath}. */
public final class PathSearch {
	private final String path;
	private final List<String> segments;
	private final boolean create;

	/** @param create whether a missing single child (the scheme of a mapping) is made on the way */
	public PathSearch(String path, boolean create) {
		this.path = path;
		this.segments = Stream.of(path.split("/")).map(String::trim).filter(segment -> !segment.isEmpty()).toList();
		this.create = create;
	}

	public Target find(EObject from) {
		if (segments.isEmpty()) {
			return new Target(from, null, null);
		}
		var root = EcoreUtil.getRootContainer(from);
		if (from instanceof Experiment && root != from && !startsIn(from, segments.getFirst()) && startsIn(root, segments.getFirst())) {
			return walk(root, 0);
		}
		return walk(from, 0);
	}

	/** Whether the first segment means something here, so that a fault further on is this element's to report. */
	private static boolean startsIn(EObject element, String segment) {
		return feature(element, segment) != null || !Keys.best(element.eContents(), segment).isEmpty()
				|| element.eContainer() == null && !Keys.best(everywhere(element), segment).isEmpty();
	}

	private Target walk(EObject at, int index) {
		if (index == segments.size()) {
			return at instanceof Parameter parameter && at.eContainer() instanceof Typed owner && Names.given(parameter.getName())
					? new Target(owner, null, parameter.getName()) : new Target(at, null, null);
		}
		var segment = segments.get(index);
		var isLast = index == segments.size() - 1;
		var feature = feature(at, segment);
		if (feature != null) {
			return isLast ? last(at, feature) : into(at, feature, index + 1);
		}
		if (isLast && at instanceof Typed) {
			return new Target(at, null, segment);
		}
		var child = one(Keys.best(at.eContents(), segment), segment);
		if (child == null && at.eContainer() == null) {
			child = one(Keys.best(everywhere(at), segment), segment);
		}
		if (child == null) {
			throw unknown(at, segment);
		}
		return walk(child, index + 1);
	}

	/** A single child is meant itself; anything else is the feature's value. */
	private static Target last(EObject at, EStructuralFeature feature) {
		var isChild = feature instanceof EReference reference && reference.isContainment() && !reference.isMany();
		return isChild && at.eGet(feature) instanceof EObject child ? new Target(child, null, null) : new Target(at, feature, null);
	}

	private Target into(EObject at, EStructuralFeature feature, int index) {
		if (!(feature instanceof EReference reference)) {
			throw new ElementPathException(path, "'" + feature.getName() + "' of " + Names.of(at) + " is a value, nothing comes after it",
					"end the path with '" + feature.getName() + "'");
		}
		if (!reference.isMany()) {
			var next = (EObject) at.eGet(reference);
			if (next == null && create && reference.isContainment()) {
				return into(at, reference, EcoreUtil.create(reference.getEReferenceType()), index);
			}
			if (next == null) {
				throw new ElementPathException(path, Names.of(at) + " has no " + reference.getName(), "set it first");
			}
			return walk(next, index);
		}
		if (reference.getEReferenceType().getName().equals("Parameter")) {
			return parameter((Typed) at, index);
		}
		return walk(element(at, reference, segments.get(index)), index + 1);
	}

	private Target into(EObject at, EReference reference, EObject made, int index) {
		at.eSet(reference, made);
		try {
			return walk(made, index);
		} catch (ElementPathException wrong) {
			at.eUnset(reference);
			throw wrong;
		}
	}

	private Target parameter(Typed owner, int index) {
		var name = segments.get(index);
		if (name.matches("\\d+") && Integer.parseInt(name) < owner.getParameters().size()) {
			return walk(owner.getParameters().get(Integer.parseInt(name)), index + 1);
		}
		if (index < segments.size() - 1) {
			throw new ElementPathException(path, "'" + name + "' of " + Names.of(owner) + " is a parameter, nothing comes after it",
					"end the path with '" + name + "'");
		}
		return new Target(owner, null, name);
	}

	private EObject element(EObject at, EReference reference, String key) {
		@SuppressWarnings("unchecked")
		var here = (List<EObject>) at.eGet(reference);
		var found = one(Keys.best(here, key), key);
		if (found == null && key.matches("\\d{1,9}") && Integer.parseInt(key) < here.size()) {
			found = here.get(Integer.parseInt(key));
		}
		if (found == null && at.eContainer() == null) {
			found = one(Keys.best(ofType(everywhere(at), reference.getEReferenceType()), key), key);
		}
		if (found != null) {
			return found;
		}
		var known = at.eContainer() == null ? ofType(everywhere(at), reference.getEReferenceType()) : here;
		throw new ElementPathException(path, Names.of(at) + " has no " + Names.kind(reference.getEReferenceType()) + " '" + key + "'",
				Names.mend(key, known.stream().map(Names::name).filter(Objects::nonNull).toList(), "it has none at all"));
	}

	private <T extends EObject> T one(List<T> found, String key) {
		if (found.size() > 1) {
			throw new ElementPathException(path, "'" + key + "' may be any of "
					+ String.join(", ", found.stream().map(dev.kirchhoff.model.io.ElementPath::path).limit(5).toList()), "write one of these");
		}
		return found.isEmpty() ? null : found.getFirst();
	}

	private ElementPathException unknown(EObject at, String segment) {
		var known = new LinkedHashSet<>(settable(at));
		at.eContents().stream().map(Names::name).filter(Objects::nonNull).forEach(known::add);
		if (at instanceof Typed typed) {
			typed.getParameters().stream().map(Parameter::getName).filter(Objects::nonNull).forEach(known::add);
		}
		return new ElementPathException(path, Names.of(at) + " has no '" + segment + "'", Names.mend(segment, known, ""));
	}

	/** The features a path may name. */
	public static List<String> settable(EObject element) {
		return element.eClass().getEAllStructuralFeatures().stream().filter(feature -> !feature.isTransient())
				.map(EStructuralFeature::getName).toList();
	}

	private static EStructuralFeature feature(EObject element, String name) {
		var feature = element.eClass().getEStructuralFeature(name);
		return feature == null || feature.isTransient() ? null : feature;
	}

	/** Elements a reference of the owner may point to: its file's and those of the libraries the file refers to. */
	public static List<EObject> candidates(EObject owner, EObject from, EClass type) {
		var all = new LinkedHashSet<EObject>(ofType(everywhere(EcoreUtil.getRootContainer(owner)), type));
		all.addAll(ofType(everywhere(EcoreUtil.getRootContainer(from)), type));
		return List.copyOf(all);
	}

	/** Those that share the closest common container with the owner. */
	public static List<EObject> nearest(EObject owner, Collection<EObject> elements) {
		for (var above = owner; above != null; above = above.eContainer()) {
			var scope = above;
			var inside = elements.stream().filter(element -> EcoreUtil.isAncestor(scope, element)).toList();
			if (!inside.isEmpty()) {
				return inside;
			}
		}
		return List.copyOf(elements);
	}

	private static List<EObject> ofType(List<EObject> elements, EClass type) {
		return elements.stream().filter(type::isInstance).toList();
	}

	/** Elements below a root and below the libraries in its set; another project in the set is none of its business. */
	private static List<EObject> everywhere(EObject root) {
		var elements = new ArrayList<EObject>();
		add(root, elements);
		var set = root.eResource() == null ? null : root.eResource().getResourceSet();
		if (set != null) {
			for (Resource other : List.copyOf(set.getResources())) {
				if (other != root.eResource()) {
					other.getContents().stream().filter(library -> !(library instanceof Project)).forEach(library -> add(library, elements));
				}
			}
		}
		return elements;
	}

	private static void add(EObject root, List<EObject> elements) {
		for (var all = EcoreUtil.<EObject>getAllContents(root, false); all.hasNext();) {
			var element = all.next();
			if (!(element instanceof Parameter)) {
				elements.add(element);
			}
		}
	}
}
