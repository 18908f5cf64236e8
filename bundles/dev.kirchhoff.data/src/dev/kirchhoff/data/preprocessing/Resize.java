// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;

/**
 * Gives every map another size: (c, h, w) becomes (c, height, width). Along an axis that shrinks, a pixel is the mean of the area it
 * covers, so that no ink is lost; along one that grows, it is interpolated between the centres of pixels, which at the edges go on as they
 * are.
 */
public record Resize(
		@Parameter(doc = "Rows afterwards", min = 1, max = 4096) int height,
		@Parameter(doc = "Columns afterwards", min = 1, max = 4096) int width)
		implements Preprocessing {

	@Override
	public DataSet apply(DataSet data) {
		return Maps.maps(data, this::plan);
	}

	private Maps.Changed plan(Shape shape) {
		var rows = Axis.of(shape.height(), height);
		var columns = Axis.of(shape.width(), width);
		return new Maps.Changed(height, width, (from, at, to, toAt) -> {
			for (int row = 0; row < height; row++) {
				for (int column = 0; column < width; column++) {
					double sum = 0;
					for (int y = 0; y < rows.weights[row].length; y++) {
						int start = at + (rows.first[row] + y) * shape.width() + columns.first[column];
						double line = 0;
						for (int x = 0; x < columns.weights[column].length; x++) {
							line += columns.weights[column][x] * from[start + x];
						}
						sum += rows.weights[row][y] * line;
					}
					to[toAt + row * width + column] = (float) sum;
				}
			}
		});
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
