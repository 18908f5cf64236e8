// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** The selection of the canvas as the rest of the workbench knows it: elements, not edit parts. Nothing selected stands for the element of the diagram. */
public final class ModelSelection implements IPostSelectionProvider {
	private final GraphicalViewer viewer;
	private final Supplier<Drawing> drawing;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private final ListenerList<ISelectionChangedListener> postListeners = new ListenerList<>();
	private StructuredSelection current = StructuredSelection.EMPTY;

	public ModelSelection(GraphicalViewer viewer, Supplier<Drawing> drawing) {
		this.viewer = viewer;
		this.drawing = drawing;
		viewer.addSelectionChangedListener(_ -> refresh());
	}

	/** Tells of the elements that are selected now, if they are others than before. */
	public void refresh() {
		var elements = new LinkedHashSet<EObject>();
		for (var part : viewer.getSelectedEditParts()) {
			Drawing.view(((EditPart) part).getModel()).ifPresent(view -> elements.add(view.target()));
		}
		if (elements.isEmpty() && drawing.get() != null) {
			elements.add(drawing.get().view().target());
		}
		if (!List.copyOf(elements).equals(current.toList())) {
			current = new StructuredSelection(List.copyOf(elements));
			var event = new SelectionChangedEvent(this, current);
			listeners.forEach(listener -> listener.selectionChanged(event));
			postListeners.forEach(listener -> listener.selectionChanged(event));
		}
	}

	@Override
	public ISelection getSelection() {
		return current;
	}

	/** Elements that are not on the diagram are left out. */
	@Override
	public void setSelection(ISelection selection) {
		if (!(selection instanceof IStructuredSelection elements) || drawing.get() == null || elements.toList().equals(current.toList())) {
			return;
		}
		var parts = new ArrayList<EditPart>();
		for (var element : elements.toList()) {
			if (element instanceof EObject target) {
				drawing.get().of(target).stream().map(viewer.getEditPartRegistry()::get).filter(EditPart.class::isInstance).map(EditPart.class::cast).forEach(parts::add);
			}
		}
		viewer.setSelection(new StructuredSelection(parts));
		if (!parts.isEmpty()) {
			viewer.flush();
			viewer.reveal(parts.getFirst());
		}
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void addPostSelectionChangedListener(ISelectionChangedListener listener) {
		postListeners.add(listener);
	}

	@Override
	public void removePostSelectionChangedListener(ISelectionChangedListener listener) {
		postListeners.remove(listener);
	}
}
