// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import java.util.List;
import java.util.Set;

/**
 * How a node or container is drawn.
 *
 * @param fill        background; of containers where the gradient starts
 * @param fillTo      where the gradient ends; equal to {@code fill}: no gradient
 * @param borderWidth pixels; 0: none
 * @param arc         width and height of rounded corners in pixels; 0: square corners
 * @param width       pixels; {@link #AUTO}: as much as the contents need
 * @param height      pixels; {@link #AUTO}: as much as the contents need
 * @param labelInside whether the label stands in the box (containers: always, at the top) or beside it
 * @param sides       of the parent on which a port may sit
 * @param image       {@code /bundle/path} of what an IMAGE shows; empty for others
 * @param gauges      sections of a GAUGE
 */
public record NodeStyle(Shape shape, Color fill, Color fillTo, Gradient gradient, Color border, int borderWidth, LineStyle borderLine, int arc, int width, int height, Resize resize,
		boolean labelInside, Set<Side> sides, String image, List<Gauge> gauges) {
	/** A size that the contents decide. */
	public static final int AUTO = -1;

	/** The outline. */
	public enum Shape {
		RECTANGLE, ELLIPSE, LOZENGE, NOTE, DOT, TRIANGLE, RING, STROKE, PARALLELOGRAM, IMAGE, GAUGE
	}

	/** The direction in which a background changes. */
	public enum Gradient {
		LEFT_TO_RIGHT, LIQUID, TOP_TO_BOTTOM
	}

	/** In which directions a person may resize it. */
	public enum Resize {
		NONE, BOTH, NORTH_SOUTH, EAST_WEST
	}

	/** A bar that is full at {@code max}. */
	public record Gauge(int min, int max, int value, Color background, Color foreground, String label) {
	}

	public NodeStyle {
		sides = Set.copyOf(sides);
		gauges = List.copyOf(gauges);
	}
}
