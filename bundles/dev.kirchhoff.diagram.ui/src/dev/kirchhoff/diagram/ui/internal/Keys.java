// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.ui.parts.GraphicalViewerKeyHandler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.widgets.Event;

import dev.kirchhoff.diagram.layout.Bounds;

/**
 * Arrows move what is selected, by one pixel or with Shift by ten; Tab goes from box to box and with Ctrl the arrows go to the neighbor in
 * their direction. What cannot be moved lets the arrows go on to its neighbors.
 */
public final class Keys extends GraphicalViewerKeyHandler {
	private static final int FAR = 10;

	private final GraphicalViewer viewer;
	private final Editing editing;
	private final Steps steps;

	public Keys(GraphicalViewer viewer, Editing editing, Steps steps) {
		super(viewer);
		this.viewer = viewer;
		this.editing = editing;
		this.steps = steps;
		viewer.getControl().addListener(SWT.Traverse, this::traverse);
	}

	@Override
	public boolean keyPressed(KeyEvent event) {
		return isArrow(event.keyCode) && editing.drawing() != null && arrow(event) || super.keyPressed(event);
	}

	private static boolean isArrow(int key) {
		return key == SWT.ARROW_LEFT || key == SWT.ARROW_RIGHT || key == SWT.ARROW_UP || key == SWT.ARROW_DOWN;
	}

	private boolean arrow(KeyEvent event) {
		int modifiers = event.stateMask & SWT.MODIFIER_MASK;
		if (modifiers == SWT.CTRL) {
			event.stateMask &= ~SWT.CTRL;
			return super.keyPressed(event);
		}
		if (viewer.getSelectedEditParts().isEmpty()) {
			return modifiers == 0 && step(1);
		}
		return (modifiers == 0 || modifiers == SWT.SHIFT) && nudge(event.keyCode, modifiers == SWT.SHIFT ? FAR : 1);
	}

	/** Moves the selected boxes as one step. Gives whether there are any that can be moved. */
	private boolean nudge(int key, int by) {
		var selected = new ArrayList<Box>();
		for (var part : viewer.getSelectedEditParts()) {
			if (part instanceof BoxPart box) {
				selected.add(box.box());
			}
		}
		var boxes = editing.isEditable() ? Arrange.movable(selected) : List.<Box>of();
		if (boxes.isEmpty()) {
			return false;
		}
		int x = key == SWT.ARROW_LEFT ? -by : key == SWT.ARROW_RIGHT ? by : 0;
		int y = key == SWT.ARROW_UP ? -by : key == SWT.ARROW_DOWN ? by : 0;
		var moves = new LinkedHashMap<String, Bounds>();
		for (var box : boxes) {
			moves.put(box.key, new Bounds(box.bounds.x() + x, box.bounds.y() + y, box.bounds.width(), box.bounds.height()));
		}
		steps.layout(boxes.size() == 1 ? "Move" : "Move " + boxes.size() + " Elements", Arrange.apply(editing.drawing(), moves, Map.of()));
		return true;
	}

	/** Tab leaves the canvas where there is no further box, and where nothing is selected. */
	private void traverse(Event event) {
		boolean back = event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
		if ((back || event.detail == SWT.TRAVERSE_TAB_NEXT) && (event.stateMask & SWT.CTRL) == 0 && editing.drawing() != null && !viewer.getSelectedEditParts().isEmpty()) {
			event.doit = !step(back ? -1 : 1);
		}
	}

	/** Selects the next box; the first if none is selected. Gives whether there is one. */
	private boolean step(int by) {
		var boxes = new ArrayList<Box>();
		collect(editing.drawing().roots(), boxes);
		int at = viewer.getSelectedEditParts().isEmpty() ? -1 : boxes.indexOf(((EditPart) viewer.getSelectedEditParts().getLast()).getModel());
		if (at + by < 0 || at + by >= boxes.size() || !(viewer.getEditPartRegistry().get(boxes.get(at + by)) instanceof EditPart next)) {
			return false;
		}
		viewer.select(next);
		viewer.reveal(next);
		return true;
	}

	private static void collect(List<Box> from, List<Box> boxes) {
		for (var box : from) {
			boxes.add(box);
			collect(box.ports, boxes);
			collect(box.children, boxes);
		}
	}
}
