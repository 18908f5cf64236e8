// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.algorithms.mapping.BinaryPair;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Synapses of two devices, BL (0) and BLb (1), whose weights are the answers of sense amplifiers. They are raised by a weak RESET of BL and
 * lowered by one of BLb (Hirtzlin et al. 2019, Fig. 11a); with a check after the pulse, a synapse that has switched gets a full SET of both
 * devices and a weak RESET of the one that makes it what it has become (Fig. 11b).
 */
final class Pairs extends Synapses {
	private final BinaryPair scheme;
	private final boolean checked;
	private final double noise;
	private final double[] offsets;

	/** @param checked whether there is a check after the pulse */
	Pairs(int inputs, int outputs, Gradual device, BinaryPair scheme, boolean checked) {
		super(inputs, outputs, 2, device);
		this.scheme = scheme;
		this.checked = checked;
		noise = scheme.noise();
		offsets = new double[outputs];
	}

	/** Every block has an amplifier a column. */
	@Override
	void block(int firstOutput, int count) {
		var own = new double[count];
		scheme.offsets(0, own);
		System.arraycopy(own, 0, offsets, firstOutput, count);
	}

	@Override
	boolean isNoisy() {
		return noise > 0;
	}

	@Override
	void read(int firstOutput, int lastOutput, RandomStream random) {
		for (int j = firstOutput; j < lastOutput; j++) {
			for (int k = j * inputs; k < (j + 1) * inputs; k++) {
				weights[k] = sense(k, j, random, k) ? 1 : -1;
			}
		}
	}

	/** Whether a sense amplifier finds BL the more resistive one; @param draw number of the draw of its noise */
	private boolean sense(int k, int output, RandomStream random, long draw) {
		double difference = conductance[2 * k + 1] - conductance[2 * k] + offsets[output];
		if (noise > 0) {
			difference += noise * random.noise(draw);
		}
		return difference > 0;
	}

	@Override
	void change(Scratch scratch, int count, RandomStream random) {
		for (int i = 0; i < count; i++) {
			int wanted = scratch.wanted[i];
			// BL to rise, BLb to fall
			scratch.devices[i] = 2 * scratch.synapses[i] + (wanted >>> 31);
			scratch.trains[i] = Math.abs(wanted);
		}
		pulse(Kind.WEAK_RESET, count, true, random.split("weak RESET"), scratch);
		int switched = sense(scratch, count, random.split("check"));
		if (checked && switched > 0) {
			refresh(scratch, switched, random);
		}
	}

	/** Reads the synapses in scratch, in the order of their neurons; leaves those that have switched in it. */
	private int sense(Scratch scratch, int count, RandomStream random) {
		int switched = 0;
		int output = 0;
		int end = inputs;
		for (int i = 0; i < count; i++) {
			int k = scratch.synapses[i];
			while (k >= end) {
				output++;
				end += inputs;
			}
			float now = sense(k, output, random, i) ? 1 : -1;
			if (now != weights[k]) {
				weights[k] = now;
				switches[k]++;
				scratch.synapses[switched++] = k;
			}
		}
		return switched;
	}

	/** What is counted as a switch is what the check saw; noise of the pulses after it may undo it. */
	private void refresh(Scratch scratch, int count, RandomStream random) {
		for (int i = 0; i < count; i++) {
			scratch.devices[2 * i] = 2 * scratch.synapses[i];
			scratch.devices[2 * i + 1] = 2 * scratch.synapses[i] + 1;
		}
		pulse(Kind.SET, 2 * count, false, random.split("SET"), scratch);
		for (int i = 0; i < count; i++) {
			int k = scratch.synapses[i];
			scratch.devices[i] = 2 * k + (weights[k] > 0 ? 0 : 1);
		}
		pulse(Kind.WEAK_RESET, count, false, random.split("after SET"), scratch);
		sense(scratch, count, random.split("after check"));
	}
}
