// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import java.util.Arrays;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.Samples;

/**
 * Samples as neurons see them: lists of the inputs that are on if all are on or off, else levels.
 *
 * @param active inputs that are on, sample after sample; null if inputs have levels
 * @param first  where each sample begins in it, and where the last one ends
 * @param levels [sample][input]; null if inputs are on or off
 */
record Pictures(short[] active, int[] first, short[] levels, int inputs) {

	/** Whether all values are 0 or 1, and not too many for lists of short numbers. */
	static boolean onOrOff(Samples samples) {
		for (float x : samples.inputs()) {
			if (x != 0 && x != 1) {
				return false;
			}
		}
		return samples.features() <= Short.MAX_VALUE;
	}

	/**
	 * @param onOrOff whether all values are 0 or 1
	 * @param levels  of a neuron above zero, to which other values are rounded
	 * @throws KirchhoffException if a value is not within 0..1
	 */
	static Pictures of(Samples samples, boolean onOrOff, int levels) {
		return onOrOff ? lists(samples) : inLevels(samples, levels);
	}

	private static Pictures lists(Samples samples) {
		int features = samples.features();
		var inputs = samples.inputs();
		var first = new int[samples.count() + 1];
		var active = new short[1024];
		int count = 0;
		for (int s = 0; s < samples.count(); s++) {
			first[s] = count;
			if (active.length - count < features) {
				active = Arrays.copyOf(active, 2 * active.length + features);
			}
			for (int i = 0; i < features; i++) {
				if (inputs[s * features + i] != 0) {
					active[count++] = (short) i;
				}
			}
		}
		first[samples.count()] = count;
		return new Pictures(Arrays.copyOf(active, count), first, null, features);
	}

	private static Pictures inLevels(Samples samples, int levels) {
		var inputs = samples.inputs();
		var rounded = new short[inputs.length];
		for (int i = 0; i < inputs.length; i++) {
			float x = inputs[i];
			if (!(x >= 0 && x <= 1)) {
				throw new KirchhoffException("sample " + (i / samples.features() + 1) + " has the value " + x + ", and neurons go from 0 to 1",
						"scale the data to 0..1 in their preprocessing");
			}
			rounded[i] = (short) Math.round(x * (double) levels);
		}
		return new Pictures(null, null, rounded, samples.features());
	}
}
