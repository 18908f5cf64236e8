// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.Request;
import org.eclipse.gef.dnd.AbstractTransferDropTargetListener;
import org.eclipse.gef.requests.CreateRequest;
import org.eclipse.gef.requests.CreationFactory;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;

import dev.kirchhoff.diagram.tool.PaletteTool;

/** Tools dragged from the palette and elements dragged from the explorer come down where they are let go. */
public final class Dropping extends AbstractTransferDropTargetListener {
	public Dropping(EditPartViewer viewer) {
		super(viewer, LocalSelectionTransfer.getTransfer());
		setEnablementDeterminedByCommand(false);
	}

	private static Object dragged() {
		if (!(LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection)) {
			return null;
		}
		if (selection.getFirstElement() instanceof PaletteTool tool && tool.kind() != PaletteTool.Kind.CREATE_EDGE) {
			return tool;
		}
		var elements = new ArrayList<EObject>();
		for (var one : selection.toList()) {
			if (one instanceof EObject element) {
				elements.add(element);
			}
		}
		return elements.isEmpty() ? null : new Placing.Dropped(elements);
	}

	@Override
	public boolean isEnabled(DropTargetEvent event) {
		return dragged() != null && super.isEnabled(event);
	}

	@Override
	protected Request createTargetRequest() {
		var request = new CreateRequest();
		request.setFactory(new CreationFactory() {
			@Override
			public Object getNewObject() {
				return dragged();
			}

			@Override
			public Object getObjectType() {
				return dragged();
			}
		});
		return request;
	}

	@Override
	protected void updateTargetRequest() {
		((CreateRequest) getTargetRequest()).setLocation(getDropLocation());
	}

	/** Elements stay where they come from: the notation says what their being here means. */
	@Override
	protected void handleDragOver() {
		super.handleDragOver();
		var command = getCommand();
		boolean accepted = command != null && command.canExecute();
		getCurrentEvent().detail = !accepted ? DND.DROP_NONE : (getCurrentEvent().operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_MOVE;
	}

	@Override
	protected void handleDrop() {
		super.handleDrop();
		getViewer().getControl().setFocus();
	}
}
