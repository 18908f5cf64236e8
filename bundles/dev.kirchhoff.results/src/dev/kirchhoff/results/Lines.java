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

	public Lines titled(String other) {
		return new Lines(other, x, y, legend, ordered, spacedByFactors, decaying, series, remark);
	}

	/** At most so many lines, evenly chosen among those that have values, the first and the last among them. */
	public Lines atMost(int most) {
		return series.size() <= most ? this : with(Selection.evenly(series.stream().filter(one -> one.x().length > 0).toList(), most));
	}

	/** How many colours the lines take: references take none, and points that stand beside as many lines have the colours of these. */
	public int colours() {
		int points = count(Series.Mark.POINTS);
		return count(Series.Mark.LINE) == points ? points : count(Series.Mark.LINE) + points;
	}

	/** Which of these colours a line or points have; references have none. */
	public int colour(int k) {
		int before = (int) series.stream().limit(k).filter(one -> one.mark() != Series.Mark.REFERENCE).count();
		return before % Math.max(1, colours());
	}

	private int count(Series.Mark mark) {
		return (int) series.stream().filter(one -> one.mark() == mark).count();
	}
}
