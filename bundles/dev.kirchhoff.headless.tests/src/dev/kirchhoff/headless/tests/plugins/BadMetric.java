// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/** Measures nothing but 1. */
public record BadMetric(@Parameter(doc = "What it does wrong", value = "none") Misdeed misdeed) implements Metric {
	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("one", "1", "always 1"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		if (misdeed == Misdeed.THROW) {
			throw new IllegalStateException("the ruler broke");
		}
		Arrays.fill(values[0], 1);
	}

	@Override
	public List<Table> conclude(Tally sums, double[] values) {
		if (misdeed == Misdeed.THROW_LATE) {
			throw new IllegalStateException("the abacus broke");
		}
		return List.of();
	}
}
