// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * How often cells have switched between their two states, for every layer and every cell of a weight (sign, bits), and what writing
 * has cost (Yu et al. 2016, Figs. 12 and 13, Table 2). Cells of references are not counted by layer. How many cells a weight has is
 * part of a table's name, because bits are swept.
 */
public record Switching(
		@Parameter(doc = "Switches that a cell is to stay below, for example its endurance", value = "10000", min = 0) double limit,
		@Parameter(doc = "Bins of the histograms for a decade of switches", value = "4", min = 1, max = 100) int perDecade)
		implements Metric {
	/** Of the sums of the cells of a layer that are the same cell of their weights: cells, switches, cells over the limit; then the bins. */
	private static final int CELLS = 0;
	private static final int SWITCHES = 1;
	private static final int OVER = 2;
	private static final int BINS = 3;
	/** Of switches that the histograms tell apart. */
	private static final int DECADES = 6;
	/** Between the parts of a name in the tally; in no name of a person. */
	private static final String SEPARATOR = "\t";

	/** The cells that are the same cell of their weights. */
	private record Place(String name, double[] sums) {
		double mean() {
			return ratio(sums[SWITCHES], sums[CELLS]);
		}
	}

	/** A layer with its places in the order of the scheme. */
	private record LayerSums(String name, List<Place> places) {
		double sum(int which) {
			return places.stream().mapToDouble(place -> place.sums[which]).sum();
		}
	}

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("switches", "1", "switches of all cells"), new Quantity("switching-energy", "J", "energy that writing all cells has cost"),
				new Quantity("cells-over", "1", "part of the cells that have switched more often than the limit"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		int used = 0;
		for (var array : observation.arrays()) {
			var cells = array.cells();
			used += cells.perCopy();
			if (cells.states().contains(Cells.ENERGY)) {
				add(cells, cells.state(Cells.ENERGY), values[1]);
			}
			if (cells.states().contains(Cells.SWITCHES)) {
				var switches = cells.state(Cells.SWITCHES);
				add(cells, switches, values[0]);
				add(cells, Arrays.stream(switches).map(count -> count > limit ? 1 : 0).toArray(), values[2]);
			}
		}
		for (int copy = 0; copy < observation.copies() && used > 0; copy++) {
			values[2][copy] /= used;
		}
		observation.blocks().forEach(block -> count(observation, block, tally));
	}

	private static void add(Cells cells, double[] state, double[] perCopy) {
		for (int i = 0; i < state.length; i++) {
			perCopy[i / cells.perCopy()] += state[i];
		}
	}

	private void count(Observation observation, PlacedBlock block, Tally tally) {
		var scheme = observation.scheme();
		var edges = edges();
		int place = 0;
		for (int p = 0; p < block.planes().size(); p++) {
			var plane = block.planes().get(p);
			var cells = observation.arrays().get(plane.array()).cells();
			if (scheme.isReference(p) || !cells.states().contains(Cells.SWITCHES)) {
				continue;
			}
			int words = scheme.wordLinesPerInput();
			int bits = scheme.bitLinesPerOutput();
			int columns = scheme.bitLines(p, block.outputs());
			var sums = new double[words * bits][];
			for (int k = 0; k < sums.length; k++) {
				sums[k] = tally.sums(String.join(SEPARATOR, Integer.toString(block.node()), Integer.toString(place++), observation.network().node(block.node()).name(),
						scheme.cell(p, k / bits, k % bits)), BINS + edges.length);
			}
			var switches = cells.state(Cells.SWITCHES);
			for (int copy = 0; copy < observation.copies(); copy++) {
				for (int k = 0; k < plane.cells().length; k++) {
					double count = switches[copy * cells.perCopy() + plane.cells()[k]];
					var one = sums[k / columns % words * bits + k % columns % bits];
					one[CELLS]++;
					one[SWITCHES] += count;
					one[OVER] += count > limit ? 1 : 0;
					one[BINS + bin(edges, count)]++;
				}
			}
		}
	}

	/** Lower edges, spaced by factors; the first bin, below 1, is for cells that never switched, the last one is open. */
	private double[] edges() {
		var edges = new double[DECADES * perDecade + 2];
		Arrays.setAll(edges, k -> StrictMath.pow(10, (k - 1.) / perDecade));
		return edges;
	}

	private static int bin(double[] edges, double count) {
		int at = Arrays.binarySearch(edges, count);
		return Math.max(0, at >= 0 ? at : -at - 2);
	}

	@Override
	public List<Quantity> conclusions() {
		return List.of(
				new Quantity("lsb-over-msb", "1",
						"mean switches of the last cell of a weight over those of its second, which is the most significant bit after a sign; 0 if there are none"),
				new Quantity("last-over-first-layer", "1", "mean switches of a cell of the last layer over those of the first; 0 if there are none"));
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var layers = layers(tally);
		if (layers.isEmpty()) {
			return List.of();
		}
		values[0] = ratio(mean(layers, Integer.MAX_VALUE), mean(layers, 1));
		var first = layers.getFirst();
		var last = layers.getLast();
		values[1] = ratio(ratio(last.sum(SWITCHES), last.sum(CELLS)), ratio(first.sum(SWITCHES), first.sum(CELLS)));
		var tables = new ArrayList<Table>();
		if (layers.stream().allMatch(layer -> layer.places.size() == first.places.size())) {
			tables.add(means(layers));
		}
		layers.forEach(layer -> tables.add(histogram(layer)));
		return tables;
	}

	private static List<LayerSums> layers(Tally tally) {
		var layers = new TreeMap<Integer, TreeMap<Integer, Place>>();
		var names = new TreeMap<Integer, String>();
		tally.all().forEach((key, sums) -> {
			var parts = key.split(SEPARATOR, 4);
			int node = Integer.parseInt(parts[0]);
			names.put(node, parts[2]);
			layers.computeIfAbsent(node, any -> new TreeMap<>()).put(Integer.parseInt(parts[1]), new Place(parts[3].strip().replaceAll("\\s+", "-"), sums));
		});
		return layers.entrySet().stream().map(entry -> new LayerSums(names.get(entry.getKey()), List.copyOf(entry.getValue().values()))).toList();
	}

	/** Mean switches of one cell of a weight over all layers; of the last if there are fewer. */
	private static double mean(List<LayerSums> layers, int place) {
		double switches = 0;
		double cells = 0;
		for (var layer : layers) {
			var sums = layer.places.get(Math.min(place, layer.places.size() - 1)).sums;
			switches += sums[SWITCHES];
			cells += sums[CELLS];
		}
		return ratio(switches, cells);
	}

	private static double ratio(double a, double b) {
		return b > 0 ? a / b : 0;
	}

	private static Table means(List<LayerSums> layers) {
		var columns = new ArrayList<>(List.of(new Quantity("layer", "1", "number of the layer with weights, from the input"),
				new Quantity("cells-over", "1", "part of its cells that have switched more often than the limit"),
				new Quantity("mean", "1", "mean switches of its cells")));
		var places = layers.getFirst().places;
		places.forEach(place -> columns.add(new Quantity(place.name, "1", "mean switches of this cell of a weight")));
		var data = new double[columns.size()][layers.size()];
		for (int k = 0; k < layers.size(); k++) {
			var layer = layers.get(k);
			data[0][k] = k + 1;
			data[1][k] = ratio(layer.sum(OVER), layer.sum(CELLS));
			data[2][k] = ratio(layer.sum(SWITCHES), layer.sum(CELLS));
			for (int place = 0; place < places.size(); place++) {
				data[3 + place][k] = layer.places.get(place).mean();
			}
		}
		return new Table("means-of-" + places.size(), "Mean switches of a cell, by layer and cell of a weight", View.TABLE, columns, data);
	}

	private Table histogram(LayerSums layer) {
		var edges = edges();
		var columns = new ArrayList<>(List.of(new Quantity("switches-from", "1", "at least so many; cells that never switched are in the first bin, below 1"),
				new Quantity("switches-to", "1", "and fewer than this; the last bin holds all beyond")));
		var data = new double[2 + layer.places.size()][];
		data[0] = edges;
		data[1] = Arrays.copyOfRange(edges, 1, edges.length + 1);
		data[1][edges.length - 1] = StrictMath.pow(10, DECADES + 1. / perDecade);
		for (int k = 0; k < layer.places.size(); k++) {
			columns.add(new Quantity(layer.places.get(k).name, "1", "cells with so many switches"));
			data[2 + k] = Arrays.copyOfRange(layer.places.get(k).sums, BINS, BINS + edges.length);
		}
		return new Table(layer.name + "-of-" + layer.places.size(), "Switches of the cells of layer " + layer.name, View.HISTOGRAM, columns, data);
	}
}
