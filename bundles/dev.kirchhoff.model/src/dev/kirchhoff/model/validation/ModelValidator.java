// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.ArrayList;
import java.util.Map;

import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.DiagnosticChain;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EValidator;

import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.io.Problem;

/**
 * {@link Validation} for EMF's Diagnostician, which the workbench asks. A diagnostic's data are the element and, if one
 * is at fault, its feature. A {@link Footprints} may stand in the context under its class.
 */
public final class ModelValidator implements EValidator {
	/** Source of the diagnostics. */
	public static final String SOURCE = "dev.kirchhoff.model";

	/** Makes the Diagnostician ask this class; done whenever a file is opened or made. */
	public static void register() {
		EValidator.Registry.INSTANCE.putIfAbsent(KirchhoffPackage.eINSTANCE, new ModelValidator());
	}

	@Override
	public boolean validate(EObject element, DiagnosticChain diagnostics, Map<Object, Object> context) {
		return validate(element.eClass(), element, diagnostics, context);
	}

	@Override
	public boolean validate(EClass eClass, EObject element, DiagnosticChain diagnostics, Map<Object, Object> context) {
		var footprints = context != null && context.get(Footprints.class) instanceof Footprints given ? given : Footprints.ONE_CELL;
		var findings = new ArrayList<>(Validation.findings(element, footprints));
		FeatureChecks.dangling(element, findings);
		if (diagnostics != null) {
			findings.forEach(finding -> diagnostics.add(diagnostic(finding)));
		}
		return findings.stream().noneMatch(finding -> finding.severity() == Problem.Severity.ERROR);
	}

	@Override
	public boolean validate(EDataType type, Object value, DiagnosticChain diagnostics, Map<Object, Object> context) {
		return true;
	}

	private static Diagnostic diagnostic(Finding finding) {
		var severity = finding.severity() == Problem.Severity.ERROR ? Diagnostic.ERROR : Diagnostic.WARNING;
		var text = finding.feature() == null ? finding.what() : finding.feature().getName() + ": " + finding.what();
		var data = finding.feature() == null ? new Object[] {finding.element()} : new Object[] {finding.element(), finding.feature()};
		return new BasicDiagnostic(severity, SOURCE, 0, finding.mend().isEmpty() ? text : text + ": " + finding.mend(), data);
	}
}
