// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.pictures;

/** A square colour picture under way. Not for several threads. */
final class Canvas {
	static final int SIDE = 32;
	private static final int PIXELS = SIDE * SIDE;
	/** Beyond its radius so much of a figure may show. */
	private static final double REACH = 1.5;

	private final float[][] maps = new float[3][PIXELS];

	/** How deep a point is inside a figure of radius about 1; negative outside. */
	interface Form {
		double depth(double x, double y);
	}

	/** Paints all with a slope between the colours of three corners; returns the mean colour. */
	float[] slope(Dice dice) {
		var mean = new float[3];
		for (int c = 0; c < 3; c++) {
			double corner = dice.next();
			double right = 0.6 * (dice.next() - 0.5);
			double down = 0.6 * (dice.next() - 0.5);
			mean[c] = (float) (corner + 0.5 * (right + down));
			for (int p = 0; p < PIXELS; p++) {
				maps[c][p] = (float) (corner + (right * (p % SIDE) + down * (p / SIDE)) / SIDE);
			}
		}
		return mean;
	}

	/**
	 * Paints a form with its edges smoothed over a pixel.
	 *
	 * @param x      of the middle, in pixels, as y
	 * @param across radius along its own x, as along
	 * @param cos    of its turn, as sin
	 */
	void fill(Form form, double x, double y, double across, double along, double cos, double sin, float[] colour) {
		double reach = REACH * Math.max(across, along) + 1;
		int left = Math.max(0, (int) Math.floor(x - reach));
		int right = Math.min(SIDE - 1, (int) Math.floor(x + reach));
		int top = Math.max(0, (int) Math.floor(y - reach));
		int bottom = Math.min(SIDE - 1, (int) Math.floor(y + reach));
		double pixels = Math.min(across, along);
		for (int row = top; row <= bottom; row++) {
			for (int column = left; column <= right; column++) {
				double dx = column + 0.5 - x;
				double dy = row + 0.5 - y;
				double depth = form.depth((cos * dx + sin * dy) / across, (cos * dy - sin * dx) / along);
				float cover = (float) Math.min(1, Math.max(0, depth * pixels + 0.5));
				if (cover > 0) {
					int p = row * SIDE + column;
					for (int c = 0; c < 3; c++) {
						maps[c][p] += cover * (colour[c] - maps[c][p]);
					}
				}
			}
		}
	}

	/** Puts the picture, with grain, into samples; what leaves 0..1 is cut off. */
	void put(float noise, float[] grain, float[] inputs, int at) {
		for (int c = 0; c < 3; c++) {
			for (int p = 0; p < PIXELS; p++) {
				inputs[at + c * PIXELS + p] = Math.min(1, Math.max(0, maps[c][p] + noise * grain[c * PIXELS + p]));
			}
		}
	}
}
