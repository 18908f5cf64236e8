// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.internal.Names;
import dev.kirchhoff.model.io.ElementPath;

/** Names tell siblings apart, ids tell the elements of a file apart. */
final class NameChecks {
	private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.-]+");

	private NameChecks() {
	}

	/** Children of an element that are called alike. */
	static void siblings(EObject parent, List<Finding> findings) {
		for (var reference : parent.eClass().getEAllContainments()) {
			if (reference.isMany()) {
				siblings(parent, reference, findings);
			}
		}
	}

	private static void siblings(EObject parent, EReference reference, List<Finding> findings) {
		var first = new HashMap<String, EObject>();
		for (var child : (List<?>) parent.eGet(reference)) {
			switch (child) {
				case NamedElement named when Names.given(named.getName()) -> {
					var other = first.putIfAbsent(named.getName(), named);
					if (other != null) {
						findings.add(Finding.error(named, Literals.NAMED_ELEMENT__NAME, "is '" + named.getName() + "', as that of " + ElementPath.path(other),
								"rename one of them"));
					}
				}
				case Parameter parameter when Names.given(parameter.getName()) -> {
					if (first.putIfAbsent(parameter.getName(), parameter) != null) {
						findings.add(Finding.error(parent, null, Names.of(parent) + " gives the parameter '" + parameter.getName() + "' twice",
								"remove one of them"));
					}
				}
				default -> {
					// has no name to clash
				}
			}
		}
	}

	/** Ids of a whole file. */
	static void ids(EObject root, List<Finding> findings) {
		var first = new HashMap<String, NamedElement>();
		id(root, first, findings);
		root.eAllContents().forEachRemaining(element -> id(element, first, findings));
	}

	private static void id(EObject element, HashMap<String, NamedElement> first, List<Finding> findings) {
		if (!(element instanceof NamedElement named) || named.getId() == null) {
			return;
		}
		if (!ID.matcher(named.getId()).matches()) {
			findings.add(Finding.error(named, Literals.NAMED_ELEMENT__ID, "is '" + named.getId() + "', which references cannot hold",
					"use letters, digits, '_', '-' and '.'"));
		}
		var other = first.putIfAbsent(named.getId(), named);
		if (other != null) {
			var at = ElementPath.path(other);
			findings.add(Finding.error(named, Literals.NAMED_ELEMENT__ID, "is '" + named.getId() + "', as that of " + (at.isEmpty() ? Names.of(other) : at),
					"change this one, and the references that mean it"));
		}
	}
}
