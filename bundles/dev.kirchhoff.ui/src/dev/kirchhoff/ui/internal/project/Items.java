// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.emf.edit.provider.ITreeItemContentProvider;

import dev.kirchhoff.model.edit.KirchhoffAdapterFactory;

/** What model.edit knows about an element. Only to be used in the display's thread, as the factory is shared. */
final class Items {
	private static final KirchhoffAdapterFactory FACTORY = new KirchhoffAdapterFactory();

	private Items() {
	}

	static IItemLabelProvider label(EObject element) {
		return (IItemLabelProvider) FACTORY.adapt(element, IItemLabelProvider.class);
	}

	static ITreeItemContentProvider tree(EObject element) {
		return (ITreeItemContentProvider) FACTORY.adapt(element, ITreeItemContentProvider.class);
	}

	static IItemPropertySource properties(EObject element) {
		return (IItemPropertySource) FACTORY.adapt(element, IItemPropertySource.class);
	}
}
