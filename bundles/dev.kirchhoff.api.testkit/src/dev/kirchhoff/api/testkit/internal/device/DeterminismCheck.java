// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** The same draws give the same result, bit for bit, every time: chance comes from Draws alone, and the device remembers nothing. */
final class DeterminismCheck implements DeviceCheck {
	private static final int TIMES = 3;
	private static final int CONDUCTANCES = 5;

	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.calls()) {
			var first = call.on(bench.programmed(0, Bench.COPIES));
			for (int k = 0; k < TIMES; k++) {
				var again = call.on(bench.programmed(0, Bench.COPIES));
				int cell = first.difference(0, again, 0, Bench.COPIES * Bench.PER_COPY);
				if (cell >= 0) {
					report.error(call.method(), "the same call on the same cells gave another result", call.where() + ", " + Bench.cell(cell),
							"draw all chance from cells.draws(), and keep nothing in the device from call to call");
				}
			}
		}
		bench.as(StaticIV.class).ifPresent(iv -> {
			for (var g : bench.conductances(CONDUCTANCES)) {
				for (var v : bench.voltages()) {
					double first = iv.current(g, v);
					if (Double.doubleToLongBits(first) != Double.doubleToLongBits(iv.current(g, v))) {
						report.error("current", "the same call gave another current", "current at " + Text.siemens(g) + " and " + Text.volts(v), "let current depend on g and v alone");
					}
				}
			}
		});
	}
}
