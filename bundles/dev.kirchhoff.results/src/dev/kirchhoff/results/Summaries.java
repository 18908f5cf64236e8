// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;
import java.util.Map;

/**
 * Statistics of every quantity at every point of {@code results.csv}, over repeats.
 *
 * @param quantities names, in the order of the columns
 */
public record Summaries(List<String> quantities, Map<Integer, List<Statistics>> byPoint) {
	/** {@link Statistics#NONE} if there are no such values. */
	public Statistics of(int point, String quantity) {
		int column = quantities.indexOf(quantity);
		var row = byPoint.get(point);
		return column < 0 || row == null ? Statistics.NONE : row.get(column);
	}
}
