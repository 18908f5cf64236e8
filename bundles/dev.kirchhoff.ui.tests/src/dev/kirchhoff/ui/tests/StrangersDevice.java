// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;

/** A device that fails when it is tuned; {@link Stranger} puts it into a plug-in of its own. */
public record StrangersDevice(@Parameter(doc = "Highest conductance", unit = "S", value = "100 µS", min = 0) double gMax) implements Device, StaticIV, Tunable {
	@Override
	public Range window() {
		return new Range(gMax / 100, gMax);
	}

	@Override
	public double current(double g, double v) {
		return g * v;
	}

	@Override
	public void tune(Cells cells) {
		throw new IllegalStateException("the filament is on fire");
	}
}
