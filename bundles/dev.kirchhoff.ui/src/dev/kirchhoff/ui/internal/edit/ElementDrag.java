// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.edit;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;

import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** Dragging elements within a tree and between trees: moves them, or copies them with Ctrl held. */
public final class ElementDrag {
	private static final Transfer[] TRANSFERS = {LocalSelectionTransfer.getTransfer()};

	private ElementDrag() {
	}

	/** Makes elements of a tree movable. */
	public static void in(TreeViewer viewer) {
		viewer.addDragSupport(DND.DROP_MOVE | DND.DROP_COPY, TRANSFERS, source(viewer));
		viewer.addDropSupport(DND.DROP_MOVE | DND.DROP_COPY, TRANSFERS, new Drop(viewer));
	}

	private static DragSourceAdapter source(StructuredViewer viewer) {
		return new DragSourceAdapter() {
			@Override
			public void dragStart(DragSourceEvent event) {
				event.doit = !Elements.of(viewer.getStructuredSelection()).isEmpty();
				LocalSelectionTransfer.getTransfer().setSelection(viewer.getStructuredSelection());
			}

			@Override
			public void dragFinished(DragSourceEvent event) {
				LocalSelectionTransfer.getTransfer().setSelection(null);
			}
		};
	}

	/** What an element is dropped on: itself, or the project of a file. */
	public static EObject target(Object dropped) {
		return switch (dropped) {
			case EObject element -> element;
			case IFile file when ProjectFiles.EXTENSION.equals(file.getFileExtension()) -> Documents.get().known(file).flatMap(ProjectDocument::root).orElse(null);
			case null, default -> null;
		};
	}

	/** Whether the elements that are being dragged may come there. */
	public static boolean accepts(Object dropped) {
		var target = target(dropped);
		var elements = dragged();
		return target != null && !elements.isEmpty() && Elements.fits(target, elements);
	}

	/** The elements that are being dragged. */
	public static List<EObject> dragged() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection ? Elements.of(selection) : List.of();
	}

	/** Lets them come there. */
	public static void drop(Object dropped, boolean copy) {
		if (copy) {
			Elements.copyTo(target(dropped), dragged());
		} else {
			Elements.moveTo(target(dropped), dragged());
		}
	}

	private static final class Drop extends ViewerDropAdapter {
		Drop(TreeViewer viewer) {
			super(viewer);
			setScrollExpandEnabled(true);
		}

		@Override
		public boolean validateDrop(Object target, int operation, TransferData type) {
			return accepts(target);
		}

		@Override
		public boolean performDrop(Object data) {
			var target = (EObject) getCurrentTarget();
			var elements = dragged();
			if (isBetween() && getCurrentOperation() == DND.DROP_MOVE && elements.size() == 1 && elements.getFirst().eContainer() == target.eContainer()
					&& elements.getFirst().eContainingFeature() == target.eContainingFeature()) {
				reorder(elements.getFirst(), target);
			} else {
				ElementDrag.drop(target, getCurrentOperation() == DND.DROP_COPY);
			}
			return true;
		}

		private boolean isBetween() {
			return getCurrentLocation() == LOCATION_BEFORE || getCurrentLocation() == LOCATION_AFTER;
		}

		private void reorder(EObject element, EObject target) {
			var siblings = (List<?>) target.eContainer().eGet(target.eContainingFeature());
			int from = siblings.indexOf(element);
			int to = siblings.indexOf(target) + (getCurrentLocation() == LOCATION_AFTER ? 1 : 0);
			Elements.run("Move", MoveCommand.create(Documents.get().domain(), element.eContainer(), element.eContainingFeature(), element, from < to ? to - 1 : to));
		}
	}
}
