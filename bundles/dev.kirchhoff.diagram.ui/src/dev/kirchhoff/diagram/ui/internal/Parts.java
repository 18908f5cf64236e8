// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;
import org.eclipse.gef.EditPartViewer;

import dev.kirchhoff.diagram.ui.internal.Drawing.Difference;

/** Makes edit parts and brings them up to date with a drawing. */
public final class Parts implements EditPartFactory {
	private final Editing editing;

	public Parts(Editing editing) {
		this.editing = editing;
	}

	@Override
	public EditPart createEditPart(EditPart context, Object model) {
		return switch (model) {
			case Drawing drawing -> new PaperPart(editing, drawing);
			case Box box -> new BoxPart(editing, box);
			case Line line -> new LinePart(editing, line);
			default -> throw new IllegalArgumentException("no part for " + model);
		};
	}

	/** Draws anew what is different, and nothing else. */
	public static void update(EditPartViewer viewer, Difference difference) {
		if (difference.roots()) {
			viewer.getContents().refresh();
		}
		var parts = viewer.getEditPartRegistry();
		for (var box : difference.family()) {
			if (parts.get(box) instanceof BoxPart part) {
				part.refreshFamily();
			}
		}
		for (var box : difference.boxes()) {
			if (parts.get(box) instanceof BoxPart part) {
				part.refreshVisuals();
			}
		}
		for (var box : difference.ends()) {
			if (parts.get(box) instanceof BoxPart part) {
				part.refreshEnds();
			}
		}
		for (var line : difference.lines()) {
			if (parts.get(line) instanceof LinePart part) {
				part.refreshVisuals();
			}
		}
	}
}
