// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editparts.AbstractConnectionEditPart;
import org.eclipse.gef.editpolicies.AbstractEditPolicy;
import org.eclipse.gef.editpolicies.ConnectionEndpointEditPolicy;
import org.eclipse.gef.requests.CreateRequest;
import org.eclipse.swt.accessibility.AccessibleEvent;

import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.PaletteTool;

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
		installEditPolicy(EditPolicy.COMPONENT_ROLE, new Acting());
		installEditPolicy(EditPolicy.CONNECTION_BENDPOINTS_ROLE, new Bending(editing));
		installEditPolicy(EditPolicy.DIRECT_EDIT_ROLE, new Renaming.Policy(editing));
	}

	/** A tool of the palette that does something with what it is clicked on. */
	private final class Acting extends AbstractEditPolicy {
		@Override
		public EditPart getTargetEditPart(Request request) {
			return act(request).isPresent() ? LinePart.this : null;
		}

		@Override
		public Command getCommand(Request request) {
			return act(request).map(change -> Step.of(((PaletteTool) ((CreateRequest) request).getNewObject()).label(), Optional.of(change), Landing.NONE)).orElse(null);
		}

		private Optional<Change> act(Request request) {
			return RequestConstants.REQ_CREATE.equals(request.getType()) && request instanceof CreateRequest create && create.getNewObject() instanceof PaletteTool tool
					&& tool.kind() == PaletteTool.Kind.ACTION && editing.isEditable() ? editing.tools().act(tool.id(), editing.view(), line().view) : Optional.empty();
		}

		@Override
		public void showTargetFeedback(Request request) {
			if (RequestConstants.REQ_CREATE.equals(request.getType())) {
				lineFigure().setSelected(true);
			}
		}

		@Override
		public void eraseTargetFeedback(Request request) {
			if (RequestConstants.REQ_CREATE.equals(request.getType())) {
				lineFigure().setSelected(getSelected() != EditPart.SELECTED_NONE);
			}
		}
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
