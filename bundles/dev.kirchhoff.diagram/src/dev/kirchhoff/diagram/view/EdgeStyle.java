// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

/**
 * How an edge is drawn.
 *
 * @param width pixels
 */
public record EdgeStyle(Color stroke, int width, LineStyle line, Arrow sourceArrow, Arrow targetArrow, Routing routing) {
	/** What an edge ends in, as far as it can be told apart: open or closed, filled or not. */
	public enum Arrow {
		NONE, OPEN, CLOSED, FILLED, DIAMOND, FILLED_DIAMOND, DOT, CIRCLE_PLUS, OUT_OPEN, OUT_CLOSED, OUT_FILLED
	}

	/** How an edge finds its way. */
	public enum Routing {
		STRAIGHT, MANHATTAN, TREE
	}
}
