// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.algorithms.programming.BitPulses;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.numerics.network.Tensor;

/** Brings the bits of a copy's cells into {@link BitLayer layers} and back. */
final class BitCells {
	private final OnChipTask task;
	/** Per array. */
	private final OneCopy[] copies;
	private final int bits;
	private final List<Integer> nodes;
	private final BitLayer[] layers;
	private final double[] ranges;

	/** @param onOrOff whether inputs are 0 or 1, and not levels */
	BitCells(OnChipTask task, int bits, boolean onOrOff) {
		this.task = task;
		this.bits = bits;
		copies = new OneCopy[task.arrays().size()];
		nodes = task.network().weighted();
		layers = new BitLayer[nodes.size()];
		ranges = new double[nodes.size()];
		for (int l = 0; l < layers.length; l++) {
			var matrix = task.network().matrix(nodes.get(l));
			layers[l] = new BitLayer(matrix.rows(), matrix.columns(), bits, l == 0 && onOrOff);
		}
		requireAllWeights();
		for (int a = 0; a < copies.length; a++) {
			copies[a] = OneCopy.of(task.arrays().get(a).cells(), task.copy(), task.random().split("cells").split(a));
			load(a);
		}
	}

	BitLayer[] layers() {
		return layers;
	}

	/** Largest weight of each layer. */
	double[] ranges() {
		return ranges;
	}

	/** Every weight must be on an array, once, and all of a layer in the same units. */
	private void requireAllWeights() {
		var found = new long[layers.length];
		for (int b = 0; b < task.blocks().size(); b++) {
			var block = task.blocks().get(b);
			int l = nodes.indexOf(block.node());
			if (block.tensor() != Tensor.WEIGHTS || l < 0) {
				continue;
			}
			if (found[l] > 0 && ranges[l] != task.ranges()[b]) {
				throw new KirchhoffException("the blocks of layer " + name(l) + " have different ranges of weights, which cannot learn together",
						"fix the range of the mapping, for example to 1");
			}
			ranges[l] = task.ranges()[b];
			found[l] += (long) block.inputs() * block.outputs();
		}
		for (int l = 0; l < layers.length; l++) {
			long all = (long) layers[l].inputs() * layers[l].outputs();
			if (found[l] != all) {
				throw new KirchhoffException(found[l] + " of the " + all + " weights of layer " + name(l) + " are on arrays", "map the whole layer once");
			}
		}
	}

	private String name(int layer) {
		return task.network().node(nodes.get(layer)).name();
	}

	/** What is done with each cell of a copy. */
	private interface Visitor {
		/**
		 * @param cell index in the copy
		 * @param bit  0 is the sign
		 */
		void visit(int cell, BitLayer layer, int input, int output, int bit);
	}

	private void visit(int array, Visitor visitor) {
		for (var block : task.blocks()) {
			int l = nodes.indexOf(block.node());
			if (block.tensor() == Tensor.WEIGHTS && l >= 0 && block.planes().get(0).array() == array) {
				visit(block, layers[l], visitor);
			}
		}
	}

	private void visit(PlacedBlock block, BitLayer layer, Visitor visitor) {
		var cells = block.planes().get(0).cells();
		int k = 0;
		for (int i = 0; i < block.inputs(); i++) {
			for (int j = 0; j < block.outputs(); j++) {
				for (int bit = 0; bit < bits; bit++) {
					visitor.visit(cells[k++], layer, block.firstInput() + i, block.firstOutput() + j, bit);
				}
			}
		}
	}

	private void load(int array) {
		var device = task.arrays().get(array).device();
		var cells = copies[array].cells();
		var conductance = cells.conductance();
		var limits = limits(device, cells);
		var before = cells.state(Cells.SWITCHES);
		visit(array, (cell, layer, input, output, bit) -> {
			int mask = 1 << bits - 1 - bit;
			int code = layer.code(input, output);
			layer.set(input, output, BitPulses.bit(conductance[cell], device) ? code | mask : code & ~mask);
			boolean stuck = cells.fault(cell) != Cells.WORKING;
			layer.limit(input, output, bit, stuck ? 0 : (int) Math.clamp(limits[cell] - before[cell], 0, Integer.MAX_VALUE));
		});
	}

	private static double[] limits(Device device, Cells cells) {
		var limits = new double[cells.size()];
		if (device instanceof Enduring enduring) {
			enduring.endurance(cells, limits);
		} else {
			Arrays.fill(limits, Double.POSITIVE_INFINITY);
		}
		return limits;
	}

	/** Leaves bits in the cells as their last pulse leaves them, and puts down what learning has cost. */
	void store(BitPulses pulses) {
		for (int a = 0; a < copies.length; a++) {
			store(a, pulses);
			copies[a].putBack();
		}
	}

	private void store(int array, BitPulses pulses) {
		var device = task.arrays().get(array).device();
		var cells = copies[array].cells();
		var switches = new int[cells.size()];
		var switched = new boolean[cells.size()];
		var set = new boolean[cells.size()];
		var reset = new boolean[cells.size()];
		visit(array, (cell, layer, input, output, bit) -> {
			switches[cell] = layer.switches(input, output, bit);
			switched[cell] = switches[cell] > 0;
			boolean one = (layer.code(input, output) >> bits - 1 - bit & 1) != 0;
			set[cell] = switched[cell] && one;
			reset[cell] = switched[cell] && !one;
		});
		// every pulse that was counted found its cell in the other state
		var conductance = cells.conductance();
		put(conductance, switched, device.window().low());
		var setEnergy = BitPulses.energy(cells, device, pulses.pulses(true, switched));
		put(conductance, switched, device.window().high());
		var resetEnergy = BitPulses.energy(cells, device, pulses.pulses(false, switched));
		put(conductance, set, device.window().low());
		((Pulsed) device).pulse(cells, pulses.pulses(true, set));
		((Pulsed) device).pulse(cells, pulses.pulses(false, reset));
		for (int i = 0; i < switched.length; i++) {
			// SET and RESET take turns, and the last one is known
			int sets = set[i] ? (switches[i] + 1) / 2 : switches[i] / 2;
			cells.state(Cells.ENERGY)[i] += sets * setEnergy[i] + (switches[i] - sets) * resetEnergy[i];
			cells.state(Cells.TIME)[i] += switches[i] * pulses.width();
			cells.state(Cells.PULSES)[i] += switches[i];
			cells.state(Cells.SWITCHES)[i] += switches[i];
		}
	}

	private static void put(double[] conductance, boolean[] which, double value) {
		for (int i = 0; i < which.length; i++) {
			if (which[i]) {
				conductance[i] = value;
			}
		}
	}
}
