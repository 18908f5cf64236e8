// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

/** A colour; channels 0..255. */
public record Color(int red, int green, int blue) {
	public static final Color BLACK = new Color(0, 0, 0);
	public static final Color WHITE = new Color(255, 255, 255);

	public Color {
		if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
			throw new IllegalArgumentException("no colour: " + red + ", " + green + ", " + blue);
		}
	}

	/** {@code #RRGGBB}. */
	@Override
	public String toString() {
		return String.format("#%02X%02X%02X", red, green, blue);
	}
}
