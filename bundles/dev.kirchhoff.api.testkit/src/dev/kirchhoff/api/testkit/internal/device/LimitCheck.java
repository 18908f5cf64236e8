// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Conductances stay within limits(); noise, energy and endurance are 0 or more. */
final class LimitCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		var limits = bench.device().limits();
		for (var call : bench.calls()) {
			boolean isForWritten = call.method().equals("disturb") || call.method().equals("relax");
			for (var cells : isForWritten ? List.of(bench.programmed(0, Bench.COPIES)) : List.of(bench.programmed(0, Bench.COPIES), bench.fresh(0, Bench.COPIES))) {
				var before = cells.conductance().clone();
				var outcome = call.on(cells);
				boolean conductances = call.method().equals("readout");
				for (int i = 0; i < outcome.conductance().length; i++) {
					double g = outcome.conductance()[i];
					if (g != before[i] && !Double.isNaN(g) && !limits.contains(g)) {
						outside(call, g, i, limits, report);
					}
					if (outcome.answers().length > 0) {
						double answer = outcome.answers()[i];
						if (conductances && !Double.isNaN(answer) && !limits.contains(answer)) {
							outside(call, answer, i, limits, report);
						} else if (!conductances && answer < 0) {
							report.error(call.method(), "it answers " + answer, call.where() + ", " + Bench.cell(i), "answer 0 or more");
						}
					}
				}
			}
		}
	}

	private static void outside(Call call, double g, int i, Range limits, Report report) {
		report.error(call.method(), "it gives " + Text.siemens(g) + ", but limits() are " + Text.siemens(limits.low()) + " to " + Text.siemens(limits.high()), call.where() + ", " + Bench.cell(i),
				"clip the conductance, or widen limits()");
	}
}
