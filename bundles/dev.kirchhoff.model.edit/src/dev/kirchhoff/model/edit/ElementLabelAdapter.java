// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.IItemLabelProvider;

/** Our labels and icons in the place of those that EMF generates. */
final class ElementLabelAdapter extends AdapterImpl implements IItemLabelProvider {
	private final Labels labels;

	ElementLabelAdapter(Labels labels) {
		this.labels = labels;
	}

	@Override
	public String getText(Object object) {
		return labels.text((EObject) object);
	}

	@Override
	public Object getImage(Object object) {
		return Icons.of(((EObject) object).eClass());
	}
}
