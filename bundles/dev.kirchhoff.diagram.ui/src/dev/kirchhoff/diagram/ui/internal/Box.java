// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.NodeView;

/** A box as it is drawn now. The same object as long as there is a view with its key, so that its edit part stays. */
public final class Box {
	final String key;
	NodeView view;
	Bounds bounds;
	/** Of a text beside it, from its own upper left corner; null if there is none. */
	Bounds beside;
	Box parent;
	boolean port;
	List<Box> children = List.of();
	List<Box> ports = List.of();
	List<Line> outgoing = new ArrayList<>();
	List<Line> incoming = new ArrayList<>();

	Box(String key) {
		this.key = key;
	}

	/** Whether it is in another one, however deep, or is it. */
	boolean isIn(Box other) {
		for (var box = this; box != null; box = box.parent) {
			if (box == other) {
				return true;
			}
		}
		return false;
	}

	/** Where its upper left corner is on the diagram. */
	Point origin() {
		int x = 0;
		int y = 0;
		for (var box = this; box != null; box = box.parent) {
			x += box.bounds.x();
			y += box.bounds.y();
		}
		return new Point(x, y);
	}

	boolean hasCompartments() {
		return switch (view.kind()) {
			case LIST, HORIZONTAL_STACK, VERTICAL_STACK -> true;
			case FREE, NODE, ITEM -> false;
		};
	}

	@Override
	public String toString() {
		return key;
	}
}
