// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.testkit.internal.Report;

/**
 * Methods that answer change no cell, and asked again they answer the same. A state that was 0 may be noted at first, as a number that is
 * drawn when it is first needed; from then on it stays.
 */
final class ReadCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.repeatableCalls()) {
			if (call.kind() != Call.Kind.READS) {
				continue;
			}
			var cells = bench.programmed(0, Bench.COPIES);
			var before = cells.conductance().clone();
			var first = call.on(cells);
			var second = call.on(cells);
			for (int i = 0; i < before.length; i++) {
				if (before[i] != first.conductance()[i]) {
					report.error(call.method(), "it changes conductances", call.where() + ", " + Bench.cell(i), "write to the array of answers only");
				}
			}
			for (var state : second.states().entrySet()) {
				var former = first.states().get(state.getKey());
				for (int i = 0; i < before.length; i++) {
					if (former != null && former[i] != 0 && former[i] != state.getValue()[i]) {
						report.error(call.method(), "it changes state '" + state.getKey() + "'", call.where() + ", " + Bench.cell(i), "write to the array of answers only");
					}
				}
			}
			for (int i = 0; i < before.length; i++) {
				if (before[i] == second.conductance()[i] && Double.doubleToLongBits(first.answers()[i]) != Double.doubleToLongBits(second.answers()[i])) {
					report.error(call.method(), "asked again, it answers something else", call.where() + ", " + Bench.cell(i), "let the answer depend on the state of the cell alone");
				}
			}
		}
	}
}
