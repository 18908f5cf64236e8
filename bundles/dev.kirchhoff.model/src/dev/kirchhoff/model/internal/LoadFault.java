// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.xmi.ClassNotFoundException;
import org.eclipse.emf.ecore.xmi.FeatureNotFoundException;
import org.eclipse.emf.ecore.xmi.IllegalValueException;
import org.eclipse.emf.ecore.xmi.PackageNotFoundException;
import org.eclipse.emf.ecore.xmi.UnresolvedReferenceException;
import org.eclipse.emf.ecore.xmi.XMIException;

import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;

/**
 * One fault met while reading XMI. Its text is made when asked for: only when the whole file has been read can the
 * elements' paths be told.
 *
 * @param fault   what EMF says
 * @param owner   the element that was being read; null at the root
 * @param element the XML element that was being read
 */
public record LoadFault(XMIException fault, EObject owner, String element) implements Resource.Diagnostic {

	/** Any diagnostic of a resource as a problem. */
	public static Problem problem(String file, Resource.Diagnostic diagnostic) {
		if (diagnostic instanceof LoadFault fault) {
			return fault.problem(file);
		}
		return Problem.error(file, diagnostic.getLine() + ":" + diagnostic.getColumn(), diagnostic.getMessage(), "");
	}

	private Problem problem(String file) {
		return switch (fault) {
			case FeatureNotFoundException unknown -> unknownFeature(file, unknown);
			case ClassNotFoundException unknown -> unknownClass(file, unknown);
			case UnresolvedReferenceException dangling -> dangling(file, dangling);
			case IllegalValueException illegal -> illegalValue(file, illegal);
			case PackageNotFoundException unknown -> Problem.error(file, getLine() + ":" + getColumn(),
					"has an element of " + (unknown.uri() == null ? "no" : "the unknown") + " namespace" + (unknown.uri() == null ? "" : " '" + unknown.uri() + "'"),
					"write xsi:type=\"" + KirchhoffPackage.eNS_PREFIX + ":...\"");
			default -> Problem.error(file, getLine() + ":" + getColumn(), fault.getMessage(), "");
		};
	}

	private Problem unknownFeature(String file, FeatureNotFoundException unknown) {
		var name = unknown.getName();
		var at = unknown.getObject();
		if (at == null) {
			return Problem.error(file, getLine() + ":" + getColumn(), "has an element <" + name + "> inside a plain value", "remove it");
		}
		var features = at.eClass().getEAllStructuralFeatures().stream().filter(feature -> !feature.isTransient())
				.map(EStructuralFeature::getName).toList();
		var mend = at instanceof Typed && Names.nearest(name, features).isEmpty()
				? "a parameter is written <parameters name=\"" + name + "\" value=\"...\"/>"
				: Names.mend(name, features, "remove it");
		return Problem.error(file, ElementPath.path(at), Names.aKind(at.eClass()) + " has no '" + name + "'", mend);
	}

	private Problem unknownClass(String file, ClassNotFoundException unknown) {
		var feature = owner == null ? null : owner.eClass().getEStructuralFeature(element);
		var place = owner == null ? getLine() + ":" + getColumn() : place(owner, element);
		if (!(feature instanceof EReference reference)) {
			return Problem.error(file, place, "has an element of unknown class '" + unknown.getName() + "'", "remove it");
		}
		var classes = concrete(reference.getEReferenceType());
		if (reference.getEReferenceType().getName().equals(unknown.getName())) {
			return Problem.error(file, place, "does not say of which class it is",
					"add xsi:type=\"kirchhoff:...\"; " + Names.choose(classes, ""));
		}
		if (classes.contains(unknown.getName())) {
			return Problem.error(file, place, "has the class '" + unknown.getName() + "' of an unknown namespace",
					"write xsi:type=\"" + KirchhoffPackage.eNS_PREFIX + ":" + unknown.getName() + "\"");
		}
		return Problem.error(file, place, "has the unknown class '" + unknown.getName() + "'", Names.mend(unknown.getName(), classes, ""));
	}

	private static List<String> concrete(EClass type) {
		return KirchhoffPackage.eINSTANCE.getEClassifiers().stream()
				.filter(EClass.class::isInstance).map(EClass.class::cast)
				.filter(eClass -> !eClass.isAbstract() && type.isSuperTypeOf(eClass)).map(EClass::getName).toList();
	}

	private static Problem dangling(String file, UnresolvedReferenceException dangling) {
		return References.dangling(file, dangling.getObject(), (EReference) dangling.getFeature(), dangling.getReference(),
				dangling.getObject().eResource());
	}

	private Problem illegalValue(String file, IllegalValueException illegal) {
		var at = illegal.getObject();
		var feature = illegal.getFeature();
		var place = place(at, feature.getName());
		if (illegal.getValue() instanceof EObject wrong) {
			return References.wrongKind(file, at, feature, wrong);
		}
		var value = String.valueOf(illegal.getValue());
		if (feature.getEType() instanceof EEnum choice) {
			return Problem.error(file, place, Values.wrong(value, choice), Values.mend(value, choice));
		}
		return Problem.error(file, place, Values.wrong(value, feature.getEType()), Values.mend(value, feature.getEType()));
	}

	private static String place(EObject at, String feature) {
		var path = ElementPath.path(at);
		return path.isEmpty() ? feature : path + "/" + feature;
	}

	@Override
	public String getMessage() {
		var problem = problem("");
		return problem.mend().isEmpty() ? problem.what() : problem.what() + ": " + problem.mend();
	}

	@Override
	public String getLocation() {
		return fault.getLocation();
	}

	@Override
	public int getLine() {
		return fault.getLine();
	}

	@Override
	public int getColumn() {
		return fault.getColumn();
	}
}
