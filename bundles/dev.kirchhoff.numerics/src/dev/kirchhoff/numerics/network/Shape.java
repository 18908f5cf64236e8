// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Extent of one sample's values at a node: {@code channels} maps of {@code height} x {@code width}; a vector of n values
 * is (n, 1, 1). The feature index of (c, h, w) is {@code (c * height + h) * width + w} (NCHW).
 *
 * @since 1.0
 */
public record Shape(int channels, int height, int width) {

	public Shape {
		if (channels < 1 || height < 1 || width < 1)
			throw new ShapeException(
					"shape " + channels + "x" + height + "x" + width + " has an extent that is not positive");
		if ((long) channels * height > Integer.MAX_VALUE / width)
			throw new ShapeException("shape " + channels + "x" + height + "x" + width + " is too large");
	}

	public static Shape vector(int length) {
		return new Shape(length, 1, 1);
	}

	/** Number of values of one sample. */
	public int size() {
		return channels * height * width;
	}

	public boolean isVector() {
		return height == 1 && width == 1;
	}

	/** {@code 10} for a vector, {@code 3x32x32} for maps. */
	@Override
	public String toString() {
		return isVector() ? Integer.toString(channels) : channels + "x" + height + "x" + width;
	}
}
