// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Stuck cells do not answer to pulses, and what is told to stick them leaves the others alone. */
final class StuckCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.calls()) {
			if (call.kind() != Call.Kind.STICKS && call.kind() != Call.Kind.PULSES) {
				continue;
			}
			boolean sticks = call.kind() == Call.Kind.STICKS;
			var cells = bench.programmed(0, Bench.COPIES);
			var before = cells.conductance().clone();
			var fault = cells.faults().clone();
			call.on(cells);
			for (int i = 0; i < before.length; i++) {
				boolean works = fault[i] == Cells.WORKING;
				if (works == sticks && before[i] != cells.conductance()[i]) {
					report.error(call.method(), "a cell that " + (sticks ? "works" : "is stuck") + " goes from " + Text.siemens(before[i]) + " to " + Text.siemens(cells.conductance()[i]),
							call.where() + ", " + Bench.cell(i), sticks ? "change cells only whose fault is not WORKING" : "leave cells alone whose fault is not WORKING");
				}
			}
		}
	}
}
