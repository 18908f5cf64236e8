// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;

import dev.kirchhoff.api.metric.Quantity;

/**
 * Lines that share axes: the data of one picture.
 *
 * @param legend          what the names of the lines are, for example the name of an axis; may be empty
 * @param ordered         whether the lines stand for rising values of something
 * @param spacedByFactors whether x is naturally seen by its logarithm where it spans much
 * @param decaying        the same of y
 * @param remark          what was averaged, for a caption; may be empty
 */
public record Lines(String title, Quantity x, Quantity y, String legend, boolean ordered, boolean spacedByFactors, boolean decaying, List<Series> series,
		String remark) {
	public Lines {
		series = List.copyOf(series);
	}

	public Lines with(List<Series> others) {
		return new Lines(title, x, y, legend, ordered, spacedByFactors, decaying, others, remark);
	}

	/** At most so many lines, evenly chosen, the first and the last among them. */
	public Lines atMost(int most) {
		return series.size() <= most ? this : with(Selection.evenly(series, most));
	}
}
