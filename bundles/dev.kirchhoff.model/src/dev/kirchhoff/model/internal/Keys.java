// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;

/** How an element is told from its siblings in a path: by name, id, type, last part of the type, or position. */
public final class Keys {
	private Keys() {
	}

	/** Whether an element may be called so; positions aside. */
	public static boolean matches(EObject element, String key) {
		return strength(element, key) > 0;
	}

	/** Siblings or others that a key may mean: those whose name it is, else those whose id it is, and so on. */
	public static <T extends EObject> List<T> best(List<T> elements, String key) {
		var best = elements.stream().mapToInt(element -> strength(element, key)).max().orElse(0);
		return best == 0 ? List.of() : elements.stream().filter(element -> strength(element, key) == best).toList();
	}

	private static int strength(EObject element, String key) {
		if (element instanceof Parameter parameter) {
			return key.equals(parameter.getName()) ? 4 : 0;
		}
		if (element instanceof NamedElement named) {
			if (key.equals(named.getName())) {
				return 4;
			}
			if (key.equals(named.getId())) {
				return 3;
			}
		}
		if (element instanceof Typed typed && typed.getType() != null) {
			return key.equals(typed.getType()) ? 2 : key.equals(last(typed.getType())) ? 1 : 0;
		}
		return 0;
	}

	/** The key that leads from the parent to this element and to no other; its position if there is none. */
	static String unique(EObject element, List<? extends EObject> siblings) {
		Predicate<String> leadsHere = key -> Names.given(key) && key.indexOf('/') < 0 && !key.matches("\\d+") && only(siblings, key, element);
		if (element instanceof Parameter parameter && leadsHere.test(parameter.getName())) {
			return parameter.getName();
		}
		if (element instanceof NamedElement named) {
			if (leadsHere.test(named.getName())) {
				return named.getName();
			}
			if (leadsHere.test(named.getId())) {
				return named.getId();
			}
		}
		if (element instanceof Typed typed && typed.getType() != null) {
			if (leadsHere.test(last(typed.getType()))) {
				return last(typed.getType());
			}
			if (leadsHere.test(typed.getType())) {
				return typed.getType();
			}
		}
		return Integer.toString(siblings.indexOf(element));
	}

	/** The key of an element in its many-valued containing feature. */
	public static String key(EObject element) {
		@SuppressWarnings("unchecked")
		var siblings = (List<EObject>) element.eContainer().eGet(element.eContainingFeature());
		return unique(element, siblings);
	}

	private static boolean only(List<? extends EObject> siblings, String key, EObject element) {
		var best = best(siblings, key);
		return best.size() == 1 && best.getFirst() == element;
	}

	private static String last(String type) {
		return type.substring(type.lastIndexOf('.') + 1);
	}
}
