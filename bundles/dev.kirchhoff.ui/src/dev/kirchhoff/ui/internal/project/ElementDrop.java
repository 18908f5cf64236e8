// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.ui.navigator.CommonDropAdapter;
import org.eclipse.ui.navigator.CommonDropAdapterAssistant;

import dev.kirchhoff.ui.internal.edit.ElementDrag;

/** Elements dropped in the tree of projects, on an element or on a project file. */
public final class ElementDrop extends CommonDropAdapterAssistant {
	@Override
	public boolean isSupportedType(TransferData type) {
		return LocalSelectionTransfer.getTransfer().isSupportedType(type);
	}

	@Override
	public IStatus validateDrop(Object target, int operation, TransferData type) {
		return ElementDrag.accepts(target) ? Status.OK_STATUS : Status.CANCEL_STATUS;
	}

	@Override
	public IStatus handleDrop(CommonDropAdapter adapter, DropTargetEvent event, Object target) {
		ElementDrag.drop(target, adapter.getCurrentOperation() == DND.DROP_COPY);
		return Status.OK_STATUS;
	}
}
