// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;

/** Chooses a zoom at which a diagram is seen as a whole; never enlarges it. */
public final class Fit {
	private Fit() {
	}

	/** @param least the smallest zoom that is still wanted */
	public static void page(Editing editing, GraphicalViewer viewer, ZoomManager zoom, double least) {
		fit(editing, viewer, zoom, least, true);
	}

	static void width(Editing editing, GraphicalViewer viewer, ZoomManager zoom) {
		fit(editing, viewer, zoom, 0, false);
	}

	private static void fit(Editing editing, GraphicalViewer viewer, ZoomManager zoom, double least, boolean wholly) {
		var canvas = (FigureCanvas) viewer.getControl();
		var room = canvas.getClientArea();
		if (room.width < 2 * PaperPart.MARGIN || editing.drawing() == null) {
			return;
		}
		var extent = editing.drawing().geometry().extent();
		double across = room.width / (extent.width() + 2.0 * PaperPart.MARGIN);
		double down = room.height / (extent.height() + 2.0 * PaperPart.MARGIN);
		double fits = Math.floor(100 * Math.min(1, wholly ? Math.min(across, down) : across)) / 100;
		zoom.setZoom(Math.clamp(fits, Math.max(least, zoom.getMinZoom()), 1));
		viewer.flush();
		zoom.setViewLocation(new Point((int) ((extent.x() - PaperPart.MARGIN) * zoom.getZoom()), (int) ((extent.y() - PaperPart.MARGIN) * zoom.getZoom())));
	}
}
