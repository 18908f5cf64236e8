// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

/** A side of a box. */
public enum Side {
	WEST, SOUTH, EAST, NORTH
}
