// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.ENamedElement;

/** What the expressions of the sample call. */
public class SampleServices {
	public String caption(ENamedElement element) {
		return "«" + element.getName() + "»";
	}

	public String kind(EObject element) {
		return "object";
	}

	public String kind(EClass element) {
		return "class";
	}

	public String joined(EClass element, String by, Integer times) {
		return String.join(by, List.of(element.getName(), times.toString()));
	}

	public String fails(EObject element) {
		throw new IllegalStateException("on purpose");
	}
}
