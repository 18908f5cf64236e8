// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Faulty;

/** Puts stuck cells where they are stuck; a device that says nothing of them is stuck at the ends of its window. */
final class Stuck {
	private Stuck() {
	}

	static void stick(Cells cells, Device device) {
		if (device instanceof Faulty faulty) {
			faulty.stick(cells);
			return;
		}
		var window = device.window();
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) != Cells.WORKING) {
				conductance[i] = cells.fault(i) == Cells.STUCK_LRS ? window.high() : window.low();
			}
		}
	}
}
