// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.navigator.CommonDragAdapterAssistant;

import dev.kirchhoff.ui.internal.edit.Elements;

/** Elements can be dragged out of the tree of projects, as files can. */
public final class ElementDragAssistant extends CommonDragAdapterAssistant {
	@Override
	public Transfer[] getSupportedTransferTypes() {
		return new Transfer[] {LocalSelectionTransfer.getTransfer()};
	}

	@Override
	public boolean setDragData(DragSourceEvent event, IStructuredSelection selection) {
		return !Elements.of(selection).isEmpty();
	}
}
