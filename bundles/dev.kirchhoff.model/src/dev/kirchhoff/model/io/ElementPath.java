// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.util.List;
import java.util.Objects;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.internal.Keys;
import dev.kirchhoff.model.internal.Names;
import dev.kirchhoff.model.internal.PathSearch;
import dev.kirchhoff.model.internal.Values;

/**
 * Where something is in a project, as people write it: {@code arrays/a1/rows}, {@code devices/tio2/gMax}.
 *
 * <p>Segments are names of features and keys of elements: the name, else the id, else the type or its last part, else the
 * position counted from 0. What may be left out:
 * <ul>
 * <li>{@code parameters}: {@code devices/tio2/gMax} is a parameter of the device, there or not yet there;
 * <li>the feature, where the key alone is unambiguous: {@code tio2/gMax}, and in an experiment {@code train/epochs};
 * <li>the way down the hardware: {@code arrays/a1} also finds an array inside a tile.
 * </ul>
 * A path may go through a reference ({@code mapping/weightRange} from an experiment) and into a library that the project
 * refers to. From an experiment, what is not found there is looked for in the project.
 */
public final class ElementPath {
	private ElementPath() {
	}

	/**
	 * What a path leads to: an element alone, a feature of it, or a parameter of it, which need not exist.
	 *
	 * @param owner     the element
	 * @param feature   its feature, or null
	 * @param parameter the parameter's name, or null
	 */
	public record Target(EObject owner, EStructuralFeature feature, String parameter) {
		public Target {
			Objects.requireNonNull(owner);
		}

		/** The element, the feature's value, or the parameter's text (null if it is not given). */
		public Object value() {
			if (parameter != null) {
				return ElementPath.parameter((Typed) owner, parameter).map(Parameter::getValue).orElse(null);
			}
			return feature == null ? owner : owner.eGet(feature);
		}

		/** The value as it would be written into a path assignment; null where there is none. */
		public String text() {
			return switch (value()) {
				case null -> null;
				case EObject element -> Names.name(element);
				case List<?> many -> String.join(",", many.stream().map(String::valueOf).toList());
				case Object one when feature instanceof EAttribute attribute -> EcoreUtil.convertToString(attribute.getEAttributeType(), one);
				case Object one -> one.toString();
			};
		}

		/** The canonical path of this target. */
		public String path() {
			var at = ElementPath.path(owner);
			var last = parameter != null ? parameterSegments(owner, parameter) : feature == null ? "" : feature.getName();
			return at.isEmpty() ? last : last.isEmpty() ? at : at + "/" + last;
		}
	}

	/** The path of an element from the root of its file; empty for the root. {@link #find} leads back to it. */
	public static String path(EObject element) {
		var container = element.eContainer();
		if (container == null) {
			return "";
		}
		var above = path(container);
		var segments = element instanceof Parameter parameter && container instanceof Typed owner && Names.given(parameter.getName())
				&& parameter(owner, parameter.getName()).orElse(null) == parameter ? parameterSegments(owner, parameter.getName()) : segments(element);
		return above.isEmpty() ? segments : above + "/" + segments;
	}

	private static String segments(EObject element) {
		var feature = element.eContainingFeature();
		return feature.isMany() ? feature.getName() + "/" + Keys.key(element) : feature.getName();
	}

	private static String parameterSegments(EObject owner, String name) {
		return owner.eClass().getEStructuralFeature(name) == null && name.indexOf('/') < 0 ? name : "parameters/" + name;
	}

	/** Follows a path from a project, an experiment or any other element. */
	public static Target find(EObject from, String path) {
		return new PathSearch(path, false).find(from);
	}

	/** The value a path leads to; see {@link Target#value()}. */
	public static Object get(EObject from, String path) {
		return find(from, path).value();
	}

	/**
	 * Sets what a path leads to. A parameter that is not there is made; a reference is given by name or id; an empty value
	 * takes a parameter or a reference away; a list is separated by commas. Set it in a {@link ProjectFiles#copy}, if the
	 * original is to stay.
	 *
	 * @throws ElementPathException if the path leads nowhere or the value does not fit; nothing is changed then
	 */
	public static void set(EObject from, String path, String value) {
		change(from, new PathSearch(path, true).find(from), path, value).run();
	}

	/**
	 * Whether {@link #set} would work; changes nothing.
	 *
	 * @throws ElementPathException if not
	 */
	public static void check(EObject from, String path, String value) {
		change(from, find(from, path), path, value);
	}

	private static Runnable change(EObject from, Target target, String path, String value) {
		if (target.parameter() != null) {
			return () -> setParameter((Typed) target.owner(), target.parameter(), value);
		}
		return switch (target.feature()) {
			case null -> throw new ElementPathException(path, "is " + Names.aKind(target.owner().eClass()) + ", not a value", "go on to one of its parts: "
					+ String.join(", ", PathSearch.settable(target.owner())));
			case EAttribute attribute -> setAttribute(target.owner(), attribute, path, value);
			case EReference reference -> setReference(from, target.owner(), reference, path, value);
			default -> throw new IllegalStateException("a feature is an attribute or a reference");
		};
	}

	/** The parameter of that name. */
	public static java.util.Optional<Parameter> parameter(Typed owner, String name) {
		return owner.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).findFirst();
	}

	private static void setParameter(Typed owner, String name, String value) {
		var there = parameter(owner, name);
		if (value.isEmpty()) {
			there.ifPresent(owner.getParameters()::remove);
		} else if (there.isPresent()) {
			there.get().setValue(value);
		} else {
			var made = KirchhoffFactory.eINSTANCE.createParameter();
			made.setName(name);
			made.setValue(value);
			owner.getParameters().add(made);
		}
	}

	private static Runnable setAttribute(EObject owner, EAttribute attribute, String path, String value) {
		if (attribute.isMany()) {
			@SuppressWarnings("unchecked")
			var list = (EList<Object>) owner.eGet(attribute);
			return () -> {
				list.clear();
				list.addAll(value.isBlank() ? List.of() : List.of(value.trim().split("\\s*,\\s*")));
			};
		}
		try {
			var isText = attribute.getEAttributeType().getInstanceClass() == String.class;
			var read = Values.read(attribute.getEAttributeType(), isText ? value : value.trim());
			return () -> owner.eSet(attribute, read);
		} catch (IllegalArgumentException unfit) {
			throw new ElementPathException(path, unfit.getMessage(), Values.mend(value, attribute.getEAttributeType()));
		}
	}

	private static Runnable setReference(EObject from, EObject owner, EReference reference, String path, String value) {
		if (reference.isContainment() || reference.isMany()) {
			throw new ElementPathException(path, "holds elements, not a value", "go on to one of them");
		}
		if (value.isEmpty()) {
			return () -> owner.eUnset(reference);
		}
		var candidates = PathSearch.candidates(owner, from, reference.getEReferenceType());
		var exact = candidates.stream().filter(candidate -> Keys.matches(candidate, value)).toList();
		if (exact.isEmpty()) {
			throw new ElementPathException(path, "there is no " + Names.kind(reference.getEReferenceType()) + " '" + value + "'",
					Names.mend(value, candidates.stream().map(Names::name).filter(Objects::nonNull).toList(), "add one"));
		}
		var nearest = PathSearch.nearest(owner, exact);
		if (nearest.size() > 1) {
			throw new ElementPathException(path, "'" + value + "' may be any of " + String.join(", ", nearest.stream().map(ElementPath::path).toList()),
					"give its id (" + String.join(", ", nearest.stream().map(e -> ((NamedElement) e).getId()).filter(Objects::nonNull).toList()) + ")");
		}
		return () -> owner.eSet(reference, nearest.getFirst());
	}
}
