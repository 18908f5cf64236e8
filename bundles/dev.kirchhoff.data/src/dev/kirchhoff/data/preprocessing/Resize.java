// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;

/** Gives every map another size by {@link Resampling}: (c, h, w) becomes (c, height, width). */
public record Resize(
		@Parameter(doc = "Rows afterwards", min = 1, max = 4096) int height,
		@Parameter(doc = "Columns afterwards", min = 1, max = 4096) int width)
		implements Preprocessing {

	@Override
	public DataSet apply(DataSet data) {
		return Maps.maps(data, this::plan);
	}

	private Maps.Changed plan(Shape shape) {
		return new Maps.Changed(height, width, new Resampling(shape.height(), shape.width(), height, width)::map);
	}
}
