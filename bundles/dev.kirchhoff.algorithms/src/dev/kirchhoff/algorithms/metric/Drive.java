// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;

/**
 * Which input of every layer stands for the full voltage of its word lines, and how well the kernels that compute the currents of
 * nonlinear cells stand for the device.
 */
public record Drive() implements Metric {
	/** Sums of a layer: copies, limit, terms, relative error, the same in 32 bit, largest error. */
	private static final int SUMS = 6;

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("kernel-error", "1", "root mean square error of the kernels of nonlinear cells by the root mean square current, in 32 bit; of the worst layer"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		for (int c = 0; c < observation.copies(); c++) {
			for (int node : observation.network().weighted()) {
				double limit = observation.inputLimit(c, node);
				if (limit > 0) {
					var sums = tally.sums("layer " + String.format("%06d", node), SUMS);
					var kernels = observation.kernels(c, node);
					sums[0]++;
					sums[1] += limit;
					if (kernels != null) {
						sums[2] += kernels.terms();
						sums[3] += kernels.relative();
						sums[4] += kernels.relativeIn32Bit();
						sums[5] += kernels.largestIn32Bit();
						values[0][c] = Math.max(values[0][c], kernels.relativeIn32Bit());
					}
				}
			}
		}
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var rows = new ArrayList<double[]>();
		for (var entry : tally.all().entrySet()) {
			var sums = entry.getValue();
			var row = new double[SUMS];
			row[0] = rows.size() + 1;
			for (int k = 1; k < SUMS; k++) {
				row[k] = sums[k] / sums[0];
			}
			rows.add(row);
		}
		if (rows.isEmpty()) {
			return List.of();
		}
		var data = new double[SUMS][rows.size()];
		for (int r = 0; r < rows.size(); r++) {
			for (int k = 0; k < SUMS; k++) {
				data[k][r] = rows.get(r)[k];
			}
		}
		return List.of(new Table("layers", "Full scale of inputs, and kernels of nonlinear cells", Table.View.TABLE,
				List.of(new Quantity("layer", "1", "number among the layers whose inputs have a full scale, from the input"),
						new Quantity("limit", "1", "input that stands for the full voltage of the word lines"),
						new Quantity("terms", "1", "products that stand for the current of a cell; 0: cells are linear"),
						new Quantity("error", "1", "root mean square error of the kernels by the root mean square current, in 64 bit"),
						new Quantity("error-32", "1", "the same in 32 bit, as it was computed"),
						new Quantity("largest-error", "1", "largest error of the kernels by the largest current, in 32 bit")),
				data));
	}
}
