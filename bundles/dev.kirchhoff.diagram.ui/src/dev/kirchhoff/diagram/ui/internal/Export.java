// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.LayerManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;

import dev.kirchhoff.diagram.layout.Bounds;

/** The whole diagram as a picture, as it is on the paper. */
public final class Export {
	private static final int MARGIN = 12;
	private static final int LARGEST = 12_000;

	private Export() {
	}

	/** Pixels for one of the diagram: as wanted, unless the picture would be too large for memory. */
	public static double scale(Bounds extent, double wanted) {
		int longest = Math.max(extent.width(), extent.height()) + 2 * MARGIN;
		return Math.min(wanted, LARGEST / (double) longest);
	}

	public static ImageData picture(GraphicalViewer viewer, Bounds extent, double scale, dev.kirchhoff.diagram.view.Color background) {
		var layers = (IFigure) ((LayerManager) viewer.getEditPartRegistry().get(LayerManager.ID)).getLayer(LayerConstants.PRINTABLE_LAYERS);
		int width = Math.max(1, (int) Math.ceil((extent.width() + 2 * MARGIN) * scale));
		int height = Math.max(1, (int) Math.ceil((extent.height() + 2 * MARGIN) * scale));
		var image = new Image(Display.getCurrent(), width, height);
		var gc = new GC(image);
		var graphics = new SWTGraphics(gc);
		try {
			graphics.setBackgroundColor(new Color(background.red(), background.green(), background.blue()));
			graphics.fillRectangle(0, 0, width, height);
			graphics.setAntialias(SWT.ON);
			graphics.setTextAntialias(SWT.ON);
			graphics.scale(scale);
			graphics.translate(MARGIN - extent.x(), MARGIN - extent.y());
			layers.paint(graphics);
			return image.getImageData(100);
		} finally {
			graphics.dispose();
			gc.dispose();
			image.dispose();
		}
	}
}
