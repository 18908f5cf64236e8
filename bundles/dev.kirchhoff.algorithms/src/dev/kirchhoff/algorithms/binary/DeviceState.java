// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.Range;

/**
 * What the devices of a network are like after an epoch.
 *
 * @param saturated part of them within a hundredth of the window of its bottom
 * @param pulses    mean weak pulses of a synapse so far
 * @param sets      mean full SETs of a synapse so far
 * @param counts    devices by conductance, in equal bins over the window
 */
record DeviceState(double saturated, double pulses, double sets, double[] counts) {
	static final int BINS = 50;
	private static final int HEAD = 4;
	/** Tells these values from those of other trainers. */
	private static final double MARK = 0x1p-40 * 2019;

	static DeviceState of(List<Synapses> layers, Range window) {
		var counts = new double[BINS];
		double edge = window.low() + window.width() / 100;
		double saturated = 0;
		double pulses = 0;
		double sets = 0;
		double synapses = 0;
		double devices = 0;
		for (var layer : layers) {
			synapses += layer.size;
			devices += layer.conductance.length;
			pulses += Arrays.stream(layer.weak).asLongStream().sum();
			sets += Arrays.stream(layer.sets).asLongStream().sum();
			for (double g : layer.conductance) {
				counts[Math.clamp((int) ((g - window.low()) / window.width() * BINS), 0, BINS - 1)]++;
				if (g <= edge) {
					saturated++;
				}
			}
		}
		return new DeviceState(saturated / devices, pulses / synapses, sets / synapses, counts);
	}

	double[] values() {
		var values = new double[HEAD + BINS];
		values[0] = MARK;
		values[1] = saturated;
		values[2] = pulses;
		values[3] = sets;
		System.arraycopy(counts, 0, values, HEAD, BINS);
		return values;
	}

	/** @return null if a trainer of another kind told the values from an index on */
	static DeviceState of(double[] values, int from) {
		if (values.length != from + HEAD + BINS || values[from] != MARK) {
			return null;
		}
		return new DeviceState(values[from + 1], values[from + 2], values[from + 3], Arrays.copyOfRange(values, from + HEAD, values.length));
	}
}
