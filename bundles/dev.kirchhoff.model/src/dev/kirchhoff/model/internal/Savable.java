// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;

/** What cannot be written to XML, found before anything is written. */
public final class Savable {
	private Savable() {
	}

	public static List<Problem> check(Resource resource) {
		var problems = new ArrayList<Problem>();
		var file = FileNames.of(resource);
		for (var all = EcoreUtil.<EObject>getAllContents(resource, false); all.hasNext();) {
			var element = all.next();
			for (var target : element.eCrossReferences()) {
				if (target.eResource() == null && !target.eIsProxy()) {
					problems.add(Problem.error(file, ElementPath.path(element), "refers to " + Names.of(target) + ", which is in no file",
							"choose another, or add it to the project"));
				}
			}
			for (var attribute : element.eClass().getEAllAttributes()) {
				text(file, element, attribute, problems);
			}
		}
		return problems;
	}

	private static void text(String file, EObject element, EAttribute attribute, List<Problem> problems) {
		var value = element.eGet(attribute);
		var text = value instanceof List<?> many ? String.join("", many.stream().map(String::valueOf).toList()) : value instanceof String one ? one : "";
		for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			if (!legal(text.codePointAt(i))) {
				problems.add(Problem.error(file, References.path(element, attribute),
						"holds the control character U+%04X, which XML cannot hold".formatted(text.codePointAt(i)), "remove it"));
				return;
			}
		}
	}

	private static boolean legal(int c) {
		return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
	}
}
