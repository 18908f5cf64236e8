// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;

/** How many cells a network takes, of how many there are, on every array and for every layer. */
public record Utilisation() implements Metric {
	private static final String ARRAY = "array ";
	private static final String LAYER = "layer ";

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("cells-used", "1", "cells that hold something"), new Quantity("utilisation", "1", "part of the cells of all arrays that hold something"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		double used = 0;
		double cells = 0;
		for (int k = 0; k < observation.arrays().size(); k++) {
			var array = observation.arrays().get(k);
			used += array.cells().perCopy();
			cells += (double) array.rows() * array.columns();
			add(tally, ARRAY + k, array.rows(), array.columns(), array.cells().perCopy());
		}
		Arrays.fill(values[0], used);
		Arrays.fill(values[1], cells > 0 ? used / cells : 0);
		for (int node : observation.network().weighted()) {
			var blocks = observation.blocks().stream().filter(block -> block.node() == node).toList();
			if (!blocks.isEmpty()) {
				add(tally, LAYER + node, blocks.stream().mapToDouble(block -> (double) block.inputs() * block.outputs()).sum(),
						blocks.stream().flatMap(block -> block.planes().stream()).mapToDouble(plane -> plane.cells().length).sum(), blocks.size());
			}
		}
	}

	/** All batches say the same: the mean is taken. */
	private static void add(Tally tally, String name, double... said) {
		var sums = tally.sums(name, 1 + said.length);
		sums[0]++;
		for (int k = 0; k < said.length; k++) {
			sums[1 + k] += said[k];
		}
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var arrays = rows(tally, ARRAY);
		var layers = rows(tally, LAYER);
		if (arrays.length == 0) {
			return List.of();
		}
		var onArrays = new Table("arrays", "Cells used on each array", View.TABLE,
				List.of(new Quantity("array", "1", "number of the array"), new Quantity("rows", "1", "word lines"), new Quantity("columns", "1", "bit lines"),
						new Quantity("cells", "1", "cells of the array"), new Quantity("used", "1", "cells that hold something"), new Quantity("share", "1", "part of the cells that do")),
				new double[][] { numbers(arrays.length), column(arrays, 1), column(arrays, 2), Arrays.stream(arrays).mapToDouble(row -> row[1] * row[2]).toArray(), column(arrays, 3),
						Arrays.stream(arrays).mapToDouble(row -> row[3] / (row[1] * row[2])).toArray() });
		var ofLayers = new Table("layers", "Cells of each layer", View.TABLE,
				List.of(new Quantity("layer", "1", "number of the layer with weights, from the input"), new Quantity("weights", "1", "weights and biases that lie on arrays"),
						new Quantity("cells", "1", "cells that hold them; references that blocks share count in each"), new Quantity("blocks", "1", "rectangles that they were cut into")),
				new double[][] { numbers(layers.length), column(layers, 1), column(layers, 2), column(layers, 3) });
		return layers.length == 0 ? List.of(onArrays) : List.of(onArrays, ofLayers);
	}

	/** Means of everything of a kind, by number. */
	private static double[][] rows(Tally tally, String kind) {
		return tally.all().entrySet().stream().filter(entry -> entry.getKey().startsWith(kind))
				.sorted((a, b) -> Integer.compare(Integer.parseInt(a.getKey().substring(kind.length())), Integer.parseInt(b.getKey().substring(kind.length()))))
				.map(entry -> Arrays.stream(entry.getValue()).map(sum -> sum / entry.getValue()[0]).toArray()).toArray(double[][]::new);
	}

	private static double[] numbers(int count) {
		var numbers = new double[count];
		Arrays.setAll(numbers, k -> k + 1);
		return numbers;
	}

	private static double[] column(double[][] rows, int column) {
		return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
	}
}
