// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

/** How a line is drawn. */
public enum LineStyle {
	SOLID, DASH, DOT, DASH_DOT
}
