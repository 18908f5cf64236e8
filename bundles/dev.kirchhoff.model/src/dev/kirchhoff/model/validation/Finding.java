// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.kirchhoff.model.internal.FileNames;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;

/**
 * A {@link Problem} that still knows its element, for markers and for jumping there.
 *
 * @param feature the feature at fault, or null
 */
public record Finding(Problem.Severity severity, EObject element, EStructuralFeature feature, String what, String mend) {

	static Finding error(EObject element, EStructuralFeature feature, String what, String mend) {
		return new Finding(Problem.Severity.ERROR, element, feature, what, mend);
	}

	static Finding warning(EObject element, EStructuralFeature feature, String what, String mend) {
		return new Finding(Problem.Severity.WARNING, element, feature, what, mend);
	}

	public Problem problem() {
		var path = ElementPath.path(element);
		var place = feature == null ? path : path.isEmpty() ? feature.getName() : path + "/" + feature.getName();
		return new Problem(severity, FileNames.of(element), place, what, mend);
	}
}
