// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.kirchhoff.ui.internal.diagram.Diagrams.Offer;
import dev.kirchhoff.ui.internal.edit.ElementDrag;

/** Opens the diagram that shows the selected element: the first there is, or the one that a parameter names. */
public final class OpenDiagram extends AbstractHandler {
	static final String ID = "dev.kirchhoff.ui.openDiagram";
	/** Name of a diagram; absent: the nearest. */
	static final String NAME = "dev.kirchhoff.ui.openDiagram.name";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		var element = element(HandlerUtil.getCurrentSelection(event));
		var name = event.getParameter(NAME);
		var offer = offers(element).stream().filter(one -> name == null || one.description().name().equals(name)).findFirst();
		if (offer.isPresent()) {
			try {
				return Diagrams.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), offer.get(), element).orElse(null);
			} catch (PartInitException e) {
				throw new ExecutionException("the diagram cannot be opened", e);
			}
		}
		return null;
	}

	/** An element, or the project of a file. */
	static EObject element(ISelection selection) {
		return !(selection instanceof IStructuredSelection elements) ? null : elements.getFirstElement() instanceof IFile file ? ElementDrag.target(file)
				: elements.getFirstElement() instanceof EObject element && element.eResource() != null ? element : null;
	}

	static List<Offer> offers(EObject element) {
		return element == null ? List.of() : Diagrams.of(element);
	}
}
