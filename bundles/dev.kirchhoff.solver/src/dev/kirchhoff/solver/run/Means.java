// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;

/**
 * What a point's finished repeats have given so far.
 *
 * @param point      its index
 * @param quantities one each, in the study's order
 */
public record Means(int point, List<Mean> quantities) {
	/**
	 * A mean and how it came to be, thinned.
	 *
	 * @param count   finite values
	 * @param sd      of the sample; NaN for fewer than two values
	 * @param repeats rising numbers of repeats, the last of them {@code count}
	 * @param means   over the first so many repeats that were finished
	 * @param sds     their standard deviations
	 */
	public record Mean(String name, String unit, String metric, long count, double mean, double sd, double[] repeats, double[] means, double[] sds) {
	}

	public Means {
		quantities = List.copyOf(quantities);
	}
}
