// SPDX-License-Identifier: EPL-2.0
package org.example.sinh;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;

/** Electrons tunnel through a thin barrier: I = G sinh(a V) / a, which is ohmic at small voltages. Takes every value of its window exactly. */
public record SinhDevice(
		@Parameter(doc = "Lowest programmable conductance at small voltages", unit = "S", value = "1 µS", min = 0) double gMin,
		@Parameter(doc = "Highest programmable conductance at small voltages", unit = "S", value = "100 µS", min = 0) double gMax,
		@Parameter(doc = "How soon the current leaves the straight line", unit = "1/V", value = "3", min = 1e-6) double a)
		implements Device, StaticIV, Tunable {

	public SinhDevice {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
	}

	@Override
	public Range window() {
		return new Range(gMin, gMax);
	}

	@Override
	public double current(double g, double v) {
		return g * Math.sinh(a * v) / a;
	}

	@Override
	public void tune(Cells cells) {
		System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
	}
}
