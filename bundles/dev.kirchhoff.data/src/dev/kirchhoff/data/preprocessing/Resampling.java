// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

/**
 * Gives maps of one size another. Along an axis that shrinks, a pixel is the mean of the area it covers, so that no ink is lost; along one
 * that grows, it is interpolated between the centres of pixels, which at the edges go on as they are.
 */
public final class Resampling {
	private final Axis rows;
	private final Axis columns;
	private final int width;

	/**
	 * From {@code height} x {@code width} to {@code newHeight} x {@code newWidth}, all at least 1.
	 */
	public Resampling(int height, int width, int newHeight, int newWidth) {
		rows = Axis.of(height, newHeight);
		columns = Axis.of(width, newWidth);
		this.width = width;
	}

	/** Resamples one map, row-major, that begins at an index. */
	public void map(float[] from, int at, float[] to, int toAt) {
		int newWidth = columns.first.length;
		for (int row = 0; row < rows.first.length; row++) {
			for (int column = 0; column < newWidth; column++) {
				double sum = 0;
				for (int y = 0; y < rows.weights[row].length; y++) {
					int start = at + (rows.first[row] + y) * width + columns.first[column];
					double line = 0;
					for (int x = 0; x < columns.weights[column].length; x++) {
						line += columns.weights[column][x] * from[start + x];
					}
					sum += rows.weights[row][y] * line;
				}
				to[toAt + row * newWidth + column] = (float) sum;
			}
		}
	}

	/**
	 * What each pixel along one axis is made of.
	 *
	 * @param first   the first pixel it takes from
	 * @param weights of that and the next ones; their sum is 1
	 */
	private record Axis(int[] first, double[][] weights) {
		static Axis of(int from, int to) {
			var axis = new Axis(new int[to], new double[to][]);
			for (int k = 0; k < to; k++) {
				if (to < from) {
					axis.area(k, from, to);
				} else {
					axis.between(k, from, to);
				}
			}
			return axis;
		}

		/** The pixel covers {@code from} of {@code to} parts of each pixel before: whole numbers, so that nothing is rounded. */
		private void area(int k, int from, int to) {
			long low = (long) k * from;
			long high = low + from;
			first[k] = (int) (low / to);
			weights[k] = new double[(int) ((high - 1) / to) - first[k] + 1];
			for (int j = 0; j < weights[k].length; j++) {
				long start = (long) (first[k] + j) * to;
				weights[k][j] = (double) (Math.min(high, start + to) - Math.max(low, start)) / from;
			}
		}

		private void between(int k, int from, int to) {
			double centre = Math.clamp((k + 0.5) * from / to - 0.5, 0, from - 1);
			first[k] = (int) centre;
			double rest = centre - first[k];
			weights[k] = rest == 0 ? new double[] { 1 } : new double[] { 1 - rest, rest };
		}
	}
}
