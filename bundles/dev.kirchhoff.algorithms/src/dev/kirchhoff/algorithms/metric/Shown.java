// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.metric.Observation.ArrayState;

/** What cells show when they are read. */
final class Shown {
	private Shown() {
	}

	/** Conductance of every cell at the array's read voltage, S; not to be changed. */
	static double[] by(ArrayState array) {
		if (!(array.device() instanceof Readout device && array.readVoltage() > 0)) {
			return array.cells().conductance();
		}
		var shown = new double[array.cells().size()];
		device.readout(array.cells(), array.readVoltage(), shown);
		return shown;
	}
}
