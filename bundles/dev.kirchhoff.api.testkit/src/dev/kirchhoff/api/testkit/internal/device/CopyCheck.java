// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.testkit.internal.Report;

/** A copy has the same result alone as in a batch with others: how copies are grouped is a matter of memory and threads, not of physics. */
final class CopyCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.repeatableCalls()) {
			var together = call.on(bench.programmed(0, Bench.COPIES));
			for (int copy = 0; copy < Bench.COPIES; copy++) {
				var alone = call.on(bench.programmed(copy, 1));
				int cell = alone.difference(0, together, copy * Bench.PER_COPY, Bench.PER_COPY);
				if (cell >= 0) {
					report.error(call.method(), "a copy alone has another result than in a batch of " + Bench.COPIES, call.where() + ", " + Bench.cell(copy * Bench.PER_COPY + cell),
							"let nothing depend on the index in the batch or on other copies: cell k of copy c is at c * perCopy() + k, and Draws counts for you");
				}
			}
		}
	}
}
