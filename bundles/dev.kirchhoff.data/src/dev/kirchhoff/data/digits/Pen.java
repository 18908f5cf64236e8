// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.digits;

import java.util.Arrays;

/** Draws strokes of a round pen, edges smoothed over one pixel. Not for several threads. */
final class Pen {
	/** Straight pieces between two points of a stroke. */
	private static final int PIECES = 4;

	private final int side;
	/** Squared distance of each pixel's centre to the nearest stroke. */
	private final float[] distance;

	/** @param side pixels of the square image */
	Pen(int side) {
		this.side = side;
		distance = new float[side * side];
	}

	void clear() {
		Arrays.fill(distance, Float.MAX_VALUE);
	}

	/**
	 * Moves the pen along a smooth line (Catmull and Rom's spline) through points.
	 *
	 * @param points x, y, x, y, ... in pixels
	 * @param reach  no pixel further away than this will be inked
	 */
	void stroke(double[] points, double reach) {
		int last = points.length / 2 - 1;
		double x = points[0];
		double y = points[1];
		for (int k = 0; k < last; k++) {
			int before = Math.max(0, k - 1);
			int after = Math.min(last, k + 2);
			for (int p = 1; p <= PIECES; p++) {
				double t = (double) p / PIECES;
				double nextX = spline(points[2 * before], points[2 * k], points[2 * k + 2], points[2 * after], t);
				double nextY = spline(points[2 * before + 1], points[2 * k + 1], points[2 * k + 3], points[2 * after + 1], t);
				line(x, y, nextX, nextY, reach);
				x = nextX;
				y = nextY;
			}
		}
	}

	private static double spline(double a, double b, double c, double d, double t) {
		return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
	}

	private void line(double x0, double y0, double x1, double y1, double reach) {
		int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
		int right = Math.min(side - 1, (int) Math.floor(Math.max(x0, x1) + reach));
		int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
		int bottom = Math.min(side - 1, (int) Math.floor(Math.max(y0, y1) + reach));
		double dx = x1 - x0;
		double dy = y1 - y0;
		double scale = 1 / Math.max(1e-12, dx * dx + dy * dy);
		for (int row = top; row <= bottom; row++) {
			double py = row + 0.5 - y0;
			for (int column = left; column <= right; column++) {
				double px = column + 0.5 - x0;
				double along = Math.min(1, Math.max(0, (px * dx + py * dy) * scale));
				double ex = px - along * dx;
				double ey = py - along * dy;
				int pixel = row * side + column;
				distance[pixel] = Math.min(distance[pixel], (float) (ex * ex + ey * ey));
			}
		}
	}

	/** Inks all pixels within half a width of the strokes: 0 paper, {@code ink} full. */
	void ink(double width, float ink, float[] image, int at) {
		float edge = (float) (0.5 * width + 0.5);
		for (int pixel = 0; pixel < distance.length; pixel++) {
			image[at + pixel] = distance[pixel] > edge * edge ? 0 : ink * Math.min(1, edge - (float) Math.sqrt(distance[pixel]));
		}
	}
}
