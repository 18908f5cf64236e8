// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.CompoundSnapToHelper;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.SnapToGeometry;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.SnapToHelper;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.editpolicies.RootComponentEditPolicy;
import org.eclipse.gef.editpolicies.SnapFeedbackPolicy;
import org.eclipse.gef.requests.SelectionRequest;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** The diagram itself: white paper that boxes stand on, in every theme, because the colours of a notation are chosen for paper and it is printed and exported as it is seen. */
final class PaperPart extends AbstractGraphicalEditPart {
	/** Around everything, so that something can be put there. */
	static final int MARGIN = 30;

	private final Editing editing;
	private boolean marked;

	PaperPart(Editing editing, Drawing drawing) {
		this.editing = editing;
		setModel(drawing);
	}

	private Drawing drawing() {
		return (Drawing) getModel();
	}

	@Override
	protected IFigure createFigure() {
		return new FreeformLayer() {
			@Override
			public Rectangle getFreeformExtent() {
				return super.getFreeformExtent().getExpanded(MARGIN, MARGIN);
			}

			@Override
			protected void paintFigure(Graphics graphics) {
				if (marked) {
					graphics.setForegroundColor(Paint.ALLOWED);
					graphics.setLineWidth(2);
					graphics.drawRectangle(getBounds().getCopy().shrink(1, 1));
				}
			}
		};
	}

	void mark(boolean newMarked) {
		if (marked != newMarked) {
			marked = newMarked;
			getFigure().repaint();
		}
	}

	@Override
	protected List<?> getModelChildren() {
		return drawing().roots();
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.COMPONENT_ROLE, new RootComponentEditPolicy());
		installEditPolicy(EditPolicy.LAYOUT_ROLE, new Placing(editing));
		installEditPolicy("snap", new SnapFeedbackPolicy());
	}

	/** Drawing a rectangle on empty paper selects what is in it. */
	@Override
	public DragTracker getDragTracker(Request request) {
		return request instanceof SelectionRequest selection && selection.getLastButtonPressed() == 3 ? new org.eclipse.gef.tools.DeselectAllTracker(this) : new Marquee(editing, false);
	}

	@Override
	public void performRequest(Request request) {
		if (request.getType() == RequestConstants.REQ_OPEN) {
			editing.open(drawing().view());
		}
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		return type == SnapToHelper.class ? snapping() : super.getAdapter(type);
	}

	private SnapToHelper snapping() {
		var helpers = new ArrayList<SnapToHelper>();
		if (Boolean.TRUE.equals(getViewer().getProperty(SnapToGeometry.PROPERTY_SNAP_ENABLED))) {
			helpers.add(new SnapToGeometry(this));
		}
		if (Boolean.TRUE.equals(getViewer().getProperty(SnapToGrid.PROPERTY_GRID_ENABLED))) {
			helpers.add(new SnapToGrid(this));
		}
		return switch (helpers.size()) {
			case 0 -> null;
			case 1 -> helpers.getFirst();
			default -> new CompoundSnapToHelper(helpers.toArray(SnapToHelper[]::new));
		};
	}

	@Override
	protected AccessibleEditPart getAccessibleEditPart() {
		return new AccessibleGraphicalEditPart() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = drawing().view().title();
			}
		};
	}
}
