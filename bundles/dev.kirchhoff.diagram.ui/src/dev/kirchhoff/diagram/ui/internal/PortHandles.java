// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.NonResizableEditPolicy;
import org.eclipse.gef.requests.ChangeBoundsRequest;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.view.Side;

/** A selected port: it slides along the border of its box, on the sides where the notation allows it. */
final class PortHandles extends NonResizableEditPolicy {
	private final Editing editing;

	PortHandles(Editing editing) {
		this.editing = editing;
	}

	private Box port() {
		return ((BoxPart) getHost()).box();
	}

	@Override
	protected List<?> createSelectionHandles() {
		return List.of(Handles.frame((GraphicalEditPart) getHost()));
	}

	@Override
	public Command getCommand(Request request) {
		return editing.isEditable() ? super.getCommand(request) : null;
	}

	@Override
	protected Command getMoveCommand(ChangeBoundsRequest request) {
		return Step.move("Move", port().key, onBorder(request));
	}

	@Override
	protected Command getOrphanCommand(Request request) {
		return null;
	}

	private Bounds onBorder(ChangeBoundsRequest request) {
		var at = port().bounds;
		int x = at.x() + Handles.scaled(request.getMoveDelta().x, editing.zoom());
		int y = at.y() + Handles.scaled(request.getMoveDelta().y, editing.zoom());
		return nearest(new Bounds(x, y, at.width(), at.height()), port().parent.bounds, port().view.style().sides());
	}

	/** The place astride on the border that is nearest to a wanted one. */
	static Bounds nearest(Bounds wanted, Bounds box, Set<Side> sides) {
		Bounds best = wanted;
		long least = Long.MAX_VALUE;
		for (var side : sides.isEmpty() ? EnumSet.allOf(Side.class) : sides) {
			int along = Math.clamp(wanted.x(), 0, Math.max(0, box.width() - wanted.width()));
			int down = Math.clamp(wanted.y(), 0, Math.max(0, box.height() - wanted.height()));
			var place = switch (side) {
				case WEST -> new Bounds(-wanted.width() / 2, down, wanted.width(), wanted.height());
				case EAST -> new Bounds(box.width() - wanted.width() + wanted.width() / 2, down, wanted.width(), wanted.height());
				case NORTH -> new Bounds(along, -wanted.height() / 2, wanted.width(), wanted.height());
				case SOUTH -> new Bounds(along, box.height() - wanted.height() + wanted.height() / 2, wanted.width(), wanted.height());
			};
			long distance = (long) (place.x() - wanted.x()) * (place.x() - wanted.x()) + (long) (place.y() - wanted.y()) * (place.y() - wanted.y());
			if (distance < least) {
				least = distance;
				best = place;
			}
		}
		return best;
	}

	@Override
	protected IFigure createDragSourceFeedbackFigure() {
		var ghost = new Handles.Ghost(Paint.ACCENT);
		addFeedback(ghost);
		return ghost;
	}

	@Override
	protected void showChangeBoundsFeedback(ChangeBoundsRequest request) {
		var place = onBorder(request);
		var frame = ((BoxPart) getHost().getParent()).boxFigure();
		var area = new Rectangle(frame.getHandleBounds().x + place.x(), frame.getHandleBounds().y + place.y(), place.width(), place.height());
		frame.translateToAbsolute(area);
		var feedback = getDragSourceFeedbackFigure();
		feedback.translateToRelative(area);
		feedback.setBounds(area);
	}
}
