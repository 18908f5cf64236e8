// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.internal.Names;
import dev.kirchhoff.model.internal.PathSearch;

/** What the annotations of the metamodel ask of each feature: that it is there, and within its range. */
final class FeatureChecks {
	private static final Map<EStructuralFeature, FeatureSchema> SCHEMAS = new ConcurrentHashMap<>();

	private FeatureChecks() {
	}

	/** @param mends what was said of missing references before, by their type: the same for all elements of a file, and costly to find out */
	static void check(EObject element, List<Finding> findings, Map<EClass, String> mends) {
		for (var feature : element.eClass().getEAllStructuralFeatures()) {
			var schema = SCHEMAS.computeIfAbsent(feature, FeatureSchema::of);
			if (schema.required() && isMissing(element, feature)) {
				findings.add(Finding.error(element, feature, "is missing", mend(element, feature, mends)));
			} else if (feature instanceof EAttribute && element.eGet(feature) instanceof Number number && !schema.allows(number.doubleValue())) {
				var unit = schema.unit().isEmpty() ? "" : " " + schema.unit();
				findings.add(Finding.error(element, feature, "is " + number + unit, "give " + schema.range()));
			}
		}
	}

	/** A reference into a file that is not there is not missing; it has been reported when the file was read. */
	private static boolean isMissing(EObject element, EStructuralFeature feature) {
		var value = element.eGet(feature, false);
		return value == null || value instanceof String text && text.isBlank();
	}

	private static String mend(EObject element, EStructuralFeature feature, Map<EClass, String> mends) {
		if (feature instanceof EReference reference) {
			var type = reference.getEReferenceType();
			if (reference.isContainment()) {
				return "add " + Names.aKind(type);
			}
			return mends.computeIfAbsent(type, _ -> choose(element, type));
		}
		return feature == KirchhoffPackage.Literals.TYPED__TYPE ? "give the id of a plug-in's extension" : "give one";
	}

	private static String choose(EObject element, EClass type) {
		var names = PathSearch.candidates(element, element, type).stream().map(Names::name).filter(Objects::nonNull).toList();
		return Names.choose(names, "add " + Names.aKind(type) + " first, then choose it");
	}

	/** Faults of an array may not add up to more cells than there are. */
	static void faults(dev.kirchhoff.model.CrossbarArray array, List<Finding> findings) {
		var sum = array.getStuckAtLrs() + array.getStuckAtHrs() + (1 - array.getCellYield());
		if (sum > 1 + 1e-12) {
			findings.add(Finding.error(array, KirchhoffPackage.Literals.CROSSBAR_ARRAY__CELL_YIELD,
					"stuckAtLrs, stuckAtHrs and 1 - cellYield add up to " + (float) sum + " of the cells", "keep their sum at 1 or less"));
		}
	}

	/** References to elements that are gone. */
	static void dangling(EObject element, List<Finding> findings) {
		for (var reference : element.eClass().getEAllReferences()) {
			if (!reference.isMany() && !reference.isContainment() && element.eGet(reference) instanceof EObject target && target.eIsProxy()) {
				findings.add(Finding.error(element, reference, "refers to '" + EcoreUtil.getURI(target) + "', which is not there",
						"put that file back, or choose another " + Names.kind(reference.getEReferenceType())));
			}
		}
	}
}
