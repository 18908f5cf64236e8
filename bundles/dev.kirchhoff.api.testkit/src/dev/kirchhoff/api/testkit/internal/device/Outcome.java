// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Pulses;

/**
 * What a call left behind.
 *
 * @param states by name
 * @param pulses the call was given, or null
 */
record Outcome(double[] conductance, Map<String, double[]> states, double[] answers, Pulses pulses) {
	static Outcome of(Cells cells, double[] answers, Pulses pulses) {
		var states = new LinkedHashMap<String, double[]>();
		cells.states().forEach(name -> states.put(name, cells.state(name).clone()));
		return new Outcome(cells.conductance().clone(), states, answers.clone(), pulses);
	}

	/** The index of a cell that is not bit for bit the same, counted in both from an offset; -1 if there is none. */
	int difference(int from, Outcome other, int otherFrom, int count) {
		for (int i = 0; i < count; i++) {
			if (!same(conductance, from + i, other.conductance, otherFrom + i) || answers.length > 0 && !same(answers, from + i, other.answers, otherFrom + i)) {
				return i;
			}
		}
		for (var entry : states.entrySet()) {
			var others = other.states.get(entry.getKey());
			for (int i = 0; i < count; i++) {
				if (!(others == null ? entry.getValue()[from + i] == 0 : same(entry.getValue(), from + i, others, otherFrom + i))) {
					return i;
				}
			}
		}
		return -1;
	}

	boolean isSame(Outcome other) {
		return Arrays.equals(conductance, other.conductance) && Arrays.equals(answers, other.answers) && difference(0, other, 0, conductance.length) < 0;
	}

	private static boolean same(double[] a, int i, double[] b, int j) {
		return Double.doubleToLongBits(a[i]) == Double.doubleToLongBits(b[j]);
	}
}
