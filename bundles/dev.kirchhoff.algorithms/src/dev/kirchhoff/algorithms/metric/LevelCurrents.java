// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * What the cells of every level show at the read voltage, stuck cells included (Milo et al. 2019, Figs. 3b and 5): distributions of
 * currents, their means and spreads, and how well neighbours can be told apart. Levels are numbered by ascending target, because
 * their currents change with what is swept; their number is part of the name of the histogram for the same reason.
 */
public record LevelCurrents(
		@Parameter(doc = "Bins of the histogram", value = "200", min = 10, max = 10000) int bins,
		@Parameter(doc = "Most levels; more different targets than this are put to the nearest of so many over the window", value = "32", min = 1, max = 256) int most)
		implements Metric {
	/** Of the sums of a level: cells, target, read voltage, current, its square; then the bins. */
	private static final int CELLS = 0;
	private static final int TARGET = 1;
	private static final int VOLTAGE = 2;
	private static final int CURRENT = 3;
	private static final int SQUARE = 4;
	private static final int BINS = 5;
	private static final double MARGIN = 0.15;

	/** What the table says of a level; A and Ω. */
	private record Level(double cells, double target, double mean, double sd, double resistance, double spread) {
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var arrays = observation.arrays();
		if (arrays.isEmpty()) {
			return;
		}
		double low = arrays.stream().mapToDouble(LevelCurrents::low).min().getAsDouble();
		double high = arrays.stream().mapToDouble(LevelCurrents::high).max().getAsDouble();
		var edges = tally.sums("edges", 3);
		edges[0]++;
		edges[1] += low;
		edges[2] += high;
		tally.sums("copies", 1)[0] += observation.copies();
		double scale = bins / (high - low);
		var levels = Levels.of(arrays, most);
		var sums = levels.sums(tally, BINS + bins);
		for (var array : arrays) {
			var target = array.cells().target();
			var shown = Shown.by(array);
			for (int i = 0; i < target.length; i++) {
				double current = shown[i] * array.readVoltage();
				var level = sums[levels.of(target[i])];
				level[CELLS]++;
				level[TARGET] += target[i] * array.readVoltage();
				level[VOLTAGE] += array.readVoltage();
				level[CURRENT] += current;
				level[SQUARE] += current * current;
				level[BINS + Math.clamp((int) Math.floor((current - low) * scale), 0, bins - 1)]++;
			}
		}
	}

	/** The window with a margin, so that disturbed cells are in it; what lies outside counts in the outermost bins. */
	private static double low(Observation.ArrayState array) {
		var window = array.device().window();
		return array.readVoltage() * Math.max(0, window.low() - MARGIN * window.width());
	}

	private static double high(Observation.ArrayState array) {
		var window = array.device().window();
		return array.readVoltage() * (window.high() + MARGIN * window.width());
	}

	@Override
	public List<Quantity> conclusions() {
		return List.of(new Quantity("level-spread", "A", "standard deviation of the current of a cell about the mean of its level, mean over levels"),
				new Quantity("level-overlap", "1", "smallest possible share of errors where a threshold tells two neighbouring levels apart, of the worst pair"));
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var sums = Levels.of(tally, CELLS);
		if (sums.isEmpty()) {
			return List.of();
		}
		var edges = tally.of("edges", 3);
		double low = edges[1] / edges[0];
		double width = (edges[2] / edges[0] - low) / bins;
		var levels = sums.stream().map(one -> level(one, low, width)).toList();
		var overlaps = new double[sums.size()];
		for (int k = 0; k + 1 < sums.size(); k++) {
			overlaps[k] = overlap(sums.get(k), sums.get(k + 1));
		}
		values[0] = levels.stream().mapToDouble(Level::sd).average().getAsDouble();
		values[1] = Arrays.stream(overlaps).max().getAsDouble();
		return List.of(table(levels, overlaps, tally.of("copies", 1)[0]), histogram(sums, low, width), curve(levels));
	}

	private Level level(double[] sums, double low, double width) {
		double cells = sums[CELLS];
		double mean = sums[CURRENT] / cells;
		double sd = cells > 1 ? Math.sqrt(Math.max(0, sums[SQUARE] - cells * mean * mean) / (cells - 1)) : 0;
		sd = sd < 1e-7 * Math.abs(mean) ? 0 : sd; // the rest of a difference of sums
		double median = Math.clamp(median(sums, low, width), mean - sd, mean + sd);
		boolean conducts = median > 0;
		return new Level(cells, sums[TARGET] / cells, mean, sd, conducts ? sums[VOLTAGE] / cells / median : 0, conducts ? sd / median : 0);
	}

	/** From the bins; no median is farther from the mean than the standard deviation, which bounds the error. */
	private double median(double[] sums, double low, double width) {
		double below = 0;
		for (int k = 0; k < bins; k++) {
			double here = sums[BINS + k];
			if (below + here >= sums[CELLS] / 2) {
				return low + width * (k + (sums[CELLS] / 2 - below) / here);
			}
			below += here;
		}
		return low + width * bins;
	}

	/** min over thresholds of (part of the lower level above it + part of the upper level below it) / 2. */
	private double overlap(double[] lower, double[] upper) {
		double wrong = 1;
		double least = wrong;
		for (int k = 0; k < bins; k++) {
			wrong += upper[BINS + k] / upper[CELLS] - lower[BINS + k] / lower[CELLS];
			least = Math.min(least, wrong);
		}
		return Math.max(0, least) / 2;
	}

	private static Table table(List<Level> levels, double[] overlaps, double copies) {
		var data = new double[8][levels.size()];
		for (int k = 0; k < levels.size(); k++) {
			var level = levels.get(k);
			double[] row = { k + 1, level.target, level.mean, level.sd, level.resistance, level.spread, overlaps[k], level.cells / copies };
			for (int column = 0; column < row.length; column++) {
				data[column][k] = row[column];
			}
		}
		return new Table("levels", "Levels at the read voltage", View.TABLE,
				List.of(new Quantity("level", "1", "number of the level, by ascending target"), new Quantity("target", "A", "current that its cells were to have"),
						new Quantity("mean", "A", "mean current"), new Quantity("sd", "A", "standard deviation of the current"),
						new Quantity("resistance", "Ω", "read voltage over the median current; 0 if that is not above 0"),
						new Quantity("relative-spread", "1", "standard deviation of the current over its median: to first order that of the resistance over the resistance"),
						new Quantity("overlap", "1", "smallest share of errors where a threshold tells it from the next level, both being equally frequent"),
						new Quantity("cells", "1", "cells of a copy")),
				data);
	}

	private Table histogram(List<double[]> sums, double low, double width) {
		var columns = new ArrayList<>(List.of(new Quantity("current-from", "A", "lower edge of the bin"), new Quantity("current-to", "A", "upper edge of the bin")));
		var data = new double[2 + sums.size()][];
		data[0] = new double[bins];
		data[1] = new double[bins];
		for (int k = 0; k < bins; k++) {
			data[0][k] = low + k * width;
			data[1][k] = low + (k + 1) * width;
		}
		for (int k = 0; k < sums.size(); k++) {
			columns.add(new Quantity("level-" + (k + 1), "1", "cells of the level that show such a current"));
			data[2 + k] = Arrays.copyOfRange(sums.get(k), BINS, BINS + bins);
		}
		return new Table("currents-of-" + sums.size(), "Currents of the cells of each level", View.HISTOGRAM, columns, data);
	}

	private static Table curve(List<Level> levels) {
		var conducting = levels.stream().filter(level -> level.resistance > 0).sorted((a, b) -> Double.compare(a.resistance, b.resistance)).toList();
		return new Table("spread", "Spread of the resistance of a level over its resistance", View.CURVE,
				List.of(new Quantity("resistance", "Ω", "read voltage over the median current"), new Quantity("relative-spread", "1", "standard deviation over the value")),
				new double[][] { conducting.stream().mapToDouble(Level::resistance).toArray(), conducting.stream().mapToDouble(Level::spread).toArray() });
	}
}
