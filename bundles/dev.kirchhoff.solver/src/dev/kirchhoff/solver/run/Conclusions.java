// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.study.Use;

/**
 * What a metric says of all repeats of a point together.
 *
 * @param values one a conclusion
 */
public record Conclusions(double[] values, List<Table> tables) {
	/**
	 * Asks the metric.
	 *
	 * @param tallies of all batches, in a fixed order
	 * @throws PluginFault if it fails
	 */
	public static Conclusions of(Use<Metric> metric, List<Tally> tallies) {
		return Guard.call(metric, () -> {
			var sums = new Tally();
			tallies.forEach(sums::add);
			var values = new double[metric.instance().conclusions().size()];
			return new Conclusions(values, List.copyOf(metric.instance().conclude(sums, values)));
		});
	}
}
