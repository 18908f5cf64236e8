// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

/** Brings the cells of a copy into {@link Synapses} and back. A weight lies on one plane, its devices side by side. */
final class DeviceCells {
	/** State: full SETs that a cell has taken while it learned. */
	static final String SETS = "sets";

	private final OnChipTask task;
	private final List<Integer> nodes;
	private final Synapses[] layers;
	private final String trainer;

	/** Makes the synapses of a layer. */
	@FunctionalInterface
	interface Maker {
		Synapses make(int inputs, int outputs, Gradual device);
	}

	/** @param trainer for messages */
	DeviceCells(OnChipTask task, Structure structure, Maker maker, String trainer) {
		this.task = task;
		this.trainer = trainer;
		nodes = structure.weights();
		layers = new Synapses[nodes.size()];
		var device = device();
		for (int l = 0; l < layers.length; l++) {
			var matrix = task.network().matrix(nodes.get(l));
			layers[l] = maker.make(matrix.rows(), matrix.columns(), device);
		}
		requireAllWeights();
		load();
	}

	Synapses[] layers() {
		return layers;
	}

	/** One loop changes devices of all arrays: they must be of a kind. */
	private Gradual device() {
		var devices = task.arrays().stream().map(array -> array.device()).distinct().toList();
		if (devices.size() != 1) {
			throw new KirchhoffException(trainer + " learns on devices of one kind, and the arrays " + String.join(", ", task.arrays().stream().map(array -> array.name()).toList())
					+ " have different ones", "give all of them the same device with the same parameters");
		}
		return (Gradual) devices.getFirst();
	}

	private void requireAllWeights() {
		var found = new long[layers.length];
		for (int b = 0; b < task.blocks().size(); b++) {
			var block = task.blocks().get(b);
			int l = nodes.indexOf(block.node());
			if (block.tensor() != Tensor.WEIGHTS || l < 0) {
				continue;
			}
			if (task.ranges()[b] != 1) {
				throw new KirchhoffException("the weights of layer " + name(l) + " go to " + task.ranges()[b] + "; " + trainer + " learns weights from -1 to 1",
						"set weightRange of the mapping to 1");
			}
			found[l] += (long) block.inputs() * block.outputs();
		}
		for (int l = 0; l < layers.length; l++) {
			if (found[l] != layers[l].size) {
				throw new KirchhoffException(found[l] + " of the " + layers[l].size + " weights of layer " + name(l) + " are on arrays", "map the whole layer once");
			}
		}
	}

	private String name(int layer) {
		return task.network().node(nodes.get(layer)).name();
	}

	/** What is done with each device of a block. */
	private interface Visitor {
		/**
		 * @param cell   index in the batch of cells of the array
		 * @param device index in the layer
		 */
		void visit(int cell, Synapses layer, int device);
	}

	private void visit(int array, Visitor visitor) {
		int offset = task.copy() * task.arrays().get(array).cells().perCopy();
		for (var block : task.blocks()) {
			int l = nodes.indexOf(block.node());
			if (block.tensor() != Tensor.WEIGHTS || l < 0 || block.planes().getFirst().array() != array) {
				continue;
			}
			var layer = layers[l];
			var cells = block.planes().getFirst().cells();
			int k = 0;
			for (int i = 0; i < block.inputs(); i++) {
				for (int j = 0; j < block.outputs(); j++) {
					int synapse = (block.firstOutput() + j) * layer.inputs + block.firstInput() + i;
					for (int d = 0; d < layer.devices(); d++) {
						visitor.visit(offset + cells[k++], layer, synapse * layer.devices() + d);
					}
				}
			}
		}
	}

	private void load() {
		for (var block : task.blocks()) {
			int l = nodes.indexOf(block.node());
			if (block.tensor() == Tensor.WEIGHTS && l >= 0) {
				layers[l].block(block.firstOutput(), block.outputs());
			}
		}
		for (int a = 0; a < task.arrays().size(); a++) {
			load(a);
		}
	}

	private void load(int array) {
		var cells = task.arrays().get(array).cells();
		var window = task.arrays().get(array).device().window();
		var left = left(task.arrays().get(array).device(), cells, task.random().split("cells").split(array));
		int from = task.copy() * cells.perCopy();
		visit(array, (cell, layer, device) -> {
			// a cell that nobody has written is at the bottom
			layer.conductance[device] = cells.conductance()[cell] == 0 ? window.low() : cells.conductance()[cell];
			if (left != null) {
				if (layer.limits == null) {
					layer.limits = new int[layer.conductance.length];
					Arrays.fill(layer.limits, Integer.MAX_VALUE);
				}
				layer.limits[device] = left[cell - from];
			}
		});
	}

	/** Pulses that the cells of this copy still answer to, at most what an int holds; null if no cell can get near that. */
	private int[] left(Device device, Cells cells, RandomStream random) {
		int count = cells.perCopy();
		int from = task.copy() * count;
		var limits = new double[count];
		Arrays.fill(limits, Double.POSITIVE_INFINITY);
		if (device instanceof Enduring enduring) {
			enduring.endurance(new Cells(1, new int[count], new int[count], new Draws(new RandomStream[] { random }, count)), limits);
		}
		var before = cells.state(Cells.PULSES);
		var left = new int[count];
		boolean any = false;
		for (int k = 0; k < count; k++) {
			left[k] = cells.fault(from + k) != Cells.WORKING ? 0 : (int) Math.clamp(limits[k] - before[from + k], 0, Integer.MAX_VALUE);
			any |= left[k] < Integer.MAX_VALUE;
		}
		return any ? left : null;
	}

	/** Leaves the devices as they are in the cells, and puts down what learning has cost. */
	void store() {
		var device = layers[0].device;
		double weakEnergy = device.energy(Pulses.Kind.WEAK_RESET);
		double setEnergy = device.energy(Pulses.Kind.SET);
		for (int a = 0; a < task.arrays().size(); a++) {
			var cells = task.arrays().get(a).cells();
			var pulses = cells.state(Cells.PULSES);
			var sets = cells.state(SETS);
			var switches = cells.state(Cells.SWITCHES);
			var energy = cells.state(Cells.ENERGY);
			visit(a, (cell, layer, k) -> {
				cells.conductance()[cell] = layer.conductance[k];
				pulses[cell] += (double) layer.weak[k] + layer.sets[k];
				sets[cell] += layer.sets[k];
				switches[cell] += layer.switches[k / layer.devices()];
				energy[cell] += layer.weak[k] * weakEnergy + layer.sets[k] * setEnergy;
			});
		}
	}
}
