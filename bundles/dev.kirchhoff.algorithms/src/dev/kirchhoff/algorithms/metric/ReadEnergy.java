// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * What one inference costs in the arrays: a cell of conductance G at the end of a word line whose input is x turns (x V)² G t into
 * heat, with the read voltage V and the time t of a read. Inputs are what the layers before put out, a bias is an input of 1, and a
 * convolution reads its arrays once a position of the kernel. Peripheral circuits, wires and references that are not cells take
 * nothing here; a cell whose current is not proportional to its voltage is taken to conduct as it does at the read voltage.
 */
public record ReadEnergy(
		@Parameter(doc = "Time of one read of an array", unit = "s", value = "10 ns", min = 0) double readTime,
		@Parameter(doc = "Test samples to average over, the first ones", value = "1000", min = 1) int samples)
		implements Metric {
	/** Samples whose activations are held at once. */
	private static final int AT_ONCE = 100;

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("read-energy", "J", "energy that a sample costs in the cells"),
				new Quantity("reads", "1", "reads of arrays that a sample takes: arrays of every layer, times positions of its kernel"),
				new Quantity("read-time", "s", "time that a sample takes if the arrays of a layer are read at once and layers one after the other"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		if (observation.arrays().isEmpty()) {
			return;
		}
		var arrays = new TreeMap<Integer, TreeSet<Integer>>();
		observation.blocks().forEach(block -> block.planes().forEach(plane -> arrays.computeIfAbsent(block.node(), any -> new TreeSet<>()).add(plane.array())));
		double reads = 0;
		double times = 0;
		for (var entry : arrays.entrySet()) {
			int positions = positions(observation.network(), entry.getKey());
			reads += entry.getValue().size() * positions;
			times += positions * readTime;
		}
		Arrays.fill(values[1], reads);
		Arrays.fill(values[2], times);
		var shown = observation.arrays().stream().map(Shown::by).toList();
		for (int copy = 0; copy < observation.copies(); copy++) {
			for (int node : arrays.keySet()) {
				values[0][copy] += energy(observation, copy, node, shown);
			}
		}
	}

	/** Of a layer. */
	private double energy(Observation observation, int copy, int node, List<double[]> shown) {
		var squares = squares(observation, copy, node);
		double bias = positions(observation.network(), node);
		var done = shown.stream().map(any -> new BitSet()).toList();
		double sum = 0;
		for (var block : observation.blocks()) {
			if (block.node() != node) {
				continue;
			}
			for (int p = 0; p < block.planes().size(); p++) {
				var plane = block.planes().get(p);
				var array = observation.arrays().get(plane.array());
				int columns = observation.scheme().bitLines(p, block.outputs());
				int words = observation.scheme().wordLinesPerInput();
				int from = copy * array.cells().perCopy();
				for (int k = 0; k < plane.cells().length; k++) {
					int cell = plane.cells()[k];
					if (!done.get(plane.array()).get(cell)) {
						done.get(plane.array()).set(cell); // blocks may share a reference
						double square = block.tensor() == Tensor.BIAS ? bias : squares[block.firstInput() + k / columns / words];
						sum += square * array.readVoltage() * array.readVoltage() * shown.get(plane.array())[from + cell];
					}
				}
			}
		}
		return sum * readTime;
	}

	private static int positions(Network network, int node) {
		return network.node(node).layer() instanceof Layer.Convolution ? network.shape(node).height() * network.shape(node).width() : 1;
	}

	/** Squares of the inputs of every row of the layer's matrix, summed over the positions of its kernel; mean over samples. */
	private double[] squares(Observation observation, int copy, int node) {
		var network = observation.network();
		int input = network.node(node).inputs().getFirst();
		int features = observation.test().features();
		int width = network.shape(input).size();
		int count = Math.min(samples, observation.test().count());
		var means = new double[width];
		for (int first = 0; first < count; first += AT_ONCE) {
			int some = Math.min(AT_ONCE, count - first);
			var activations = observation.activations(copy, input, Arrays.copyOfRange(observation.test().inputs(), first * features, (first + some) * features), some);
			for (int k = 0; k < some * width; k++) {
				means[k % width] += (double) activations[k] * activations[k] / count;
			}
		}
		return network.node(node).layer() instanceof Layer.Convolution kernel ? overPositions(network, node, kernel, means) : means;
	}

	/** Sums over the positions at which a row of the matrix (channel, kernel row, kernel column) meets an input. */
	private static double[] overPositions(Network network, int node, Layer.Convolution kernel, double[] means) {
		var from = network.inputShape(node);
		var to = network.shape(node);
		var sums = new double[network.matrix(node).rows()];
		for (int row = 0; row < sums.length; row++) {
			int channel = row / (kernel.kernelHeight() * kernel.kernelWidth());
			int i = row / kernel.kernelWidth() % kernel.kernelHeight();
			int j = row % kernel.kernelWidth();
			for (int h = 0; h < to.height(); h++) {
				for (int w = 0; w < to.width(); w++) {
					int y = h * kernel.stride() + i - kernel.padding();
					int x = w * kernel.stride() + j - kernel.padding();
					if (y >= 0 && y < from.height() && x >= 0 && x < from.width()) {
						sums[row] += means[(channel * from.height() + y) * from.width() + x];
					}
				}
			}
		}
		return sums;
	}
}
