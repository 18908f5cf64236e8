// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Names for elements that stay the same when the file is read again and when others come and go: the id; of an element that has none,
 * its name, else what it refers to, with its number among its like.
 */
final class Keys {
	private final Map<EObject, String> known = new IdentityHashMap<>();

	String of(EObject element) {
		var key = known.get(element);
		if (key == null) {
			var id = EcoreUtil.getID(element);
			if (id != null) {
				known.put(element, id);
				return id;
			}
			nameWithSiblings(element);
			key = known.get(element);
		}
		return key;
	}

	/** All at once, because they are counted among each other. */
	private void nameWithSiblings(EObject element) {
		var count = new HashMap<String, Integer>();
		for (var sibling : siblings(element)) {
			if (EcoreUtil.getID(sibling) == null) {
				var signature = signature(sibling);
				int number = count.merge(signature, 1, Integer::sum);
				known.put(sibling, number == 1 ? signature : signature + "." + number);
			}
		}
	}

	private static List<EObject> siblings(EObject element) {
		if (element.eContainer() == null || !element.eContainmentFeature().isMany()) {
			return List.of(element);
		}
		var all = new ArrayList<EObject>();
		((List<?>) element.eContainer().eGet(element.eContainmentFeature())).forEach(one -> all.add((EObject) one));
		return all;
	}

	private static String signature(EObject element) {
		var name = element.eClass().getEStructuralFeature("name");
		if (name != null && !name.isMany() && element.eGet(name) instanceof String text && !text.isBlank()) {
			return text;
		}
		var parts = new ArrayList<String>();
		for (var reference : element.eClass().getEAllReferences()) {
			if (!reference.isContainment() && !reference.isContainer() && !reference.isMany() && element.eGet(reference, false) instanceof EObject target) {
				var id = EcoreUtil.getID(target);
				if (id != null) {
					parts.add(id);
				}
			}
		}
		return parts.isEmpty() ? element.eClass().getName() : String.join("-", parts);
	}
}
