// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * What learning by weak pulses has done to the devices (Hirtzlin et al. 2019, Figs. 12 and 13): how many pulses synapses took, what that
 * and one recognition cost, how conductances lie after every epoch, and how many devices are saturated, which is to say at the bottom of the window.
 */
public record PulsedLearning(
		@Parameter(doc = "Energy of one read of a synapse with all of its CMOS (25 nJ a digit over 813056 synapses)", unit = "J", value = "30.7 fJ", min = 0) double readEnergy,
		@Parameter(doc = "Bins of the histogram of pulses for a decade", value = "4", min = 1, max = 100) int perDecade)
		implements Metric {
	private static final int DECADES = 6;
	private static final String EPOCH = "epoch ";
	/** Of the sums of an epoch: copies, part that is saturated, pulses, full SETs; then the bins. */
	private static final int COPIES = 0;
	private static final int SATURATED = 1;
	private static final int PULSES = 2;
	private static final int SETS = 3;
	private static final int BINS = 4;
	private static final double MANY = 0.99;

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("pulses-per-synapse", "1", "mean pulses that the devices of a synapse have taken together"),
				new Quantity("median-pulses", "1", "the median of that"), new Quantity("many-pulses", "1", "what 99 % of the synapses stay below or at"),
				new Quantity("most-pulses", "1", "the most of all synapses"),
				new Quantity("learning-energy", "J", "energy of all pulses"), new Quantity("recognition-energy", "J", "energy of one recognition: every synapse is read once"),
				new Quantity("saturated", "1", "part of the devices within a hundredth of the window of its bottom, at the end"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var pulses = tally.sums("pulses", edges().length);
		for (int copy = 0; copy < observation.copies(); copy++) {
			var perSynapse = perSynapse(observation, copy);
			Arrays.sort(perSynapse);
			if (perSynapse.length > 0) {
				values[0][copy] = Arrays.stream(perSynapse).sum() / perSynapse.length;
				values[1][copy] = perSynapse[(perSynapse.length - 1) / 2];
				values[2][copy] = perSynapse[(int) Math.ceil(MANY * perSynapse.length) - 1];
				values[3][copy] = perSynapse[perSynapse.length - 1];
			}
			values[5][copy] = readEnergy * perSynapse.length;
			var edges = edges();
			for (double count : perSynapse) {
				pulses[bin(edges, count)]++;
			}
			saturation(observation, copy, values);
			follow(observation, copy, tally);
		}
	}

	/** Pulses of each weight on an array, over all of its cells. */
	private static double[] perSynapse(Observation observation, int copy) {
		int count = observation.blocks().stream().filter(block -> block.tensor() == Tensor.WEIGHTS).mapToInt(block -> block.inputs() * block.outputs()).sum();
		var perSynapse = new double[count];
		int first = 0;
		for (var block : observation.blocks()) {
			if (block.tensor() != Tensor.WEIGHTS) {
				continue;
			}
			int words = observation.scheme().wordLinesPerInput();
			int bits = observation.scheme().bitLinesPerOutput();
			for (int p = 0; p < block.planes().size(); p++) {
				var plane = block.planes().get(p);
				var cells = observation.arrays().get(plane.array()).cells();
				if (observation.scheme().isReference(p) || !cells.states().contains(Cells.PULSES)) {
					continue;
				}
				var taken = cells.state(Cells.PULSES);
				int columns = block.outputs() * bits;
				for (int k = 0; k < plane.cells().length; k++) {
					perSynapse[first + k / columns / words * block.outputs() + k % columns / bits] += taken[copy * cells.perCopy() + plane.cells()[k]];
				}
			}
			first += block.inputs() * block.outputs();
		}
		return perSynapse;
	}

	private static void saturation(Observation observation, int copy, double[][] values) {
		long devices = 0;
		for (var array : observation.arrays()) {
			var cells = array.cells();
			var window = array.device().window();
			double edge = window.low() + window.width() / 100;
			for (int i = copy * cells.perCopy(); i < (copy + 1) * cells.perCopy(); i++) {
				values[6][copy] += cells.conductance()[i] <= edge ? 1 : 0;
				values[4][copy] += cells.states().contains(Cells.ENERGY) ? cells.state(Cells.ENERGY)[i] : 0;
			}
			devices += cells.perCopy();
		}
		values[6][copy] /= Math.max(1, devices);
	}

	private static void follow(Observation observation, int copy, Tally tally) {
		for (var epoch : observation.course(copy)) {
			var state = DeviceState.of(epoch, 3);
			if (state != null) {
				var sums = tally.sums(EPOCH + epoch[0], BINS + DeviceState.BINS);
				sums[COPIES]++;
				sums[SATURATED] += state.saturated();
				sums[PULSES] += state.pulses();
				sums[SETS] += state.sets();
				for (int k = 0; k < DeviceState.BINS; k++) {
					sums[BINS + k] += state.counts()[k];
				}
				var window = observation.arrays().getFirst().device().window();
				var ends = tally.sums("window", 3);
				ends[0]++;
				ends[1] += window.low();
				ends[2] += window.high();
			}
		}
	}

	/** Lower edges, spaced by factors; the first bin, below 1, is for synapses without a pulse, the last one is open. */
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
	public List<Table> conclude(Tally tally, double[] values) {
		var tables = new ArrayList<Table>();
		var counts = tally.of("pulses", edges().length);
		if (Arrays.stream(counts).sum() > 0) {
			tables.add(histogram(counts));
		}
		var epochs = tally.all().keySet().stream().filter(key -> key.startsWith(EPOCH)).mapToDouble(key -> Double.parseDouble(key.substring(EPOCH.length()))).sorted().toArray();
		if (epochs.length > 0) {
			tables.add(curve("saturated", "Saturated devices over epochs", tally, epochs, new Quantity("saturated", "1", "part of the devices at the bottom of the window"), SATURATED));
			tables.add(curve("pulses", "Pulses of a synapse over epochs", tally, epochs, new Quantity("pulses", "1", "mean weak pulses that the devices of a synapse have taken"), PULSES));
			var ends = tally.of("window", 3);
			tables.add(map(tally, epochs, new Range(ends[1] / ends[0], ends[2] / ends[0])));
		}
		return tables;
	}

	private Table histogram(double[] counts) {
		var edges = edges();
		var to = Arrays.copyOfRange(edges, 1, edges.length + 1);
		to[edges.length - 1] = StrictMath.pow(10, DECADES + 1. / perDecade);
		return new Table("pulses-per-synapse", "Pulses of a synapse", View.HISTOGRAM,
				List.of(new Quantity("pulses-from", "1", "at least so many; synapses without a pulse are in the first bin, below 1"), new Quantity("pulses-to", "1", "and fewer than this; the last bin holds all beyond"),
						new Quantity("synapses", "1", "synapses of all copies")),
				new double[][] { edges, to, counts });
	}

	private static Table curve(String name, String title, Tally tally, double[] epochs, Quantity what, int sum) {
		var data = new double[2][epochs.length];
		data[0] = epochs;
		for (int k = 0; k < epochs.length; k++) {
			var sums = tally.of(EPOCH + epochs[k], BINS + DeviceState.BINS);
			data[1][k] = sums[sum] / sums[COPIES];
		}
		return new Table(name, title, View.CURVE, List.of(new Quantity("epoch", "1", "passes over the training samples"), what), data);
	}

	private static Table map(Tally tally, double[] epochs, Range window) {
		var data = new double[3][epochs.length * DeviceState.BINS];
		for (int k = 0; k < epochs.length; k++) {
			var sums = tally.of(EPOCH + epochs[k], BINS + DeviceState.BINS);
			double all = Arrays.stream(sums, BINS, sums.length).sum();
			for (int bin = 0; bin < DeviceState.BINS; bin++) {
				int at = k * DeviceState.BINS + bin;
				data[0][at] = epochs[k];
				data[1][at] = window.low() + (bin + 0.5) * window.width() / DeviceState.BINS;
				data[2][at] = sums[BINS + bin] / all;
			}
		}
		return new Table("conductances", "Conductances of the devices over epochs", View.MAP, List.of(new Quantity("epoch", "1", "passes over the training samples"),
				new Quantity("conductance", "S", "middle of the bin"), new Quantity("devices", "1", "part of the devices in the bin")), data);
	}
}
