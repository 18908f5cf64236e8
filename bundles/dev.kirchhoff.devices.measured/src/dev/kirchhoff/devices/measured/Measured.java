// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.io.IOException;
import java.nio.file.Path;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * A device known by tables of measurements instead of a model: what was measured is drawn again (bootstrap). Each table is a CSV file
 * with a heading line; lines that begin with # are remarks. What has no table has the statistics of the plain parameters.
 */
public record Measured(
		@Parameter(doc = "Lowest programmable conductance", unit = "S", value = "100 µS", min = 0) double gMin,
		@Parameter(doc = "Highest programmable conductance", unit = "S", value = "500 µS", min = 0) double gMax,
		@Parameter(doc = "CSV of tuning results: target and reached conductance [S]; relative errors of the nearest target are drawn", value = "") Path tuning,
		@Parameter(doc = "Mean relative tuning offset, if there is no table", value = "0", min = -1, max = 1) double offset,
		@Parameter(doc = "Standard deviation of the tuning offset, if there is no table", value = "0", min = 0, max = 1) double offsetSpread,
		@Parameter(doc = "Relative spread of tuned values at zero conductance, if there is no table", value = "0", min = 0, max = 1) double spread,
		@Parameter(doc = "Change of the relative spread with conductance, if there is no table", unit = "1/S", value = "0") double spreadSlope,
		@Parameter(doc = "CSV of disturbances: number of devices written later and change of conductance [S]", value = "") Path disturbance,
		@Parameter(doc = "CSV of one I-V curve: voltage [V] and current [A]; scaled to each cell's conductance", value = "") Path iv,
		@Parameter(doc = "Voltage at which conductances are read, for the I-V curve", unit = "V", value = "0.2 V", min = 1e-6) double readVoltage,
		@Parameter(doc = "CSV of the conductances [S] of cells stuck at LRS", value = "") Path stuckLrs,
		@Parameter(doc = "CSV of the conductances [S] of cells stuck at HRS", value = "") Path stuckHrs)
		implements DeviceSource {

	public Measured {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
	}

	@Override
	public Device load() throws IOException {
		return new MeasuredDevice(this,
				tuning == null ? null : Groups.relativeErrors(tuning),
				disturbance == null ? null : Groups.of(disturbance),
				iv == null ? null : Curve.read(iv, readVoltage),
				stuckLrs == null ? new double[] { gMax } : Columns.read(stuckLrs, 1)[0],
				stuckHrs == null ? new double[] { gMin } : Columns.read(stuckHrs, 1)[0]);
	}
}
