// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.parameter.Parameter;

/** Leaves two values: {@code high} above a level, {@code low} at and below it. */
public record Threshold(
		@Parameter(doc = "Values above it become high, others low", value = "0.5") double level,
		@Parameter(doc = "What is at the level or below it becomes", value = "0") double low,
		@Parameter(doc = "What is above the level becomes", value = "1") double high)
		implements Preprocessing {

	@Override
	public DataSet apply(DataSet data) {
		float below = (float) low;
		float above = (float) high;
		return Maps.values(data, value -> value > level ? above : below);
	}
}
