// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.Monotone;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Current never falls where the voltage rises, unless the device says so. */
final class MonotoneVoltageCheck implements DeviceCheck {
	/** Part of the current that may be rounding. */
	static final double ROUNDING = 1e-12;
	private static final int CONDUCTANCES = 17;

	@Override
	public void check(Bench bench, Report report) {
		if (!bench.promises(Monotone::voltage)) {
			return;
		}
		bench.as(StaticIV.class).ifPresent(iv -> {
			var v = bench.voltages();
			for (var g : bench.conductances(CONDUCTANCES)) {
				for (int k = 1; k < v.length; k++) {
					double lower = iv.current(g, v[k - 1]);
					double upper = iv.current(g, v[k]);
					if (upper < lower - ROUNDING * Math.max(Math.abs(lower), Math.abs(upper))) {
						report.error("", "the current of a cell of " + Text.siemens(g) + " falls from " + Text.amperes(lower) + " to " + Text.amperes(upper),
								"current from " + Text.volts(v[k - 1]) + " to " + Text.volts(v[k]),
								"mend the curve, or annotate the device with @Monotone(voltage = false) if its resistance is negative there");
					}
				}
			}
		});
	}
}
