// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/** EMF's view of an element's properties as the workbench wants it: names with units, docs, values as text. Nothing can be changed yet. */
final class ElementProperties implements IPropertySource {
	private final EObject element;
	private final IItemPropertySource source;

	ElementProperties(EObject element, IItemPropertySource source) {
		this.element = element;
		this.source = source;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		return source.getPropertyDescriptors(element).stream().map(this::descriptor).toArray(IPropertyDescriptor[]::new);
	}

	private IPropertyDescriptor descriptor(IItemPropertyDescriptor item) {
		var descriptor = new PropertyDescriptor(item.getId(element), item.getDisplayName(element));
		descriptor.setDescription(item.getDescription(element));
		descriptor.setCategory(item.getCategory(element));
		return descriptor;
	}

	@Override
	public Object getPropertyValue(Object id) {
		var item = source.getPropertyDescriptor(element, id);
		return item == null ? null : item.getLabelProvider(element).getText(item.getPropertyValue(element));
	}

	@Override
	public boolean isPropertySet(Object id) {
		var item = source.getPropertyDescriptor(element, id);
		return item != null && item.isPropertySet(element);
	}

	@Override
	public Object getEditableValue() {
		return element;
	}

	/** The view's menu offers this for every property; there is nothing to go back to, as nothing can be set. */
	@Override
	public void resetPropertyValue(Object id) {
	}

	/** No descriptor above has an editor that would call this. */
	@Override
	public void setPropertyValue(Object id, Object value) {
	}
}
