// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** Going about the paper with the mouse: Ctrl and the wheel zoom where the mouse is, Shift and the wheel go sideways, the middle button drags the paper. */
public final class Moving implements MouseWheelHandler {
	private static final int MIDDLE = 2;

	private final FigureCanvas canvas;
	private final ZoomManager zoom;
	private Point grabbed;
	private Point viewed;

	private Moving(FigureCanvas canvas, ZoomManager zoom) {
		this.canvas = canvas;
		this.zoom = zoom;
	}

	public static void on(EditPartViewer viewer, ZoomManager zoom) {
		var canvas = (FigureCanvas) viewer.getControl();
		var moving = new Moving(canvas, zoom);
		viewer.setProperty(MouseWheelHandler.KeyGenerator.getKey(SWT.MOD1), moving);
		canvas.addListener(SWT.MouseDown, moving::grab);
		canvas.addListener(SWT.MouseMove, moving::drag);
		canvas.addListener(SWT.MouseUp, moving::release);
		canvas.addListener(SWT.MouseWheel, moving::sideways);
	}

	private void grab(Event event) {
		if (event.button == MIDDLE) {
			grabbed = new Point(event.x, event.y);
			viewed = canvas.getViewport().getViewLocation();
			canvas.setCursor(event.display.getSystemCursor(SWT.CURSOR_HAND));
		}
	}

	private void drag(Event event) {
		if (grabbed != null) {
			canvas.scrollTo(viewed.x + grabbed.x - event.x, viewed.y + grabbed.y - event.y);
		}
	}

	private void release(Event event) {
		if (event.button == MIDDLE && grabbed != null) {
			grabbed = null;
			canvas.setCursor(null);
		}
	}

	private void sideways(Event event) {
		if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.SHIFT) {
			var at = canvas.getViewport().getViewLocation();
			canvas.scrollToX(at.x - event.count * 20);
			event.doit = false;
		}
	}

	@Override
	public void handleMouseWheel(Event event, EditPartViewer viewer) {
		event.doit = false;
		var before = zoom.getZoom();
		var view = canvas.getViewport().getViewLocation();
		double x = (view.x + event.x) / before;
		double y = (view.y + event.y) / before;
		if (event.count > 0) {
			zoom.zoomIn();
		} else {
			zoom.zoomOut();
		}
		if (zoom.getZoom() != before) {
			canvas.getLightweightSystem().getUpdateManager().performUpdate();
			zoom.setViewLocation(new Point((int) Math.round(x * zoom.getZoom()) - event.x, (int) Math.round(y * zoom.getZoom()) - event.y));
		}
	}
}
