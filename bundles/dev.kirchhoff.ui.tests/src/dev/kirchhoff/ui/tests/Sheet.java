// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.util.function.Predicate;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.handles.HandleBounds;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

import dev.kirchhoff.diagram.ui.DiagramPart;
import dev.kirchhoff.diagram.ui.internal.Drawing;
import dev.kirchhoff.diagram.view.View;

/** A diagram as somebody with a mouse has it in front of them. */
record Sheet(DiagramPart part) {
	private static final int TITLE = 12;

	Control canvas() {
		return part.viewer().getControl();
	}

	/** The middle of what stands for an element, on the canvas. */
	Point at(EObject element) {
		var area = area(view -> view.target() == element);
		return new Point(area.x + area.width / 2, area.y + area.height / 2);
	}

	/** The title of a box. */
	Point title(Predicate<View> box) {
		var area = area(box);
		return new Point(area.x + area.width / 2, area.y + TITLE);
	}

	private Rectangle area(Predicate<View> which) {
		part.viewer().flush();
		for (var one : part.viewer().getEditPartRegistry().values()) {
			if (one instanceof GraphicalEditPart edit && edit.getFigure() instanceof HandleBounds figure && Drawing.view(edit.getModel()).filter(which).isPresent()) {
				var area = figure.getHandleBounds().getCopy();
				edit.getFigure().translateToAbsolute(area);
				return area;
			}
		}
		throw new AssertionError("not on the diagram");
	}

	void click(EObject element) {
		Mouse.click(canvas(), at(element));
	}

	/** Clicks on a tool of the palette. */
	void take(String label) {
		var tree = part.paletteTree().getTree();
		for (var item : tree.getItems()) {
			for (var child : item.getItems()) {
				if (child.getText().equals(label)) {
					tree.showItem(child);
					part.paletteTree().setSelection(new StructuredSelection(child.getData()));
					return;
				}
			}
		}
		throw new AssertionError("no tool " + label);
	}

	/** A tool used on an empty place. */
	void put(String label, int x, int y) {
		take(label);
		Mouse.click(canvas(), x, y);
		Workbench.settle();
	}

	/** A tool that leads from one element to another. */
	void connect(String label, EObject from, EObject to) {
		take(label);
		click(from);
		click(to);
		Workbench.settle();
	}
}
