// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.emf.edit.provider.ITreeItemContentProvider;

import dev.kirchhoff.ui.internal.document.Documents;

/** What model.edit knows about an element of a document. Only to be used in the display's thread, as the factory is shared. */
public final class Items {
	private Items() {
	}

	public static IItemLabelProvider label(EObject element) {
		return (IItemLabelProvider) Documents.get().factory().adapt(element, IItemLabelProvider.class);
	}

	public static ITreeItemContentProvider tree(EObject element) {
		return (ITreeItemContentProvider) Documents.get().factory().adapt(element, ITreeItemContentProvider.class);
	}

	public static IItemPropertySource properties(EObject element) {
		return (IItemPropertySource) Documents.get().factory().adapt(element, IItemPropertySource.class);
	}
}
