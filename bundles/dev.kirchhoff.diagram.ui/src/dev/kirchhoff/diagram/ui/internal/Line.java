// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.EdgeView;

/** An edge as it is drawn now. The same object as long as there is a view with its key. */
public final class Line {
	final String key;
	EdgeView view;
	/** From outline to outline, on the diagram. */
	List<Point> route = List.of();
	/** Of the texts at its start, middle and end, on the diagram; null where there is none. */
	Bounds begin;
	Bounds center;
	Bounds end;
	Box source;
	Box target;

	Line(String key) {
		this.key = key;
	}

	@Override
	public String toString() {
		return key;
	}
}
