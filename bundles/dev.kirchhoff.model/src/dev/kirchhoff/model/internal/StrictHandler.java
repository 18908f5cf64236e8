// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.eclipse.emf.ecore.xmi.XMLHelper;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.SAXXMIHandler;

import dev.kirchhoff.model.KirchhoffPackage;

/** Reads XMI of our package only, and remembers where a fault was met, so that its message can name the element. */
public final class StrictHandler extends SAXXMIHandler {
	public StrictHandler(XMLResource resource, XMLHelper helper, Map<?, ?> options) {
		super(resource, helper, options);
	}

	/** EMF would look for an unknown package in the global registry, on the class path and in the network. */
	@Override
	protected EPackage getPackageForURI(String uri) {
		return KirchhoffPackage.eNS_URI.equals(uri) ? KirchhoffPackage.eINSTANCE : null;
	}

	@Override
	protected void handleXSISchemaLocation(String locations) {
		// where a schema is said to be is of no interest
	}

	@Override
	protected void handleXSINoNamespaceSchemaLocation(String location) {
		// where a schema is said to be is of no interest
	}

	@Override
	protected void handleUnknownFeature(String prefix, String name, boolean isElement, EObject owner, String value) {
		reportUnknownFeature(prefix, name, isElement, owner, value);
	}

	@Override
	public void error(XMIException fault) {
		var owner = objects.isEmpty() ? null : objects.peekEObject();
		var element = elements.isEmpty() ? "" : elements.peek();
		xmlResource.getErrors().add(new LoadFault(fault, owner, element));
	}

	@Override
	public void fatalError(XMIException fault) {
		error(fault);
	}
}
