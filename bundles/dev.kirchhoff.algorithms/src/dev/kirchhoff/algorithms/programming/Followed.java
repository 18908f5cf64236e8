// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.HashMap;

import dev.kirchhoff.api.device.Cells;

/** Chooses the cells whose pulses are kept: the first ones of every target, in the first copy. */
final class Followed {
	private Followed() {
	}

	/** @param each cells of a target */
	static boolean[] of(Cells cells, int each) {
		var followed = new boolean[cells.size()];
		var chosen = new HashMap<Double, Integer>();
		for (int i = 0; each > 0 && i < cells.perCopy(); i++) {
			followed[i] = cells.fault(i) == Cells.WORKING && chosen.merge(cells.target()[i], 1, Integer::sum) <= each;
		}
		return followed;
	}
}
