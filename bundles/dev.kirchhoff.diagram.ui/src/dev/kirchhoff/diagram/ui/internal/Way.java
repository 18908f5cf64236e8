// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.AbstractRouter;
import org.eclipse.draw2d.ChopboxAnchor;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;

/** Lines go where the layout says; only the end that a mouse is moving goes straight to the mouse. */
final class Way extends AbstractRouter {
	/** An end on a box. */
	static final class End extends ChopboxAnchor {
		final Box box;

		End(BoxFigure figure, Box box) {
			super(figure);
			this.box = box;
		}

		@Override
		protected Rectangle getBox() {
			return ((BoxFigure) getOwner()).getHandleBounds();
		}
	}

	@Override
	public void route(Connection connection) {
		var source = connection.getSourceAnchor();
		var target = connection.getTargetAnchor();
		if (source == null || target == null) {
			return;
		}
		var points = new PointList();
		if (connection instanceof LineFigure figure && source instanceof End from && target instanceof End to && from.box == figure.line().source && to.box == figure.line().target) {
			figure.line().route.forEach(point -> points.addPoint(point.x(), point.y()));
		}
		if (points.size() < 2) {
			points.removeAllPoints();
			var start = getStartPoint(connection);
			connection.translateToRelative(start);
			points.addPoint(start);
			var end = getEndPoint(connection);
			connection.translateToRelative(end);
			points.addPoint(end);
		}
		connection.setPoints(points);
	}
}
