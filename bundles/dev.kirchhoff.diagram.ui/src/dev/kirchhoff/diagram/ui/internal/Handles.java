// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.Cursors;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.LineBorder;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ResizableEditPolicy;
import org.eclipse.gef.handles.MoveHandle;
import org.eclipse.gef.handles.ResizeHandle;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

import dev.kirchhoff.diagram.layout.Bounds;

/** A selected box: its frame, its handles where it can be resized, and the shadow it casts while it is dragged. Nothing is laid out before the mouse is released. */
final class Handles extends ResizableEditPolicy {
	private static final int[] ALL = { PositionConstants.NORTH_WEST, PositionConstants.NORTH, PositionConstants.NORTH_EAST, PositionConstants.EAST, PositionConstants.SOUTH_EAST,
			PositionConstants.SOUTH, PositionConstants.SOUTH_WEST, PositionConstants.WEST };
	private static final int UPRIGHT = PositionConstants.NORTH | PositionConstants.SOUTH;
	private static final int LEVEL = PositionConstants.EAST | PositionConstants.WEST;

	private final Editing editing;

	Handles(Editing editing) {
		this.editing = editing;
	}

	private Box box() {
		return ((BoxPart) getHost()).box();
	}

	@Override
	protected List<?> createSelectionHandles() {
		var handles = new ArrayList<IFigure>();
		var part = (GraphicalEditPart) getHost();
		handles.add(frame(part));
		boolean across = editing.isEditable() && Arrange.isResizable(box(), true);
		boolean down = editing.isEditable() && Arrange.isResizable(box(), false);
		for (int direction : ALL) {
			boolean corner = (direction & LEVEL) != 0 && (direction & UPRIGHT) != 0;
			boolean free = corner || box().ports.isEmpty(); // a port is taken hold of where it is, not the side below it
			if (free && (across || (direction & LEVEL) == 0) && (down || (direction & UPRIGHT) == 0)) {
				handles.add(new Grip(part, direction));
			}
		}
		return handles;
	}

	static IFigure frame(GraphicalEditPart part) {
		var frame = new MoveHandle(part);
		frame.setBorder(new LineBorder(Paint.ACCENT, 2));
		frame.setCursor(Cursors.ARROW);
		return frame;
	}

	@Override
	public Command getCommand(Request request) {
		return editing.isEditable() ? super.getCommand(request) : null;
	}

	@Override
	protected Command getMoveCommand(ChangeBoundsRequest request) {
		return Arrange.isMovable(box()) ? Step.move("Move", box().key, changed(request)) : null;
	}

	@Override
	protected Command getResizeCommand(ChangeBoundsRequest request) {
		return Step.move("Resize", box().key, changed(request));
	}

	/** Where it is dropped says what happens. */
	@Override
	protected Command getOrphanCommand(Request request) {
		return null;
	}

	private Bounds changed(ChangeBoundsRequest request) {
		double zoom = editing.zoom();
		var from = box().bounds;
		int width = Math.max(4, from.width() + scaled(request.getSizeDelta().width, zoom));
		int height = Math.max(4, from.height() + scaled(request.getSizeDelta().height, zoom));
		return new Bounds(from.x() + scaled(request.getMoveDelta().x, zoom), from.y() + scaled(request.getMoveDelta().y, zoom), width, height);
	}

	static int scaled(int pixels, double zoom) {
		return (int) Math.round(pixels / zoom);
	}

	@Override
	protected IFigure createDragSourceFeedbackFigure() {
		var ghost = new Ghost(Paint.ACCENT);
		ghost.setBounds(getInitialFeedbackBounds());
		addFeedback(ghost);
		return ghost;
	}

	static void knob(Graphics graphics, Rectangle bounds) {
		graphics.setAntialias(SWT.ON);
		var area = bounds.getCopy();
		area.width--;
		area.height--;
		graphics.setBackgroundColor(Paint.WHITE);
		graphics.fillOval(area);
		graphics.setForegroundColor(Paint.ACCENT);
		graphics.setLineWidth(2);
		graphics.drawOval(area.shrink(1, 1));
	}

	/** A handle to pull at. */
	private static final class Grip extends ResizeHandle {
		private static final int SIZE = 9;

		Grip(GraphicalEditPart part, int direction) {
			super(part, direction);
			setPreferredSize(SIZE, SIZE);
		}

		@Override
		public void paintFigure(Graphics graphics) {
			knob(graphics, getBounds());
		}
	}

	/** Where something would be. */
	static final class Ghost extends Figure {
		private final Color color;

		Ghost(Color color) {
			this.color = color;
		}

		@Override
		protected void paintFigure(Graphics graphics) {
			graphics.pushState();
			var area = getBounds();
			graphics.setBackgroundColor(color);
			graphics.setAlpha(40);
			graphics.fillRectangle(area);
			graphics.setAlpha(255);
			graphics.setForegroundColor(color);
			graphics.setLineWidth(1);
			graphics.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
			graphics.popState();
		}
	}
}
