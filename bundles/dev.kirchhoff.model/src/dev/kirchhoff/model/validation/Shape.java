// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

/** What flows between layers. A vector has height and width 1. */
public record Shape(int channels, int height, int width) {

	public static Shape vector(int length) {
		return new Shape(length, 1, 1);
	}

	public boolean isVector() {
		return height == 1 && width == 1;
	}

	/** Number of values. */
	public long size() {
		return (long) channels * height * width;
	}

	/** "8" or "3 x 32 x 32". */
	@Override
	public String toString() {
		return isVector() ? Integer.toString(channels) : channels + " x " + height + " x " + width;
	}
}
