// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;

/** Replaces squares of pixels beside each other by their mean: (c, h, w) becomes (c, h / size, w / size). */
public record MeanPool(@Parameter(doc = "Rows and columns of a square", value = "2", min = 1) int size) implements Preprocessing {
	@Override
	public DataSet apply(DataSet data) {
		return Maps.maps(data, shape -> plan(shape, data.name()));
	}

	private Maps.Changed plan(Shape shape, String name) {
		if (shape.height() % size != 0 || shape.width() % size != 0) {
			throw new KirchhoffException("mean-pool takes squares of " + size + " x " + size + ", but '" + name + "' has maps of " + Maps.extent(shape),
					"crop the maps to multiples of " + size + " first, or choose another size");
		}
		int height = shape.height() / size;
		int width = shape.width() / size;
		return new Maps.Changed(height, width, (from, at, to, toAt) -> {
			for (int row = 0; row < height; row++) {
				for (int column = 0; column < width; column++) {
					double sum = 0;
					for (int y = row * size; y < (row + 1) * size; y++) {
						for (int x = column * size; x < (column + 1) * size; x++) {
							sum += from[at + y * shape.width() + x];
						}
					}
					to[toAt + row * width + column] = (float) (sum / ((double) size * size));
				}
			}
		});
	}
}
