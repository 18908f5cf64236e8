// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.SharedCursors;
import org.eclipse.gef.editparts.LayerManager;
import org.eclipse.gef.tools.AbstractTool;
import org.eclipse.jface.viewers.StructuredSelection;

/** Selects what is in a rectangle: a container that is wholly in it stands for what it contains. With Ctrl or Shift what was selected stays. */
public final class Marquee extends AbstractTool implements DragTracker {
	private final Editing editing;
	private final boolean tool;
	private IFigure shadow;

	/** @param tool whether it was picked from the palette, or else is a drag on empty paper */
	public Marquee(Editing editing, boolean tool) {
		this.editing = editing;
		this.tool = tool;
		setDefaultCursor(tool ? SharedCursors.CROSS : SharedCursors.ARROW);
		setUnloadWhenFinished(true);
	}

	@Override
	protected String getCommandName() {
		return "select";
	}

	@Override
	protected boolean handleButtonDown(int button) {
		if (button == 1) {
			stateTransition(STATE_INITIAL, STATE_DRAG_IN_PROGRESS);
		} else {
			setState(STATE_INVALID);
		}
		return true;
	}

	private Rectangle area() {
		return new Rectangle(getStartLocation(), getLocation());
	}

	@Override
	protected boolean handleDragInProgress() {
		if (isInState(STATE_DRAG_IN_PROGRESS)) {
			var layer = ((LayerManager) getCurrentViewer().getEditPartRegistry().get(LayerManager.ID)).getLayer(LayerConstants.FEEDBACK_LAYER);
			if (shadow == null) {
				shadow = new Handles.Ghost(Paint.ACCENT);
				layer.add(shadow);
			}
			var area = area();
			shadow.translateToRelative(area);
			shadow.setBounds(area);
		}
		return true;
	}

	@Override
	protected boolean handleButtonUp(int button) {
		if (stateTransition(STATE_DRAG_IN_PROGRESS, STATE_TERMINAL)) {
			select();
		}
		erase();
		handleFinished();
		return true;
	}

	@Override
	protected void handleFinished() {
		if (tool) {
			super.handleFinished();
		}
	}

	private void select() {
		var viewer = getCurrentViewer();
		boolean more = getCurrentInput().isControlKeyDown() || getCurrentInput().isShiftKeyDown();
		var selected = new LinkedHashSet<EditPart>();
		if (more) {
			for (var part : viewer.getSelectedEditParts()) {
				selected.add((EditPart) part);
			}
		}
		var area = area();
		((PaperPart) viewer.getContents()).getFigure().translateToRelative(area);
		if (area.width > 2 || area.height > 2) {
			selected.addAll(within(area));
		}
		selected.remove(viewer.getContents());
		if (selected.isEmpty()) {
			viewer.deselectAll();
		} else {
			viewer.setSelection(new StructuredSelection(selected.toArray()));
		}
	}

	private ArrayList<EditPart> within(Rectangle area) {
		var parts = new ArrayList<EditPart>();
		editing.drawing().roots().forEach(box -> add(box, area, parts));
		for (var line : editing.drawing().lines().values()) {
			if (!line.route.isEmpty() && line.route.stream().allMatch(point -> area.contains(point.x(), point.y()))) {
				add(line, parts);
			}
		}
		return parts;
	}

	private void add(Box box, Rectangle area, ArrayList<EditPart> parts) {
		var origin = box.origin();
		if (area.contains(new Rectangle(origin.x(), origin.y(), box.bounds.width(), box.bounds.height()))) {
			add(box, parts);
		} else {
			box.children.forEach(child -> add(child, area, parts));
		}
	}

	private void add(Object model, ArrayList<EditPart> parts) {
		if (getCurrentViewer().getEditPartRegistry().get(model) instanceof EditPart part) {
			parts.add(part);
		}
	}

	private void erase() {
		if (shadow != null) {
			shadow.getParent().remove(shadow);
			shadow = null;
		}
	}

	@Override
	public void deactivate() {
		erase();
		super.deactivate();
	}

	@Override
	public void commitDrag() {
		// a rectangle selects when the button is released, and not before
	}
}
