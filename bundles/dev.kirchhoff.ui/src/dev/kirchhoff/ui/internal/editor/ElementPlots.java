// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Pictures of what an element does, below its values. */
final class ElementPlots {
	private ElementPlots() {
	}

	static Optional<ElementPlots> of(EObject element, Composite parent, FormToolkit toolkit, ProjectEditor editor) {
		return Optional.empty();
	}
}
