// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

/** What figures need to know of where they are drawn. */
public interface Canvas {
	Pictures pictures();

	/** Pixels of the screen, or of a picture, for one of the diagram. */
	double scale();

	/** Pixels of the canvas for one of the diagram, as the person has chosen. */
	double zoom();
}
