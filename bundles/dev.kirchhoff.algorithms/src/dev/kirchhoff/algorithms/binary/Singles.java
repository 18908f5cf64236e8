// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The conventional approach: a synapse of one device whose conductance is the weight, -1 to 1 over the window. Weak SET pulses raise it, weak
 * RESET pulses lower it, and it is read exactly.
 */
final class Singles extends Synapses {
	private final double middle;
	private final double half;

	Singles(int inputs, int outputs, Gradual device, Range window) {
		super(inputs, outputs, 1, device);
		half = window.width() / 2;
		middle = window.low() + half;
	}

	@Override
	boolean isNoisy() {
		return false;
	}

	@Override
	void read(int firstOutput, int lastOutput, RandomStream random) {
		for (int k = firstOutput * inputs; k < lastOutput * inputs; k++) {
			weights[k] = weight(k);
		}
	}

	private float weight(int k) {
		return (float) ((conductance[k] - middle) / half);
	}

	@Override
	void change(Scratch scratch, int count, RandomStream random) {
		change(Kind.WEAK_SET, true, scratch, count, random.split("weak SET"));
		change(Kind.WEAK_RESET, false, scratch, count, random.split("weak RESET"));
		for (int i = 0; i < count; i++) {
			int k = scratch.synapses[i];
			float before = weights[k];
			weights[k] = weight(k);
			if (before > 0 != weights[k] > 0) {
				switches[k]++;
			}
		}
	}

	private void change(Kind kind, boolean up, Scratch scratch, int count, RandomStream random) {
		int n = 0;
		for (int i = 0; i < count; i++) {
			if (scratch.wanted[i] > 0 == up) {
				scratch.devices[n] = scratch.synapses[i];
				scratch.trains[n++] = Math.abs(scratch.wanted[i]);
			}
		}
		pulse(kind, n, true, random, scratch);
	}
}
