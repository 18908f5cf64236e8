// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Only cells that are addressed change: an amplitude of 0 leaves a cell alone, and relaxing concerns the marked ones. */
final class AddressedCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.calls()) {
			boolean relaxes = call.method().equals("relax");
			if (call.kind() != Call.Kind.PULSES && !relaxes) {
				continue;
			}
			var cells = bench.programmed(0, Bench.COPIES);
			var before = cells.conductance().clone();
			var outcome = call.on(cells);
			for (int i = 0; i < before.length; i++) {
				boolean addressed = relaxes ? i % 2 == 0 : outcome.pulses().amplitude()[i] != 0;
				if (!addressed && before[i] != outcome.conductance()[i]) {
					report.error(call.method(), "a cell that is not addressed goes from " + Text.siemens(before[i]) + " to " + Text.siemens(outcome.conductance()[i]),
							call.where() + ", " + Bench.cell(i), relaxes ? "change the cells only that are marked" : "leave cells alone whose amplitude is 0");
				}
			}
		}
	}
}
