// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

/** What figures need to know of where they are drawn. */
interface Canvas {
	Pictures pictures();

	/** Pixels of the screen, or of a picture, for one of the diagram. */
	double scale();
}
