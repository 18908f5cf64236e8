// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.draw2d.ConnectionAnchor;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.ConnectionEditPart;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.NodeEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.SnapToHelper;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.tools.DragEditPartsTracker;
import org.eclipse.swt.accessibility.AccessibleEvent;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.view.Label.Alignment;

/** A box under the hands of a person. */
final class BoxPart extends AbstractGraphicalEditPart implements NodeEditPart {
	private final Editing editing;

	BoxPart(Editing editing, Box box) {
		this.editing = editing;
		setModel(box);
	}

	Box box() {
		return (Box) getModel();
	}

	BoxFigure boxFigure() {
		return (BoxFigure) getFigure();
	}

	@Override
	protected IFigure createFigure() {
		return new BoxFigure(editing);
	}

	@Override
	public IFigure getContentPane() {
		return boxFigure().pane();
	}

	@Override
	protected List<?> getModelChildren() {
		var box = box();
		return box.ports.isEmpty() ? box.children : Stream.concat(box.children.stream(), box.ports.stream()).toList();
	}

	@Override
	protected void addChildVisual(EditPart child, int index) {
		var figure = ((GraphicalEditPart) child).getFigure();
		if (((BoxPart) child).box().port) {
			getFigure().add(figure);
		} else {
			getContentPane().add(figure, Math.min(index, getContentPane().getChildren().size()));
		}
	}

	@Override
	protected void removeChildVisual(EditPart child) {
		var figure = ((GraphicalEditPart) child).getFigure();
		figure.getParent().remove(figure);
	}

	@Override
	protected void refreshVisuals() {
		var box = box();
		var figure = boxFigure();
		figure.show(box.view, placeInParent(), box.beside, box.ports.stream().flatMap(BoxPart::reach).toList());
		var tooltip = box.view.tooltip();
		figure.setToolTip(tooltip == null || tooltip.isBlank() ? null : hint(tooltip));
		for (var child : getChildren()) {
			if (child instanceof BoxPart part && part.box().port) {
				part.refreshVisuals();
			}
		}
	}

	private Bounds placeInParent() {
		var box = box();
		if (!box.port || !(getParent() instanceof BoxPart parent)) {
			return box.bounds;
		}
		var inFigure = parent.boxFigure().inFigure(box.bounds);
		return new Bounds(inFigure.x, inFigure.y, inFigure.width, inFigure.height);
	}

	/** How far a port with its text reaches, from the corner of its box. */
	private static Stream<Bounds> reach(Box port) {
		var at = port.bounds;
		return port.beside == null ? Stream.of(at) : Stream.of(at,
				new Bounds(at.x() + port.beside.x(), at.y() + port.beside.y(), port.beside.width(), port.beside.height()));
	}

	private static IFigure hint(String text) {
		var label = new Label(text);
		label.setBorder(new MarginBorder(2, 4, 2, 4));
		return label;
	}

	void refreshFamily() {
		refreshChildren();
	}

	void refreshEnds() {
		refreshSourceConnections();
		refreshTargetConnections();
	}

	@Override
	protected List<?> getModelSourceConnections() {
		return box().outgoing;
	}

	@Override
	protected List<?> getModelTargetConnections() {
		return box().incoming;
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.LAYOUT_ROLE, new Placing(editing));
		installEditPolicy(EditPolicy.GRAPHICAL_NODE_ROLE, new Ends(editing));
		installEditPolicy(EditPolicy.DIRECT_EDIT_ROLE, new Renaming.Policy(editing));
	}

	@Override
	public DragTracker getDragTracker(Request request) {
		return new DragEditPartsTracker(this) {
			@Override
			protected boolean isMove() {
				return getTargetEditPart() == null || super.isMove();
			}
		};
	}

	@Override
	public void performRequest(Request request) {
		if (request.getType() == RequestConstants.REQ_DIRECT_EDIT) {
			edit();
		} else if (request.getType() == RequestConstants.REQ_OPEN) {
			editing.open(box().view);
		} else {
			super.performRequest(request);
		}
	}

	private void edit() {
		if (editing.isEditable()) {
			editing.tools().editedText(editing.view(), box().view).ifPresent(text -> new Renaming(editing, this, text, boxFigure().text().font(), () -> {
				var area = boxFigure().textArea();
				getFigure().translateToAbsolute(area);
				return area;
			}, box().view.label().alignment() == Alignment.CENTER).show());
		}
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		return type == SnapToHelper.class ? getParent().getAdapter(type) : super.getAdapter(type);
	}

	@Override
	public ConnectionAnchor getSourceConnectionAnchor(ConnectionEditPart connection) {
		return new Way.End(boxFigure(), box());
	}

	@Override
	public ConnectionAnchor getTargetConnectionAnchor(ConnectionEditPart connection) {
		return new Way.End(boxFigure(), box());
	}

	@Override
	public ConnectionAnchor getSourceConnectionAnchor(Request request) {
		return new Way.End(boxFigure(), box());
	}

	@Override
	public ConnectionAnchor getTargetConnectionAnchor(Request request) {
		return new Way.End(boxFigure(), box());
	}

	/** What it is called where it is not seen. */
	String spokenName() {
		var text = box().view.label().text().replace('\n', ' ').strip();
		return text.isEmpty() ? box().view.mapping() : text;
	}

	@Override
	protected AccessibleEditPart getAccessibleEditPart() {
		return new AccessibleGraphicalEditPart() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = spokenName();
			}

			@Override
			public void getDescription(AccessibleEvent event) {
				event.result = box().view.tooltip();
			}
		};
	}
}
