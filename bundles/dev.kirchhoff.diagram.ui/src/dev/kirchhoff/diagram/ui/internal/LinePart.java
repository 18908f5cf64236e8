// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractConnectionEditPart;
import org.eclipse.gef.editpolicies.ConnectionEndpointEditPolicy;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** A line under the hands of a person. */
final class LinePart extends AbstractConnectionEditPart {
	private final Editing editing;

	LinePart(Editing editing, Line line) {
		this.editing = editing;
		setModel(line);
	}

	Line line() {
		return (Line) getModel();
	}

	private LineFigure lineFigure() {
		return (LineFigure) getFigure();
	}

	@Override
	protected IFigure createFigure() {
		return new LineFigure(editing, line());
	}

	@Override
	protected void refreshVisuals() {
		lineFigure().show();
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.CONNECTION_ENDPOINTS_ROLE, new ConnectionEndpointEditPolicy() {
			@Override
			protected List<?> createSelectionHandles() {
				return editing.isEditable() ? List.of(new LineEnd(LinePart.this, true), new LineEnd(LinePart.this, false)) : List.of();
			}
		});
		installEditPolicy(EditPolicy.CONNECTION_BENDPOINTS_ROLE, new Bending(editing));
		installEditPolicy(EditPolicy.DIRECT_EDIT_ROLE, new Renaming.Policy(editing));
	}

	@Override
	public void setSelected(int value) {
		super.setSelected(value);
		lineFigure().setSelected(value != EditPart.SELECTED_NONE);
	}

	@Override
	public void performRequest(Request request) {
		if (request.getType() == RequestConstants.REQ_DIRECT_EDIT) {
			if (editing.isEditable()) {
				editing.tools().editedText(editing.view(), line().view).ifPresent(text -> new Renaming(editing, this, text, new Text(line().view.center()).font(), () -> {
					var area = lineFigure().textArea();
					getFigure().translateToAbsolute(area);
					return area;
				}, true).show());
			}
		} else if (request.getType() == RequestConstants.REQ_OPEN) {
			editing.open(line().view);
		} else {
			super.performRequest(request);
		}
	}

	@Override
	protected AccessibleEditPart getAccessibleEditPart() {
		return new AccessibleGraphicalEditPart() {
			@Override
			public void getName(AccessibleEvent event) {
				var text = line().view.center().text();
				var ends = name(getSource()) + " → " + name(getTarget());
				event.result = text.isBlank() ? ends : text + ", " + ends;
			}
		};
	}

	private static String name(EditPart end) {
		return end instanceof BoxPart box ? box.spokenName() : "";
	}
}
