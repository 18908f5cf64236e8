// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.Monotone;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** At any voltage a cell of more conductance carries no less current, unless the device says so. */
final class MonotoneConductanceCheck implements DeviceCheck {
	private static final int CONDUCTANCES = 33;

	@Override
	public void check(Bench bench, Report report) {
		if (!bench.promises(Monotone::conductance)) {
			return;
		}
		bench.as(StaticIV.class).ifPresent(iv -> {
			var g = bench.conductances(CONDUCTANCES);
			for (var v : bench.voltages()) {
				for (int k = 1; k < g.length; k++) {
					// of a current against the voltage PassiveCheck tells
					double lower = Math.max(0, Math.signum(v) * iv.current(g[k - 1], v));
					double upper = Math.max(0, Math.signum(v) * iv.current(g[k], v));
					if (upper < lower * (1 - MonotoneVoltageCheck.ROUNDING)) {
						report.error("", "a cell of " + Text.siemens(g[k]) + " carries " + Text.amperes(upper) + ", one of " + Text.siemens(g[k - 1]) + " carries " + Text.amperes(lower),
								"current at " + Text.volts(v), "mend the dependence on g, or annotate the device with @Monotone(conductance = false)");
					}
				}
			}
		});
	}
}
