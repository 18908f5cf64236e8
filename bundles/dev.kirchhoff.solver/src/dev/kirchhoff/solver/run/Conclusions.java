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
	/** Sums of one metric over all batches of a point, taken one after the other in a fixed order, so that none has to be kept. */
	public static final class Sums {
		private final Tally sums = new Tally();
		private RuntimeException fault;

		/** Adds those of the next batch. */
		public void add(Tally tally) {
			try {
				if (fault == null) {
					sums.add(tally);
				}
			} catch (IllegalArgumentException e) {
				fault = e; // the metric's, which is told when it is asked
			}
		}

		/**
		 * Asks the metric.
		 *
		 * @throws PluginFault if it fails
		 */
		public Conclusions conclude(Use<Metric> metric) {
			return Guard.call(metric, () -> {
				if (fault != null) {
					throw fault;
				}
				var values = new double[metric.instance().conclusions().size()];
				return new Conclusions(values, List.copyOf(metric.instance().conclude(sums, values)));
			});
		}
	}
}
