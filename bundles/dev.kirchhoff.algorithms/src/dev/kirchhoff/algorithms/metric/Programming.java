// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.List;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/** What writing the arrays took, in all and for each level: success, pulses, time, energy. What an algorithm did not note is 0. */
public record Programming(
		@Parameter(doc = "Most levels; more different targets than this are put to the nearest of so many over the window", value = "32", min = 1, max = 256) int most)
		implements Metric {
	private static final List<String> STATES = List.of(Cells.VERIFIED, Cells.PULSES, Cells.TIME, Cells.ENERGY);
	/** Of the sums of a level: cells, target; then one a state. */
	private static final int CELLS = 0;
	private static final int TARGET = 1;
	private static final int FIRST = 2;

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("programming-success", "1", "part of the cells that the last verification found on target"),
				new Quantity("programming-pulses", "1", "pulses in all"), new Quantity("programming-time", "s", "time, cell after cell, verification included"),
				new Quantity("programming-energy", "J", "energy in all"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var levels = Levels.of(observation.arrays(), most);
		var sums = levels.sums(tally, FIRST + STATES.size());
		tally.sums("copies", 1)[0] += observation.copies();
		int used = 0;
		boolean noted = false;
		for (var array : observation.arrays()) {
			var cells = array.cells();
			var target = cells.target();
			used += cells.perCopy();
			for (int i = 0; i < target.length; i++) {
				var level = sums[levels.of(target[i])];
				level[CELLS]++;
				level[TARGET] += target[i];
			}
			for (int s = 0; s < STATES.size(); s++) {
				if (!cells.states().contains(STATES.get(s))) {
					continue;
				}
				noted = true;
				var state = cells.state(STATES.get(s));
				for (int i = 0; i < state.length; i++) {
					values[s][i / cells.perCopy()] += state[i];
					sums[levels.of(target[i])][FIRST + s] += state[i];
				}
			}
		}
		for (int copy = 0; copy < observation.copies() && used > 0; copy++) {
			values[0][copy] /= used;
		}
		tally.sums("noted", 1)[0] += noted ? 1 : 0;
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var levels = Levels.of(tally, CELLS);
		if (levels.isEmpty() || tally.of("noted", 1)[0] == 0) {
			return List.of();
		}
		var data = new double[3 + STATES.size()][levels.size()];
		for (int k = 0; k < levels.size(); k++) {
			var level = levels.get(k);
			data[0][k] = k + 1;
			data[1][k] = level[TARGET] / level[CELLS];
			data[2][k] = level[CELLS] / tally.of("copies", 1)[0];
			for (int s = 0; s < STATES.size(); s++) {
				data[3 + s][k] = level[FIRST + s] / level[CELLS];
			}
		}
		return List.of(new Table("programming", "Programming of each level", View.TABLE,
				List.of(new Quantity("level", "1", "number of the level, by ascending target"), new Quantity("target", "S", "conductance that its cells were to have"),
						new Quantity("cells", "1", "cells of a copy"), new Quantity("success", "1", "part of them that the last verification found on target"),
						new Quantity("pulses", "1", "mean pulses of a cell"), new Quantity("time", "s", "mean time of a cell, verification included"),
						new Quantity("energy", "J", "mean energy of a cell")),
				data));
	}
}
