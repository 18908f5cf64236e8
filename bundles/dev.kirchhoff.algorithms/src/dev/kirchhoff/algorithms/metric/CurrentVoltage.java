// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * Current-voltage curves of the devices of all arrays, up to the read voltage, and how their conductance changes with voltage (Lin et
 * al. 2020, Figs. 1 and 4).
 */
public record CurrentVoltage(
		@Parameter(doc = "States that are drawn, in equal ratios over the conductance window", value = "5", min = 2, max = 50) int states,
		@Parameter(doc = "Voltages of a curve", value = "50", min = 2, max = 10000) int points)
		implements Metric {

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var seen = new LinkedHashMap<Object, ArrayState>();
		observation.arrays().forEach(array -> seen.putIfAbsent(array.device(), array));
		int number = 0;
		for (var array : seen.values()) {
			number++;
			if (array.device() instanceof StaticIV law) {
				var sums = tally.sums("device " + String.format("%03d", number), 2 + states * (1 + points));
				sums[0]++;
				sums[1] += array.readVoltage();
				for (int s = 0; s < states; s++) {
					double g = state(array, s);
					sums[2 + s] += g;
					for (int k = 0; k < points; k++) {
						sums[2 + states + s * points + k] += law.current(g, array.readVoltage() * (k + 1) / points);
					}
				}
			}
		}
	}

	private double state(ArrayState array, int s) {
		var window = array.device().window();
		double low = window.low() > 0 ? window.low() : window.high() / 100;
		return s == states - 1 ? window.high() : low * Elementary.exp(Elementary.log(window.high() / low) * s / (states - 1));
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var tables = new ArrayList<Table>();
		for (var sums : tally.all().values()) {
			double batches = sums[0];
			var columns = new ArrayList<Quantity>();
			var changes = new ArrayList<Quantity>();
			columns.add(new Quantity("voltage", "V", "voltage across the cell"));
			changes.add(columns.getFirst());
			var currents = new double[1 + states][points];
			var relative = new double[1 + states][points];
			for (int k = 0; k < points; k++) {
				currents[0][k] = sums[1] / batches * (k + 1) / points;
			}
			relative[0] = currents[0];
			for (int s = 0; s < states; s++) {
				double g = sums[2 + s] / batches;
				String name = "%.3g-uS".formatted(g * 1e6);
				columns.add(new Quantity(name, "A", "current of a cell of that conductance"));
				changes.add(new Quantity(name, "1", "its current by voltage and conductance"));
				for (int k = 0; k < points; k++) {
					currents[1 + s][k] = sums[2 + states + s * points + k] / batches;
					relative[1 + s][k] = currents[1 + s][k] / (g * currents[0][k]);
				}
			}
			String which = tally.all().size() == 1 ? "" : "-" + (tables.size() / 2 + 1);
			tables.add(new Table("currents" + which, "Current against voltage", Table.View.CURVE, columns, currents));
			tables.add(new Table("change" + which, "Change of conductance with voltage", Table.View.CURVE, changes, relative));
		}
		return tables;
	}
}
