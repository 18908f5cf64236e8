// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.views.properties.IPropertySource;

/** Lets the Properties view show elements of the model. */
public final class ElementAdapters implements IAdapterFactory {
	@Override
	public <T> T getAdapter(Object element, Class<T> type) {
		if (type != IPropertySource.class || !(element instanceof EObject object)) {
			return null;
		}
		var properties = Items.properties(object);
		return properties == null ? null : type.cast(new ElementProperties(object, properties));
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IPropertySource.class };
	}
}
