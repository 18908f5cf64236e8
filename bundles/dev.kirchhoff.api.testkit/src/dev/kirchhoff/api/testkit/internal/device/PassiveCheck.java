// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** A cell takes power and gives none: its current has the sign of its voltage and is exactly 0 at 0 V. */
final class PassiveCheck implements DeviceCheck {
	private static final int CONDUCTANCES = 17;

	@Override
	public void check(Bench bench, Report report) {
		bench.as(StaticIV.class).ifPresent(iv -> {
			for (var g : bench.conductances(CONDUCTANCES)) {
				if (iv.current(g, 0) != 0 && Double.isFinite(iv.current(g, 0))) {
					report.error("zero", "a cell of " + Text.siemens(g) + " carries " + Text.amperes(iv.current(g, 0)) + " at 0 V", "current",
							"make the current exactly 0 at 0 V; take the offset out of a measured curve");
				}
				for (var v : bench.voltages()) {
					if (v * iv.current(g, v) < 0) {
						report.error("sign", "a cell of " + Text.siemens(g) + " carries " + Text.amperes(iv.current(g, v)) + " at " + Text.volts(v) + ": it gives power", "current",
								"give the current the sign of the voltage; check that both polarities are handled");
					}
				}
			}
		});
	}
}
