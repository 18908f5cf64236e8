// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.ScalableFreeformLayeredPane;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.Request;
import org.eclipse.gef.editparts.GridLayer;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.swt.SWT;

/** Layers that are scaled by the graphics of the screen, not by rounding every coordinate and font as GEF does: text fits its box at every zoom, and edges are smooth. */
public final class PaperRoot extends ScalableFreeformRootEditPart {
	private static final double[] ZOOMS = { 0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 8 };

	public PaperRoot() {
		getZoomManager().setZoomLevels(ZOOMS);
	}

	/** Where there is no box, the mouse is on the paper, however far it reaches. */
	@Override
	public DragTracker getDragTracker(Request request) {
		return getContents() == null ? super.getDragTracker(request) : getContents().getDragTracker(request);
	}

	@Override
	protected ScalableFreeformLayeredPane createScaledLayers() {
		var layers = new ScalableFreeformLayeredPane() {
			@Override
			protected void paintClientArea(Graphics graphics) {
				graphics.pushState();
				graphics.setAntialias(SWT.ON);
				graphics.setTextAntialias(SWT.ON);
				if (getScale() != 1) {
					graphics.scale(getScale());
				}
				graphics.pushState(); // every layer goes back to here, with the scale
				paintChildren(graphics);
				graphics.popState();
				graphics.popState();
			}
		};
		layers.add(createGridLayer(), LayerConstants.GRID_LAYER);
		layers.add(getPrintableLayers(), LayerConstants.PRINTABLE_LAYERS);
		var feedback = new FreeformLayer();
		feedback.setEnabled(false);
		layers.add(feedback, LayerConstants.SCALED_FEEDBACK_LAYER);
		return layers;
	}

	/** Dense lines are left out when they would be closer than the eye wants. */
	@Override
	protected GridLayer createGridLayer() {
		return new GridLayer() {
			@Override
			protected void paintGrid(Graphics graphics) {
				double zoom = getZoomManager().getZoom();
				int step = gridX;
				while (step * zoom < 8) {
					step *= 2;
				}
				var clip = graphics.getClip(new Rectangle());
				graphics.setForegroundColor(Paint.GRID);
				graphics.setLineWidth(1);
				for (int x = Math.floorDiv(clip.x, step) * step; x <= clip.x + clip.width; x += step) {
					graphics.drawLine(x, clip.y, x, clip.y + clip.height);
				}
				for (int y = Math.floorDiv(clip.y, step) * step; y <= clip.y + clip.height; y += step) {
					graphics.drawLine(clip.x, y, clip.x + clip.width, y);
				}
			}
		};
	}
}
