// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/** Distribution of the conductances on every array, beside the targets they were programmed to. */
public record Conductances(
		@Parameter(doc = "Bins of each histogram", value = "60", min = 1, max = 10000) int bins)
		implements Metric {

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		for (var array : observation.arrays()) {
			var range = range(array);
			var reached = tally.sums("reached " + array.name(), bins);
			var wanted = tally.sums("wanted " + array.name(), bins);
			var edges = tally.sums("edges " + array.name(), 3);
			edges[0]++;
			edges[1] += range[0];
			edges[2] += range[1];
			count(array.cells().conductance(), range, reached);
			count(array.cells().target(), range, wanted);
		}
	}

	/** The window with a margin, so that disturbed cells are in it; what lies outside counts in the outermost bins. */
	private static double[] range(Observation.ArrayState array) {
		var window = array.device().window();
		double margin = 0.15 * window.width();
		return new double[] { Math.max(window.low() - margin, array.device().limits().low()), window.high() + margin };
	}

	private void count(double[] conductances, double[] range, double[] counts) {
		double scale = bins / (range[1] - range[0]);
		for (double g : conductances) {
			counts[Math.clamp((int) Math.floor((g - range[0]) * scale), 0, bins - 1)]++;
		}
	}

	@Override
	public List<Table> conclude(Tally sums, double[] values) {
		var names = new TreeMap<String, String>();
		for (var key : sums.all().keySet()) {
			if (key.startsWith("edges ")) {
				names.put(key.substring(6), key);
			}
		}
		var tables = new ArrayList<Table>();
		names.forEach((name, key) -> {
			var edges = sums.of(key, 3);
			double low = edges[1] / edges[0];
			double width = (edges[2] / edges[0] - low) / bins;
			var data = new double[4][bins];
			for (int k = 0; k < bins; k++) {
				data[0][k] = low + k * width;
				data[1][k] = low + (k + 1) * width;
			}
			data[2] = sums.of("reached " + name, bins);
			data[3] = sums.of("wanted " + name, bins);
			tables.add(new Table("conductance-" + name, "Conductances on array " + name, Table.View.HISTOGRAM,
					List.of(new Quantity("from", "S", "lower edge of the bin"), new Quantity("to", "S", "upper edge of the bin"),
							new Quantity("reached", "1", "cells that have such a conductance"),
							new Quantity("target", "1", "cells that were to have one")),
					data));
		});
		return tables;
	}
}
