// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.LayoutEditPolicy;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.gef.requests.CreateRequest;

import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/** What comes into a box or onto the paper: new elements, elements from elsewhere, boxes of other containers. */
final class Placing extends LayoutEditPolicy {
	/** What {@link CreateRequest#getNewObject} gives when elements of another view are dropped. */
	record Dropped(List<EObject> elements) {
	}

	private final Editing editing;

	Placing(Editing editing) {
		this.editing = editing;
	}

	private View container() {
		return getHost() instanceof BoxPart part ? part.box().view : editing.view();
	}

	@Override
	protected EditPolicy createChildEditPolicy(EditPart child) {
		return ((BoxPart) child).box().port ? new PortHandles(editing) : new Handles(editing);
	}

	/** Whoever takes it, from the innermost outwards; the innermost refuses if nobody does. */
	@Override
	public EditPart getTargetEditPart(Request request) {
		if (RequestConstants.REQ_CREATE.equals(request.getType())) {
			return outwards(request, change((CreateRequest) request).isPresent());
		}
		if (RequestConstants.REQ_MOVE.equals(request.getType()) || RequestConstants.REQ_ADD.equals(request.getType())) {
			var parts = ((ChangeBoundsRequest) request).getEditParts();
			boolean inside = parts.stream().allMatch(part -> ((EditPart) part).getParent() == getHost());
			return outwards(request, inside || drop(parts).isPresent());
		}
		return null;
	}

	private EditPart outwards(Request request, boolean accepted) {
		if (accepted || !(getHost().getParent() instanceof BoxPart) && !(getHost().getParent() instanceof PaperPart)) {
			return getHost();
		}
		var outer = getHost().getParent().getTargetEditPart(request);
		return outer == null ? getHost() : outer;
	}

	private Optional<Change> change(CreateRequest request) {
		return switch (editing.isEditable() ? request.getNewObject() : null) {
			case PaletteTool tool when tool.kind() == PaletteTool.Kind.ACTION -> editing.tools().act(tool.id(), editing.view(), container());
			case PaletteTool tool -> editing.tools().create(tool, editing.view(), container());
			case Dropped dropped -> editing.tools().dropElements(editing.view(), dropped.elements(), container()).or(() -> editing.adding(dropped.elements(), container()));
			case null, default -> Optional.empty();
		};
	}

	private Optional<Change> drop(List<?> parts) {
		var views = new ArrayList<NodeView>();
		for (var part : parts) {
			if (!(part instanceof BoxPart box) || getHost() instanceof BoxPart host && host.box().isIn(box.box())) {
				return Optional.empty();
			}
			views.add(box.box().view);
		}
		return editing.isEditable() ? editing.tools().drop(editing.view(), views, container()) : Optional.empty();
	}

	@Override
	protected Command getCreateCommand(CreateRequest request) {
		var label = request.getNewObject() instanceof PaletteTool tool ? tool.label() : "Drop";
		var size = request.getSize();
		int width = size == null ? 0 : (int) Math.round(size.width / editing.zoom());
		int height = size == null ? 0 : (int) Math.round(size.height / editing.zoom());
		return Step.of(label, change(request), new Landing.At(inHost(request.getLocation()), width, height));
	}

	@Override
	protected Command getAddCommand(Request generic) {
		var request = (ChangeBoundsRequest) generic;
		var places = new LinkedHashMap<NodeView, Point>();
		for (var one : request.getEditParts()) {
			if (one instanceof BoxPart part) {
				places.put(part.box().view, place(part, request));
			}
		}
		return Step.of("Move", drop(request.getEditParts()), new Landing.Moved(places));
	}

	private Point place(BoxPart part, ChangeBoundsRequest request) {
		var area = part.boxFigure().getHandleBounds().getCopy();
		part.getFigure().translateToAbsolute(area);
		return inHost(request.getTransformedRectangle(area).getLocation());
	}

	/** From a place on the canvas. */
	private Point inHost(org.eclipse.draw2d.geometry.Point onCanvas) {
		var at = onCanvas.getCopy();
		((PaperPart) getHost().getViewer().getContents()).getFigure().translateToRelative(at);
		if (getHost() instanceof BoxPart part) {
			var origin = part.box().origin();
			return new Point(Math.max(0, at.x - origin.x()), Math.max(0, at.y - origin.y()));
		}
		return new Point(at.x, at.y);
	}

	/** Boxes that stay in their container move themselves. */
	@Override
	protected Command getMoveChildrenCommand(Request request) {
		return null;
	}

	@Override
	protected void showLayoutTargetFeedback(Request request) {
		var type = request.getType();
		if (RequestConstants.REQ_CREATE.equals(type)) {
			mark(change((CreateRequest) request).isPresent());
		} else if (RequestConstants.REQ_ADD.equals(type)) {
			mark(drop(((ChangeBoundsRequest) request).getEditParts()).isPresent());
		}
	}

	private void mark(boolean accepted) {
		switch (getHost()) {
			case BoxPart part -> part.boxFigure().mark(accepted ? BoxFigure.Mark.TARGET : BoxFigure.Mark.REFUSED);
			case PaperPart paper -> paper.mark(accepted);
			default -> throw new IllegalStateException(getHost().toString());
		}
	}

	@Override
	protected void eraseLayoutTargetFeedback(Request request) {
		switch (getHost()) {
			case BoxPart part -> part.boxFigure().mark(BoxFigure.Mark.NONE);
			case PaperPart paper -> paper.mark(false);
			default -> throw new IllegalStateException(getHost().toString());
		}
	}

	@Override
	protected IFigure createSizeOnDropFeedback(CreateRequest request) {
		var ghost = new Handles.Ghost(Paint.ACCENT);
		addFeedback(ghost);
		return ghost;
	}

	@Override
	protected void showSizeOnDropFeedback(CreateRequest request) {
		var area = new Rectangle(request.getLocation(), request.getSize());
		var feedback = getSizeOnDropFeedback(request);
		feedback.translateToRelative(area);
		feedback.setBounds(area);
	}
}
