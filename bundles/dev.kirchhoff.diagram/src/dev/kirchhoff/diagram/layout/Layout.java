// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.List;
import java.util.Map;

/**
 * Where everything of a diagram is.
 *
 * @param boxes  by key of a node; x and y from the upper left corner of the parent's box (of ports: of the box whose border they sit on)
 * @param bends  by key of an edge: the points between its ends, in the coordinates of the diagram
 */
public record Layout(Map<String, Bounds> boxes, Map<String, List<Point>> bends) {
	public static final Layout EMPTY = new Layout(Map.of(), Map.of());

	public Layout {
		boxes = Map.copyOf(boxes);
		bends = Map.copyOf(bends);
	}
}
