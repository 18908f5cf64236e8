// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

/** A rectangle in pixels; x to the right, y down. */
public record Bounds(int x, int y, int width, int height) {
	public int right() {
		return x + width;
	}

	public int bottom() {
		return y + height;
	}
}
