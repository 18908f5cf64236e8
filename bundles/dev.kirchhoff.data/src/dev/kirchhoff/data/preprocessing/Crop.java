// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.parameter.Parameter;

/** Keeps a rectangle of every map: (c, h, w) becomes (c, height, width). */
public record Crop(
		@Parameter(doc = "Rows left out at the top", value = "0", min = 0) int top,
		@Parameter(doc = "Columns left out at the left", value = "0", min = 0) int left,
		@Parameter(doc = "Rows that are kept", min = 1) int height,
		@Parameter(doc = "Columns that are kept", min = 1) int width)
		implements Preprocessing {

	@Override
	public DataSet apply(DataSet data) {
		return Maps.maps(data, shape -> {
			if ((long) top + height > shape.height() || (long) left + width > shape.width()) {
				throw new KirchhoffException("crop takes " + height + " rows from row " + top + " and " + width + " columns from column " + left + ", but '" + data.name()
						+ "' has maps of " + Maps.extent(shape), "crop to a rectangle within the maps");
			}
			return new Maps.Changed(height, width, (from, at, to, toAt) -> {
				for (int row = 0; row < height; row++) {
					System.arraycopy(from, at + (top + row) * shape.width() + left, to, toAt + row * width, width);
				}
			});
		});
	}
}
