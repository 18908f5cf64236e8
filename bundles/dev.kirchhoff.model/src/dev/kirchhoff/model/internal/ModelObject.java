// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import dev.kirchhoff.model.Layer;

/**
 * Base of all generated classes. A reference into another file is typed only by what the file says; when the element
 * there is of another kind, it stays unresolved and is reported, where EMF would throw a ClassCastException at
 * whoever reads the reference first.
 */
public class ModelObject extends MinimalEObjectImpl.Container {
	protected ModelObject() {
	}

	@Override
	public EObject eResolveProxy(InternalEObject proxy) {
		var target = super.eResolveProxy(proxy);
		var fits = proxy.eClass().isInstance(target) || proxy instanceof Layer && target instanceof Layer;
		return fits ? target : proxy;
	}
}
