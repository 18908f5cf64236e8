// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.validation.FeatureSchema;

/** Pages about the elements of a project file, from the metamodel. */
final class Elements {
	private Elements() {
	}

	static ReferencePage pages() {
		var pages = KirchhoffPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast).filter(type -> !type.isAbstract())
				.map(Elements::page).toList();
		return new ReferencePage("elements", "Elements of a project", "<p>What a project file is made of. Numbers are in SI units; the workbench shows them with engineering prefixes.</p>"
				+ Reference.links(pages), pages);
	}

	private static ReferencePage page(EClass type) {
		var doc = EcoreUtil.getDocumentation(type);
		var body = new StringBuilder(Markup.paragraph(doc == null ? "" : doc));
		var features = type.getEAllStructuralFeatures().stream().filter(feature -> !feature.isTransient() && !feature.isDerived()).toList();
		if (!features.isEmpty()) {
			body.append("<dl>");
			features.forEach(feature -> body.append(Markup.entry(feature.getName(), remark(feature), FeatureSchema.of(feature).doc())));
			body.append("</dl>");
		}
		return new ReferencePage("elements/" + type.getName(), words(type.getName()), body.toString(), List.of());
	}

	private static String remark(EStructuralFeature feature) {
		var schema = FeatureSchema.of(feature);
		var value = switch (feature) {
		case EReference reference -> (reference.isContainment() ? "holds " : "refers to ") + words(reference.getEReferenceType().getName()) + (feature.isMany() ? ", any number" : "");
		case EAttribute attribute when attribute.getEAttributeType() instanceof EEnum choices -> String.join(", ", choices.getELiterals().stream().map(Object::toString).toList());
		case EAttribute attribute when number(attribute) -> "= " + initial(attribute, schema) + "; " + schema.range();
		default -> initial(feature);
		};
		return value + (schema.required() ? (value.isEmpty() ? "" : "; ") + "must be given" : "");
	}

	private static boolean number(EAttribute attribute) {
		var type = attribute.getEAttributeType().getInstanceClass();
		return type == int.class || type == long.class || type == double.class;
	}

	private static String initial(EAttribute attribute, FeatureSchema schema) {
		var value = String.valueOf(attribute.getDefaultValue()).replaceFirst("\\.0$", "");
		return value + (schema.unit().isEmpty() ? "" : " " + schema.unit());
	}

	private static String initial(EStructuralFeature feature) {
		var value = feature.getDefaultValue();
		return value == null || value.toString().isEmpty() ? "" : "= " + value;
	}

	/** "Crossbar array" for "CrossbarArray". */
	private static String words(String name) {
		var spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
		return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
	}
}
