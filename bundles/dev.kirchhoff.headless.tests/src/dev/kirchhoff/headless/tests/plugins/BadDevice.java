// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;

/** A device from 1 to 100 µS that spoils its last cell. */
public record BadDevice(@Parameter(doc = "What it does wrong", value = "none") Misdeed misdeed) implements Device, Tunable {
	private static final Range WINDOW = new Range(1e-6, 1e-4);

	@Override
	public Range window() {
		return WINDOW;
	}

	@Override
	public Range limits() {
		return WINDOW;
	}

	@Override
	public void tune(Cells cells) {
		System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		int last = cells.size() - 1;
		switch (misdeed) {
			case NONE, THROW_LATE -> {
				// as it should be
			}
			case THROW -> throw new IllegalStateException("the filament is on fire");
			case NAN -> cells.conductance()[last] = Double.NaN;
			case OUTSIDE -> cells.conductance()[last] = 1;
		}
	}
}
