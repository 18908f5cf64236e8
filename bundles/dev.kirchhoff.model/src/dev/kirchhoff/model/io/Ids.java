// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.NamedElement;

/** Ids a person could have written: made once, when an element is made, from its name or kind. */
public final class Ids {
	private Ids() {
	}

	/** Gives every element of the tree that has no id, or one that the file it goes to already uses, a fresh one. */
	public static void assign(EObject tree, EObject within) {
		assign(List.of(tree), within);
	}

	/** As {@link #assign(EObject, EObject)}, for trees that go there together. */
	public static void assign(Collection<? extends EObject> trees, EObject within) {
		var taken = taken(EcoreUtil.getRootContainer(within), trees);
		var next = new HashMap<String, Integer>();
		for (var tree : trees) {
			for (var element : all(tree)) {
				if (element instanceof NamedElement named && (named.getId() == null || !taken.add(named.getId()))) {
					named.setId(fresh(taken, next, named.getName() == null ? kind(named) : named.getName()));
					taken.add(named.getId());
				}
			}
		}
	}

	private static String kind(NamedElement element) {
		return element.eClass().getName().replaceFirst("Layer$", "").replace("CrossbarArray", "array").replaceAll("(?<=[a-z])(?=[A-Z])", "-");
	}

	/** An id like the wish that nothing in the file of the element uses: "tio2", "tio3", ... */
	public static String fresh(EObject within, String wish) {
		return fresh(taken(EcoreUtil.getRootContainer(within), List.of()), new HashMap<>(), wish);
	}

	/** @param next by stem, the first number that may be free */
	private static String fresh(Set<String> taken, Map<String, Integer> next, String wish) {
		var plain = Normalizer.normalize(wish, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9_.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
		var id = plain.isEmpty() ? "element" : plain;
		if (!taken.contains(id)) {
			return id;
		}
		var stem = id.replaceFirst("\\d{1,6}$", "");
		var number = Math.max(stem.equals(id) ? 2 : Integer.parseInt(id.substring(stem.length())) + 1, next.getOrDefault(stem, 0));
		while (taken.contains(stem + number)) {
			number++;
		}
		next.put(stem, number + 1);
		return stem + number;
	}

	private static Set<String> taken(EObject root, Collection<? extends EObject> without) {
		var ids = new HashSet<String>();
		for (var element : all(root)) {
			if (element instanceof NamedElement named && named.getId() != null && !EcoreUtil.isAncestor(without, element)) {
				ids.add(named.getId());
			}
		}
		return ids;
	}

	private static List<EObject> all(EObject tree) {
		var elements = new ArrayList<EObject>(List.of(tree));
		tree.eAllContents().forEachRemaining(elements::add);
		return elements;
	}
}
