// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * What copies of a network of two inputs answer over the plane: mean and standard deviation of the last output at every point of a
 * grid (Drolet et al. 2023, Fig. 6).
 */
public record DecisionMap(
		@Parameter(doc = "Points of the grid along each axis", value = "51", min = 2, max = 501) int points,
		@Parameter(doc = "Lower end of both axes", value = "0") double low,
		@Parameter(doc = "Upper end of both axes", value = "1") double high,
		@Parameter(doc = "Copies to look at", value = "1000", min = 1) int copies)
		implements Metric {

	public DecisionMap {
		if (!(low < high)) {
			throw new IllegalArgumentException("low is not below high");
		}
	}

	private double at(int k) {
		return low + k * (high - low) / (points - 1);
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		if (observation.test().features() != 2) {
			throw new KirchhoffException("a decision map needs a data set of two features, not " + observation.test().features(),
					"remove this metric");
		}
		if (observation.repeat(0) >= copies) {
			return;
		}
		var grid = new float[2 * points * points];
		for (int k = 0; k < points * points; k++) {
			grid[2 * k] = (float) at(k % points);
			grid[2 * k + 1] = (float) at(k / points);
		}
		var outputs = observation.infer(grid, points * points);
		int width = observation.network().outputShape().size();
		var count = tally.sums("count", 1);
		var sum = tally.sums("sum", points * points);
		var square = tally.sums("square", points * points);
		for (int copy = 0; copy < observation.copies() && observation.repeat(copy) < copies; copy++) {
			count[0]++;
			for (int k = 0; k < points * points; k++) {
				double answer = outputs[(copy * points * points + k) * width + width - 1];
				sum[k] += answer;
				square[k] += answer * answer;
			}
		}
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		int size = points * points;
		double count = tally.of("count", 1)[0];
		var sum = tally.of("sum", size);
		var square = tally.of("square", size);
		var data = new double[4][size];
		for (int k = 0; k < size; k++) {
			double mean = sum[k] / count;
			data[0][k] = at(k % points);
			data[1][k] = at(k / points);
			data[2][k] = mean;
			data[3][k] = Math.sqrt(Math.max(0, square[k] / count - mean * mean));
		}
		return List.of(new Table("decision-map", "Output over the plane, from " + Math.round(count) + " copies", Table.View.MAP,
				List.of(new Quantity("x", "1", "first feature"), new Quantity("y", "1", "second feature"),
						new Quantity("mean", "1", "mean output"), new Quantity("sd", "1", "standard deviation of the output")),
				data));
	}
}
