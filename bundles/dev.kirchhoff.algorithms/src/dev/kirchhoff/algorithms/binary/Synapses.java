// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The devices of the synapses of a layer, and nothing else that could remember a weight: the weights here are what was read last. Everything
 * lies along the inputs of one neuron ([output][input]), the devices of a synapse side by side. Rows of neurons are independent
 * of each other, so that threads may share a layer.
 */
abstract class Synapses {
	final int inputs;
	final int outputs;
	final int size;
	/** [output][input], as last read. */
	final float[] weights;
	/** S. */
	final double[] conductance;
	/** Weak pulses and full SETs that each device has taken. */
	final int[] weak;
	final int[] sets;
	/** How often a synapse changed its sign, in all. */
	final int[] switches;
	/** Pulses that a device answers to; null if none can wear out in this training. */
	int[] limits;
	final Gradual device;

	/** @param devices of each synapse */
	Synapses(int inputs, int outputs, int devices, Gradual device) {
		this.inputs = inputs;
		this.outputs = outputs;
		this.device = device;
		size = Math.multiplyExact(inputs, outputs);
		weights = new float[size];
		conductance = new double[Math.multiplyExact(devices, size)];
		weak = new int[conductance.length];
		sets = new int[conductance.length];
		switches = new int[size];
	}

	final int devices() {
		return conductance.length / size;
	}

	/** Tells that some neurons lie on a block of their own. */
	void block(int firstOutput, int count) {
		// one amplifier is like the other
	}

	/** Reads the weights of some neurons. */
	abstract void read(int firstOutput, int lastOutput, RandomStream random);

	/** Whether another reading may give other weights though no device has changed. */
	abstract boolean isNoisy();

	/**
	 * Changes synapses as the learning rule wants it, and reads them.
	 *
	 * @param count of the synapses in scratch, in ascending order, each with its direction and the number of pulses
	 */
	abstract void change(Scratch scratch, int count, RandomStream random);

	/** Applies pulses to devices listed in {@code scratch.devices}, if they still answer; each takes as many as {@code scratch.trains} says, or one. */
	final void pulse(Pulses.Kind kind, int count, boolean trains, RandomStream random, Scratch scratch) {
		int n = 0;
		var counts = kind == Pulses.Kind.SET ? sets : weak;
		for (int i = 0; i < count; i++) {
			int at = scratch.devices[i];
			int train = trains ? scratch.trains[i] : 1;
			if (limits == null || weak[at] + sets[at] < limits[at]) {
				scratch.addressed[n] = at;
				scratch.conductance[n] = conductance[at];
				scratch.pulses[n++] = train;
				counts[at] += train;
			}
		}
		boolean chance = device.isRandom(kind);
		if (chance) {
			random.noise(0, scratch.normal, 0, n);
		}
		device.pulse(kind, scratch.conductance, trains ? scratch.pulses : null, chance ? scratch.normal : null, 0, n);
		for (int i = 0; i < n; i++) {
			conductance[scratch.addressed[i]] = scratch.conductance[i];
		}
	}
}
