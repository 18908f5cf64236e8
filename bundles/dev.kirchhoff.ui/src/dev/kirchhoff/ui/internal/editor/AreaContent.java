// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ITreeContentProvider;

import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.ui.internal.project.Items;

/** The elements of a page below each other; parameters have fields of their own. */
final class AreaContent implements ITreeContentProvider {
	private final Area area;

	AreaContent(Area area) {
		this.area = area;
	}

	@Override
	public Object[] getElements(Object root) {
		return area.elements((EObject) root).toArray();
	}

	@Override
	public Object[] getChildren(Object element) {
		return Items.tree((EObject) element).getChildren(element).stream().filter(child -> !(child instanceof Parameter)).toArray();
	}

	@Override
	public Object getParent(Object element) {
		var parent = ((EObject) element).eContainer();
		return parent == null || parent.eContainer() == null ? null : parent;
	}

	@Override
	public boolean hasChildren(Object element) {
		return getChildren(element).length > 0;
	}
}
