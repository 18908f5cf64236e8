// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.ConnectionLocator;
import org.eclipse.draw2d.Graphics;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.handles.ConnectionHandle;
import org.eclipse.gef.tools.ConnectionEndpointTracker;

/** Where an end of a selected line is taken hold of, to pull it to another box. */
final class LineEnd extends ConnectionHandle {
	private static final int SIZE = 9;

	private final LinePart part;
	private final boolean atSource;

	LineEnd(LinePart part, boolean atSource) {
		this.part = part;
		this.atSource = atSource;
		setOwner(part);
		setLocator(new ConnectionLocator(part.getConnectionFigure(), atSource ? ConnectionLocator.SOURCE : ConnectionLocator.TARGET));
		setPreferredSize(SIZE, SIZE);
	}

	@Override
	protected DragTracker createDragTracker() {
		var tracker = new ConnectionEndpointTracker(part);
		tracker.setCommandName(atSource ? RequestConstants.REQ_RECONNECT_SOURCE : RequestConstants.REQ_RECONNECT_TARGET);
		tracker.setDefaultCursor(getCursor());
		return tracker;
	}

	@Override
	public void paintFigure(Graphics graphics) {
		Handles.knob(graphics, getBounds());
	}
}
